import { mostCounted } from "@/domain/notices/desk-limits";
import type { DeskFilter, DeskList, DeskSort } from "@/domain/notices/desk-list";
import type { DeskEdition } from "@/domain/notices/desk-rows";
import { speaker } from "@/lib/i18n";
import { paths } from "@/lib/paths";
import {
  dateTimeAttribute,
  formatCount,
  formatDate,
  formatTime,
  homeZone,
  type Lang,
} from "@/lib/time";
import { fromTheFirst, listAddress } from "./list-address";
import { StateTag } from "./state-tag";
import { ZonedTime } from "./zoned-time";

type Props = {
  lang: Lang;
  filter: DeskFilter;
  list: DeskList;
  /** Whether rows can be ticked for a step in bulk. */
  ticks: boolean;
};

const read = new Set(["published", "withdrawn"]);

/** The list of editions as a table: sorted by its headings, the title heads the row. */
export function EditionsTable({ lang, filter, list, ticks }: Props) {
  const say = speaker(lang);
  const { editions } = list;
  if (editions.length === 0)
    return (
      <p className="soft gap1">
        {say(filter.after || filter.before ? "notices.none-here" : "notices.none")}{" "}
        <a className="t" href={paths.deskNotices}>
          {say("notices.all")}
        </a>
      </p>
    );
  const caption = say("notices.caption", {
    total: totalWords(lang, list),
    shown: formatCount(editions.length),
    sort: say(`notices.by-${list.sort}`),
  });
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls sideways must be reachable by keyboard.
    <section className="scroll" aria-label={say("notices.table")} tabIndex={0}>
      <table className="list">
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{say("notices.number")}</th>
            <Sorted by="title" filter={filter} list={list} lang={lang} />
            <th scope="col" className="if-wide">
              {say("notices.state")}
            </th>
            <th scope="col" className="if-wide">
              {say("notices.lang")}
            </th>
            <th scope="col">{say("notices.department")}</th>
            <Sorted by="saved" filter={filter} list={list} lang={lang} />
            <Sorted by="published" filter={filter} list={list} lang={lang} />
            <Sorted by="reads" filter={filter} list={list} lang={lang} />
          </tr>
        </thead>
        <tbody>
          {editions.map((edition) => (
            <tr key={edition.id}>
              <td className="num">
                {ticks ? (
                  <label className="pick">
                    <input
                      type="checkbox"
                      name="edition"
                      value={`${edition.id}.${edition.lockVersion}`}
                    />{" "}
                    <span className="vh">
                      {say("bulk.tick", {
                        title: edition.title || say("edition.untitled", { number: edition.number }),
                      })}
                    </span>
                    <span aria-hidden="true">{edition.number}</span>
                  </label>
                ) : (
                  edition.number
                )}
              </td>
              <th scope="row">
                <a
                  className="t"
                  href={paths.edition(edition.id)}
                  lang={edition.title ? edition.lang : lang}
                >
                  {edition.title || say("edition.untitled", { number: edition.number })}
                </a>
                {/* Where their columns have no room; only one of the two is ever drawn. */}
                <div className="if-narrow small">
                  {say(`language.${edition.lang}`)} <StateOf lang={lang} edition={edition} />
                </div>
              </th>
              <td className="if-wide">
                <StateOf lang={lang} edition={edition} />
              </td>
              <td className="if-wide">{say(`language.${edition.lang}`)}</td>
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

/** The state in a word, and what else has to be known at a glance. */
function StateOf({ lang, edition }: { lang: Lang; edition: DeskEdition }) {
  return (
    <>
      <StateTag lang={lang} state={edition.state} />
      {edition.needsSecondCheck && (
        <>
          {" "}
          <span className="tag warning">{speaker(lang)("tag.second-check")}</span>
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
    </>
  );
}

/** Day and hour: they may stand on two lines, but neither breaks. */
const Moment = ({ lang, at }: { lang: Lang; at: Date | null }) => (
  <td>
    {at ? (
      <time className="two-lines" dateTime={dateTimeAttribute(at)}>
        <span className="nb">{formatDate(at, lang)}</span>{" "}
        <span className="nb soft">{formatTime(at)}</span>
      </time>
    ) : (
      "–"
    )}
  </td>
);

/** How many fit the filter: counted as far as that is cheap, and on the first page alone. */
function totalWords(lang: Lang, { total, many }: DeskList): string {
  const say = speaker(lang);
  if (many) return say("notices.many", { most: formatCount(mostCounted) });
  return total === null
    ? say("notices.further")
    : say("notices.total", { total: formatCount(total) });
}

/** A heading that sorts: titles from the first letter on, all else the greatest first; by reads only what was counted. */
function Sorted({
  by,
  filter,
  list,
  lang,
}: {
  by: DeskSort;
  filter: DeskFilter;
  list: DeskList;
  lang: Lang;
}) {
  const say = speaker(lang);
  const on = list.sort === by ? (by === "title" ? "ascending" : "descending") : undefined;
  const closed = by === "reads" && list.many;
  return (
    <th scope="col" aria-sort={on} className={by === "reads" ? "num" : undefined}>
      {closed ? (
        say(`notices.sort-${by}`)
      ) : (
        <a className="t" href={listAddress(filter, { sort: by, ...fromTheFirst })}>
          {say(`notices.sort-${by}`)}
        </a>
      )}
    </th>
  );
}
