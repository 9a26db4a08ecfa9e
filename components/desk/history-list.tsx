import type { History } from "@/domain/notices/history";
import { speaker } from "@/lib/i18n";
import { paths } from "@/lib/paths";
import { dateTimeAttribute, formatDateTime, type Lang } from "@/lib/time";
import { StateTag } from "./state-tag";

type Props = { lang: Lang; edition: { id: number; lang: Lang }; history: History };

/** Every edition of a notice in one language with its saved stages; a form that holds any two against each other. */
export function HistoryList({ lang, edition, history }: Props) {
  const say = speaker(lang);
  return (
    <>
      <form
        className="compare"
        action={paths.history(edition.id)}
        method="get"
        aria-label={say("history.compare")}
      >
        {(["from", "to"] as const).map((name) => (
          <label key={name}>
            {say(`history.${name}`)}
            <select name={name} defaultValue={name === "from" ? `e${edition.id}` : undefined}>
              {pastsOf(lang, history).map(({ value, words }) => (
                <option key={value} value={value}>
                  {words}
                </option>
              ))}
            </select>
          </label>
        ))}
        <button type="submit" className="plain">
          {say("history.show")}
        </button>
      </form>
      {history.map((each) => (
        <section className="sec split" key={each.id} aria-labelledby={`e${each.id}`}>
          <div>
            <h2 id={`e${each.id}`}>{editionWords(lang, each)}</h2>
            <p className="small">
              <StateTag lang={lang} state={each.state} />
            </p>
            <p className="small soft">{whoWords(lang, each)}</p>
          </div>
          <ul className="reg work">
            {each.textDeletedAt === null && (
              <li>
                <h3>
                  <a href={paths.history(edition.id, { to: `e${each.id}` })}>
                    {say("history.as-is")}
                    <span className="vh"> {editionWords(lang, each)}</span>
                  </a>
                </h3>
                <p className="fig">
                  <Moment at={each.versionAt ?? each.updatedAt} lang={lang} />
                </p>
                {each.changeNote && (
                  <p className="meta" lang={edition.lang}>
                    {each.changeNote}
                  </p>
                )}
              </li>
            )}
            {each.revisions.map((revision) => (
              <li key={revision.id}>
                <h3>
                  <a href={paths.history(edition.id, { to: `r${revision.id}` })}>
                    {say(`history.kind-${revision.kind}`, { name: revision.by })}
                    <span className="vh"> {formatDateTime(revision.at, lang)}</span>
                  </a>
                </h3>
                <p className="fig">
                  <Moment at={revision.at} lang={lang} />
                </p>
                {revision.title && (
                  <p className="meta" lang={edition.lang}>
                    {revision.title}
                  </p>
                )}
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}

const Moment = ({ at, lang }: { at: Date; lang: Lang }) => (
  <time dateTime={dateTimeAttribute(at)}>{formatDateTime(at, lang)}</time>
);

type Each = History[number];

const editionWords = (lang: Lang, { version, createdAt }: Each): string => {
  const say = speaker(lang);
  return version === null
    ? say("history.draft", { at: formatDateTime(createdAt, lang) })
    : say("edition.version", { version });
};

function whoWords(lang: Lang, { begunBy, createdAt, publishedBy, versionAt }: Each): string {
  const say = speaker(lang);
  return [
    begunBy && say("history.begun", { name: begunBy, at: formatDateTime(createdAt, lang) }),
    publishedBy &&
      versionAt &&
      say("history.published", { name: publishedBy, at: formatDateTime(versionAt, lang) }),
  ]
    .filter(Boolean)
    .join(" · ");
}

/** Every text that can be chosen, by the name addresses have for it. */
export const pastsOf = (lang: Lang, history: History): { value: string; words: string }[] => {
  const say = speaker(lang);
  return history.flatMap((each) => [
    { value: `e${each.id}`, words: editionWords(lang, each) },
    ...each.revisions.map(({ id, kind, by, at }) => ({
      value: `r${id}`,
      words: `${say(`history.kind-${kind}`, { name: by })}, ${formatDateTime(at, lang)}`,
    })),
  ]);
};
