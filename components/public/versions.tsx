import type { PublicNotice } from "@/domain/notices/public-queries";
import { type Lang, speaker } from "@/lib/i18n";
import { paths } from "@/lib/paths";
import { keepDates } from "@/lib/typography";
import { Day } from "./parts";

type Props = {
  found: PublicNotice;
  lang: Lang;
  /** Versions that the page itself is about. */
  shown?: readonly number[];
};

/** Every public version of a notice with its note, minor ones too, and the way to what each changed. */
export function Versions({ found, lang, shown = [] }: Props) {
  const say = speaker(lang);
  const { board, notice, versions } = found;
  return (
    <ol className="reg two">
      {versions.map((edition, index) => {
        const version = edition.version ?? 1;
        const before = versions[index + 1]?.version;
        const live = edition.state === "published" || edition.state === "withdrawn";
        const facts = [
          edition.changeType === "major" ? say("changes.major") : null,
          edition.changeType === "minor" ? say("changes.minor") : null,
          live ? say("changes.live") : null,
        ].filter((fact) => fact !== null);
        return (
          <li key={version}>
            <h3>
              <a
                href={paths.version(lang, board.slug, notice.number, version)}
                aria-current={shown.includes(version) ? "true" : undefined}
              >
                {keepDates(
                  say("changes.version", {
                    version,
                    note: edition.changeNote ?? say("changes.first"),
                  }),
                )}
              </a>
            </h3>
            <p className="fig">
              {edition.versionAt ? <Day at={edition.versionAt} lang={lang} /> : null}
            </p>
            <p className="meta">
              {facts.join(" · ")}
              {before ? (
                <>
                  {facts.length > 0 ? " · " : null}
                  <a href={paths.difference(lang, board.slug, notice.number, before, version)}>
                    {say("changes.since", { before })}
                    <span className="vh"> {say("changes.in", { version })}</span>
                  </a>
                </>
              ) : null}
            </p>
          </li>
        );
      })}
    </ol>
  );
}

/** Chooses any two versions; without script the form leads to the page of their difference too. */
export function CompareForm({
  found,
  lang,
  chosen,
}: {
  found: PublicNotice;
  lang: Lang;
  /** The pair that is shown; the first and the last where it is left out. */
  chosen?: { before: number; after: number };
}) {
  const say = speaker(lang);
  const numbers = found.versions.map(({ version }) => version ?? 1);
  const first = { before: numbers.at(-1), after: numbers[0] };
  const choice = (name: "before" | "after") => (
    <label>
      {say(`compare.${name}`)}
      <select name={name} defaultValue={(chosen ?? first)[name]}>
        {numbers.map((version) => (
          <option key={version} value={version}>
            {say("compare.version", { version })}
          </option>
        ))}
      </select>
    </label>
  );
  return (
    <form
      className="compare"
      action={paths.changes(lang, found.board.slug, found.notice.number)}
      method="get"
    >
      {choice("before")}
      {choice("after")}
      <button type="submit">{say("compare.button")}</button>
    </form>
  );
}
