import type { ReactNode } from "react";
import { type ComparedFile, type ComparedText, differingParts } from "@/components/ui/differing";
import { nameIn, speaker } from "@/lib/i18n";
import { paths } from "@/lib/paths";
import { formatZoned, homeZone, type Lang } from "@/lib/time";
import { ChangedParts } from "./changed-parts";
import { EditionText, type ReadText } from "./edition-text";

type Text = ReadText &
  Omit<ComparedText, "department" | "files"> & {
    number: number;
    departmentId: number | null;
    version: number | null;
    changeNote: string | null;
    changeType: string | null;
    endsAt: Date | null;
    files: readonly (ComparedFile & { id: number; name: string })[];
  };
type Office = { id: number; nameKo: string; nameEn: string };
type Props = {
  lang: Lang;
  board: string;
  edition: Text;
  /** What is public and would be replaced; of a text that is public already, what it replaced. */
  live: Text | null;
  /** Yet to be public, or public already and to be checked. */
  of?: "review" | "check";
  departments: readonly Office[];
  /** The text with the remarks beside its paragraphs, where there may be such. */
  remarked?: ReactNode;
};

/** What differs from the text that is public, part by part, then exactly what will be public, whole. */
export function ReviewTexts(props: Props) {
  const { lang, board, edition, live, departments, of = "review" } = props;
  const say = speaker(lang);
  const office = (id: number | null) => {
    const found = departments.find((each) => each.id === id);
    return found ? nameIn(lang, found) : "–";
  };
  const text = (of: Text) => ({ ...of, department: office(of.departmentId) });
  const end = ({ endsAt }: Text) =>
    endsAt ? formatZoned(endsAt, homeZone, lang) : say("panel.no-end");
  const parts = live ? differingParts(lang, text(live), text(edition)) : [];
  const version = live?.version ?? "–";
  return (
    <div className="review">
      {edition.changeNote && (
        <p className="lead" lang={edition.lang}>
          {edition.changeNote}{" "}
          <span className="small soft" lang={lang}>
            {say(edition.changeType === "major" ? "editor.kind-major" : "editor.kind-minor")}
          </span>
        </p>
      )}
      {live ? (
        <p className="soft">
          {say(parts.length === 0 ? `${of}.same` : `${of}.differs`, {
            count: parts.length,
            version,
          })}{" "}
          <a className="t" href={paths.notice(live.lang, board, live.number)}>
            {say("review.live")}
          </a>
        </p>
      ) : (
        <p className="soft">{say(`${of}.first`)}</p>
      )}
      {live && end(live) !== end(edition) && (
        <p className="find info gap1">
          {say("review.other-end", { version, before: end(live), after: end(edition) })}
        </p>
      )}
      {parts.length > 0 && (
        <ChangedParts
          lang={lang}
          textLang={edition.lang}
          told="review"
          was={say(`${of}.was`, { version })}
          will={say(`${of}.will`)}
          parts={parts}
        />
      )}
      <section className="whole" aria-labelledby="will">
        <h2 id="will">{say(`${of}.whole`)}</h2>
        {props.remarked ?? <EditionText edition={edition} level={3} told={lang} />}
        <dl className="facts0 gap1">
          <dt className="small soft">{say("notices.department")}</dt>
          <dd>{office(edition.departmentId)}</dd>
          <dt className="small soft">{say("panel.contact-person")}</dt>
          <dd lang={edition.lang}>{edition.contact || "–"}</dd>
          <dt className="small soft">{say("panel.licence")}</dt>
          <dd>{say("kogl.name", { type: edition.licence })}</dd>
          <dt className="small soft">{say("panel.ends")}</dt>
          <dd>{end(edition)}</dd>
          <dt className="small soft">{say("files.title")}</dt>
          <dd>
            {edition.files.length === 0 ? (
              say("review.no-files")
            ) : (
              <ul className="links of">
                {edition.files.map((file) => (
                  <li key={file.id}>
                    <FileFact lang={lang} file={file} />
                  </li>
                ))}
              </ul>
            )}
          </dd>
        </dl>
      </section>
    </div>
  );
}

/** A file as readers will have it: by its title, whether everybody can read it, what serves in its place. */
function FileFact({ lang, file }: { lang: Lang; file: Text["files"][number] }) {
  const say = speaker(lang);
  const { accessible = null, alternative } = file;
  return (
    <>
      {file.sha256 ? (
        <a className="t" href={paths.file(file.id, file.name)} download>
          {file.words}
        </a>
      ) : (
        file.words
      )}{" "}
      <span className="small soft">
        {say(
          accessible === null
            ? "files.unchecked"
            : accessible
              ? "files.accessible"
              : "files.inaccessible",
        )}
        {alternative ? ` ${say("files.instead")} ${alternative}` : ""}
      </span>
    </>
  );
}
