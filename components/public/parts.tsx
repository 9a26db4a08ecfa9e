import { type Lang, say, speaker } from "@/lib/i18n";
import { paths } from "@/lib/paths";
import { formatCount, formatDate, seoulDay } from "@/lib/time";

/** A day as people write it, with the machine's form beside it. */
export const Day = ({ at, lang }: { at: Date; lang: Lang }) => (
  <time dateTime={seoulDay(at)}>{formatDate(at, lang)}</time>
);

/** A read count. The porch stamps the number of the moment into the finished page: it knows the mark by `data-reads`. */
export const Reads = ({ number, reads }: { number: number; reads: number }) => (
  <span data-reads={number}>{formatCount(reads)}</span>
);

/** The word after a read count. It follows the number that is stamped: `data-one` after 1, `data-many` after any other. */
export function Times({ reads, lang }: { reads: number; lang: Lang }) {
  const word = (count: number) => say(lang, "fact.times", { count });
  return (
    <span className="small soft" data-one={word(1)} data-many={word(2)}>
      {word(reads)}
    </span>
  );
}

/** A number of Korea as people write it; to a telephone it says the country too. */
export const Phone = ({ number, alone = false }: { number: string; alone?: boolean }) => (
  <a
    className={alone ? "t" : undefined}
    href={`tel:${number.replace(/^0/, "+82").replace(/[^\d+]/g, "")}`}
  >
    {number}
  </a>
);

/** The way to a page: words, or words with an address. The last is where one is. */
export function Path({
  lang,
  steps,
}: {
  lang: Lang;
  steps: readonly { name: string; href?: string }[];
}) {
  const say = speaker(lang);
  return (
    <nav className="path" aria-label={say("path.label")}>
      <ol>
        <li>
          <a className="t" href={paths.home(lang)}>
            {say("path.home")}
          </a>
        </li>
        {steps.map(({ name, href }) => (
          <li key={name}>
            {href ? (
              <a className="t" href={href}>
                {name}
              </a>
            ) : (
              <span className="t">{name}</span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}
