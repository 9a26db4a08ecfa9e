import type { History } from "@/domain/notices/history";
import { speaker } from "@/lib/i18n";
import { paths } from "@/lib/paths";
import { dateTimeAttribute, formatDateTime, type Lang } from "@/lib/time";
import { StateTag } from "./state-tag";
import { stateWords } from "./words";

type Props = {
  lang: Lang;
  edition: { id: number; lang: Lang };
  history: History;
  /** The two texts that are held against each other now, as addresses name them. */
  chosen: { from: string; to: string } | null;
};

/** Every edition of a notice in one language with its saved stages; a form that holds any two against each other. */
export function HistoryList({ lang, edition, history, chosen }: Props) {
  const say = speaker(lang);
  const pasts = pastsOf(lang, history);
  const newest = { to: pasts[0]?.value, from: beforeNewest(history) ?? pasts[0]?.value };
  const begun = chosen ?? newest;
  return (
    <>
      <form
        className="compare of-history"
        action={paths.history(edition.id)}
        method="get"
        aria-label={say("history.compare")}
      >
        {(["from", "to"] as const).map((name) => (
          <label key={name}>
            {say(`history.${name}`)}
            <select name={name} defaultValue={begun[name]}>
              {pasts.map(({ value, words }) => (
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

function whoWords(lang: Lang, each: Each): string {
  const { begunBy, createdAt, publishedBy, scheduledBy, versionAt } = each;
  const say = speaker(lang);
  return [
    !publishedBy &&
      scheduledBy &&
      versionAt &&
      say("history.by-itself", { name: scheduledBy, at: formatDateTime(versionAt, lang) }),
    begunBy && say("history.begun", { name: begunBy, at: formatDateTime(createdAt, lang) }),
    publishedBy &&
      versionAt &&
      say("history.published", { name: publishedBy, at: formatDateTime(versionAt, lang) }),
  ]
    .filter(Boolean)
    .join(" · ");
}

/**
 * Every text that can be chosen, by the name addresses have for it. No two have the same words: where two were saved in
 * one minute the seconds are said.
 */
export const pastsOf = (lang: Lang, history: History): { value: string; words: string }[] => {
  const say = speaker(lang);
  const saved = history.flatMap(({ revisions }) => revisions);
  const to = (at: Date) => formatDateTime(at, lang);
  const isShared = (at: Date) => saved.filter((each) => to(each.at) === to(at)).length > 1;
  const when = (at: Date) =>
    isShared(at) ? `${to(at)}:${String(at.getUTCSeconds()).padStart(2, "0")}` : to(at);
  return history.flatMap((each) => [
    {
      value: `e${each.id}`,
      words: `${editionWords(lang, each)}, ${stateWords(say, each.state)}`,
    },
    ...each.revisions.map(({ id, kind, by, at }) => ({
      value: `r${id}`,
      words: `${when(at)}, ${say(`history.kind-${kind}`, { name: by })}`,
    })),
  ]);
};

/** What stood before the newest text. The newest saved stage is that text itself as a rule, so the one before it. */
export function beforeNewest([newest, before]: History): string | null {
  const stage = newest?.revisions[1];
  if (stage) return `r${stage.id}`;
  return before ? `e${before.id}` : null;
}
