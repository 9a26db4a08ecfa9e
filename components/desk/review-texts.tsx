import { type Block, bodyText, parseBody } from "@/lib/body";
import { changes } from "@/lib/diff";
import { nameIn, type Say, speaker } from "@/lib/i18n";
import { paths } from "@/lib/paths";
import type { Lang } from "@/lib/time";
import { type ChangedPart, ChangedParts } from "./changed-parts";
import { EditionText } from "./edition-text";

type Text = {
  number: number;
  lang: Lang;
  title: string;
  summary: string;
  body: unknown;
  bodyHtml: string;
  departmentId: number | null;
  contact: string;
  licence: number;
  version: number | null;
  changeNote: string | null;
  changeType: string | null;
};
type Office = { id: number; nameKo: string; nameEn: string };
type Props = {
  lang: Lang;
  board: string;
  edition: Text;
  live: Text | null;
  departments: readonly Office[];
};

/** What differs from the text that is public, part by part, then exactly what will be public, whole. */
export function ReviewTexts({ lang, board, edition, live, departments }: Props) {
  const say = speaker(lang);
  const office = (id: number | null) => {
    const found = departments.find((each) => each.id === id);
    return found ? nameIn(lang, found) : "–";
  };
  const parts = live ? differing(say, live, edition, office) : [];
  const version = live?.version ?? "–";
  return (
    <div>
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
          {say(parts.length === 0 ? "review.same" : "review.differs", {
            count: parts.length,
            version,
          })}{" "}
          <a className="t" href={paths.notice(live.lang, board, live.number)}>
            {say("review.live")}
          </a>
        </p>
      ) : (
        <p className="soft">{say("review.first")}</p>
      )}
      {parts.length > 0 && (
        <ChangedParts lang={lang} textLang={edition.lang} version={version} parts={parts} />
      )}
      <section className="whole" aria-labelledby="will">
        <h2 className="h3" id="will">
          {say("review.whole")}
        </h2>
        <EditionText edition={edition} level={3} />
        <dl className="facts0 gap1">
          <dt className="small soft">{say("notices.department")}</dt>
          <dd>{office(edition.departmentId)}</dd>
          <dt className="small soft">{say("panel.contact-person")}</dt>
          <dd lang={edition.lang}>{edition.contact || "–"}</dd>
          <dt className="small soft">{say("panel.licence")}</dt>
          <dd>{say("panel.kogl", { type: edition.licence })}</dd>
        </dl>
      </section>
    </div>
  );
}

type OfficeName = (id: number | null) => string;

/** The fields that differ, then the parts of the body: a paragraph, a heading, a whole list or table each. */
function differing(say: Say, live: Text, edition: Text, office: OfficeName): ChangedPart[] {
  const fields = (text: Text) => ({
    title: text.title,
    summary: text.summary,
    departmentId: office(text.departmentId),
    contact: text.contact,
    licence: say("panel.kogl", { type: text.licence }),
  });
  const [was, will] = [fields(live), fields(edition)];
  const names = ["title", "summary", "departmentId", "contact", "licence"] as const;
  const blocks = (text: Text) => parseBody(text.body)?.content ?? [];
  const ofBody = changes(blocks(live), blocks(edition), (block) => JSON.stringify(block));
  return [
    ...names
      .filter((name) => was[name] !== will[name])
      .map((name) => ({ name: say(`review.part-${name}`), before: was[name], after: will[name] })),
    ...ofBody.map(({ before, after }) => ({
      name: say("review.part-bodyHtml"),
      before: before && wordsOf(before),
      after: after && wordsOf(after),
    })),
  ];
}

/** A picture is told by its alternative: it has no other words. */
const wordsOf = (block: Block): string =>
  block.type === "image"
    ? [block.attrs.alt, block.attrs.caption].filter(Boolean).join(" · ")
    : bodyText({ type: "doc", content: [block] });
