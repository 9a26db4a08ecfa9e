import { type Lang, nameIn, speaker } from "@/lib/i18n";
import type { Narrowing, NarrowingName } from "@/lib/narrowing";
import { formatCount } from "@/lib/time";

type Named = { id: number; slug: string; nameKo: string; nameEn: string };
type Choice = { value: string; name: string; count: number | undefined };

/** What a list or a search can be narrowed by, with how many each would leave. */
export type Choices = {
  board?: Choice[];
  category?: Choice[];
  department?: Choice[];
  year?: Choice[];
};

/** The choices of a filter that would leave something, and the chosen one; without counts all of them. */
export function choicesOf(
  lang: Lang,
  all: readonly Named[],
  counts: ReadonlyMap<number, number>,
  counted: boolean,
  chosen: string | undefined,
): Choice[] {
  return all
    .filter(({ id, slug }) => !counted || counts.has(id) || slug === chosen)
    .map((each) => ({
      value: each.slug,
      name: nameIn(lang, each),
      count: counted ? (counts.get(each.id) ?? 0) : undefined,
    }));
}

/** The same for years, the newest first. */
export const yearsOf = (
  lang: Lang,
  counts: ReadonlyMap<number, number>,
  counted: boolean,
  chosen: string | undefined,
): Choice[] =>
  [...new Set([...counts.keys(), ...(chosen ? [Number(chosen)] : [])])]
    .sort((a, b) => b - a)
    .map((year) => ({
      value: String(year),
      name: speaker(lang)("filter.year-name", { year }),
      count: counted ? (counts.get(year) ?? 0) : undefined,
    }));

type Props = {
  lang: Lang;
  narrowing: Narrowing;
  choices: Choices;
  /** Where the form leads, and the address of the page without any of it. */
  action: string;
  clear: string;
  title: string;
  /** Whether words can be typed here too; the search has its own field for them. */
  words: boolean;
};

const selects = ["board", "category", "department", "year"] as const;

/** The form that narrows a list or a search: nothing happens until it is sent. */
export function Narrow({ lang, narrowing, choices, action, clear, title, words }: Props) {
  const say = speaker(lang);
  const used = (Object.keys(narrowing) as NarrowingName[]).some(
    (name) => !["page", "sort", ...(words ? [] : ["q"])].includes(name),
  );
  return (
    <details className="filter" open={used}>
      <summary>{title}</summary>
      <form className="stack" action={action} method="get" aria-label={title}>
        {words ? (
          <div>
            <label htmlFor="words">{say("filter.words")}</label>
            <input id="words" name="q" type="search" defaultValue={narrowing.q} />
          </div>
        ) : (
          <input type="hidden" name="q" value={narrowing.q ?? ""} />
        )}
        {narrowing.sort ? <input type="hidden" name="sort" value={narrowing.sort} /> : null}
        {selects.map((name) => {
          const offered = choices[name] ?? [];
          if (offered.length === 0) return null;
          return (
            <div key={name}>
              <label htmlFor={name}>{say(`filter.${name}`)}</label>
              <select id={name} name={name} defaultValue={narrowing[name] ?? ""}>
                <option value="">{say(`filter.all-${name}`)}</option>
                {offered.map((choice) => (
                  <option key={choice.value} value={choice.value}>
                    {choice.count === undefined
                      ? choice.name
                      : `${choice.name} (${formatCount(choice.count)})`}
                  </option>
                ))}
              </select>
            </div>
          );
        })}
        {(["from", "to"] as const).map((name) => (
          <div key={name}>
            <label htmlFor={name}>{say(`filter.${name}`)}</label>
            <input id={name} name={name} type="date" defaultValue={narrowing[name]} />
          </div>
        ))}
        <div className="row">
          <button type="submit">{say("filter.apply")}</button>
          {used ? (
            <a className="t" href={clear}>
              {say("filter.clear")}
            </a>
          ) : null}
        </div>
      </form>
    </details>
  );
}

/** What of an address could not be understood and was left out, in words. */
export function LeftOut({ lang, bad }: { lang: Lang; bad: readonly NarrowingName[] }) {
  const say = speaker(lang);
  if (bad.length === 0) return null;
  return (
    <p className="find warning gap-below">
      {bad.includes("page") ? `${say("list.bad-page")} ` : null}
      {bad.some((name) => name !== "page")
        ? say("filter.bad", {
            names: bad
              .filter((name) => name !== "page")
              .map((name) => say(`filter.${name === "q" ? "words" : name}`))
              .join(", "),
          })
        : null}
    </p>
  );
}
