import type { DeskEdition, DeskFilter, DeskSort } from "@/domain/notices/desk-queries";
import { speaker } from "@/lib/i18n";
import { paths } from "@/lib/paths";
import { dateTimeAttribute, formatCount, formatDateTime, homeZone, type Lang } from "@/lib/time";
import { listAddress } from "./list-address";
import { StateTag } from "./state-tag";
import { ZonedTime } from "./zoned-time";

type Props = {
  lang: Lang;
  filter: DeskFilter;
  editions: readonly DeskEdition[];
  total: number;
  /** Place of the first row in the whole list, from 1. */
  first: number;
};

const read = new Set(["published", "withdrawn"]);

/** The list of editions as a table: sorted by its headings, the title heads the row. */
export function EditionsTable({ lang, filter, editions, total, first }: Props) {
  const say = speaker(lang);
  if (editions.length === 0)
    return (
      <p className="soft gap1">
        {say(total === 0 ? "notices.none" : "notices.none-here")}{" "}
        <a className="t" href={paths.deskNotices}>
          {say("notices.all")}
        </a>
      </p>
    );
  const caption = say("notices.caption", {
    count: total,
    total: formatCount(total),
    first: formatCount(first),
    last: formatCount(first + editions.length - 1),
    sort: say(`notices.by-${filter.sort}`),
  });
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls sideways must be reachable by keyboard.
    <section className="scroll" aria-label={say("notices.table")} tabIndex={0}>
      <table className="list">
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{say("notices.number")}</th>
            <Sorted by="title" filter={filter} lang={lang} />
            <th scope="col">{say("notices.state")}</th>
            <th scope="col">{say("notices.lang")}</th>
            <th scope="col">{say("notices.department")}</th>
            <Sorted by="saved" filter={filter} lang={lang} />
            <Sorted by="published" filter={filter} lang={lang} />
            <Sorted by="reads" filter={filter} lang={lang} />
          </tr>
        </thead>
        <tbody>
          {editions.map((edition) => (
            <tr key={edition.id}>
              <td className="num">{edition.number}</td>
              <th scope="row">
                <a
                  className="t"
                  href={paths.edition(edition.id)}
                  lang={edition.title ? edition.lang : lang}
                >
                  {edition.title || say("edition.untitled", { number: edition.number })}
                </a>
              </th>
              <td>
                <StateTag lang={lang} state={edition.state} />
                {edition.needsSecondCheck && (
                  <>
                    {" "}
                    <span className="tag warning">{say("tag.second-check")}</span>
                  </>
                )}
                {edition.state === "scheduled" && edition.scheduledAt && (
                  <p className="small">
                    <ZonedTime
                      at={edition.scheduledAt}
                      zone={edition.scheduledZone ?? homeZone}
                      lang={lang}
                    />
                  </p>
                )}
              </td>
              <td>{say(`language.${edition.lang}`)}</td>
              <td>{(lang === "ko" ? edition.departmentKo : edition.departmentEn) ?? "–"}</td>
              <Moment lang={lang} at={edition.updatedAt} />
              <Moment lang={lang} at={edition.publishedAt} />
              <td className="num">
                {read.has(edition.state) ? (
                  <a className="t" href={paths.reads(edition.id)}>
                    {formatCount(edition.reads)}
                  </a>
                ) : (
                  "–"
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

const Moment = ({ lang, at }: { lang: Lang; at: Date | null }) => (
  <td>{at ? <time dateTime={dateTimeAttribute(at)}>{formatDateTime(at, lang)}</time> : "–"}</td>
);

/** A heading that sorts: titles from the first letter on, all else the greatest first. */
function Sorted({ by, filter, lang }: { by: DeskSort; filter: DeskFilter; lang: Lang }) {
  const say = speaker(lang);
  const on = filter.sort === by ? (by === "title" ? "ascending" : "descending") : undefined;
  return (
    <th scope="col" aria-sort={on} className={by === "reads" ? "num" : undefined}>
      <a className="t" href={listAddress(filter, { sort: by, page: 1 })}>
        {say(`notices.sort-${by}`)}
      </a>
    </th>
  );
}
