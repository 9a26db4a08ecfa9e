import { mostCounted } from "@/domain/notices/desk-limits";
import type { DeskFilter } from "@/domain/notices/desk-list";
import type { DeskEdition } from "@/domain/notices/desk-rows";
import type { DeskPart } from "@/domain/notices/my-desk";
import { isLate } from "@/domain/notices/workflow";
import { speaker } from "@/lib/i18n";
import { paths } from "@/lib/paths";
import { dateTimeAttribute, formatCount, formatDateTime, type Lang } from "@/lib/time";
import { listAddress } from "./list-address";
import { StateTag } from "./state-tag";
import { ZonedTime } from "./zoned-time";

type Props = {
  lang: Lang;
  id: DeskPart;
  editions: readonly DeskEdition[];
  /** How many there are in all, and where the list of them is. */
  count: number;
  filter: Partial<DeskFilter>;
  /** Where a title leads: to the text, or to its check. */
  to?: "edition" | "review";
  /** Against which what is due is late. */
  now?: Date;
};

/** One group of my desk: its name, what it means, and the editions in it or a sentence where there are none. */
export function WorkList({ lang, id, editions, count, filter, to = "edition", now }: Props) {
  const say = speaker(lang);
  if (editions.length === 0)
    return (
      <section className="sec split empty" aria-labelledby={id}>
        <h2 id={id} tabIndex={-1}>
          {say(`mydesk.${id}`)}
        </h2>
        <p className="soft">{say(`mydesk.${id}-none`)}</p>
      </section>
    );
  return (
    <section className="sec split" aria-labelledby={id}>
      <div>
        <h2 id={id} tabIndex={-1}>
          {say(`mydesk.${id}`)}
        </h2>
        <p className="small soft">{say(`mydesk.${id}-note`)}</p>
        {count > 0 && (
          <p className="small">
            <a className="t" href={listAddress(filter)}>
              {say(count > mostCounted ? "mydesk.list-many" : "mydesk.list", {
                count,
                most: formatCount(mostCounted),
                total: formatCount(count),
              })}
              <span className="vh"> {say(`mydesk.${id}`)}</span>
            </a>
          </p>
        )}
      </div>
      <ul className="reg work">
        {editions.map((edition) => (
          <li key={edition.id}>
            <h3>
              <a href={paths[to](edition.id)} lang={edition.title ? edition.lang : lang}>
                {edition.title || say("edition.untitled", { number: edition.number })}
              </a>
            </h3>
            <p className="fig">
              {id === "late" ? (
                <span className="tag danger">
                  {say(edition.state === "scheduled" ? "tag.late" : "tag.held")}
                </span>
              ) : (
                <StateTag lang={lang} state={edition.state} />
              )}
            </p>
            <p className="fig">
              {edition.state === "scheduled" && edition.scheduledZone ? (
                <ZonedTime at={when(edition, id)} zone={edition.scheduledZone} lang={lang} />
              ) : (
                <time dateTime={dateTimeAttribute(when(edition, id))}>
                  {formatDateTime(when(edition, id), lang)}
                </time>
              )}
            </p>
            <p className="meta">{particulars(lang, edition, now)}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function when(edition: DeskEdition, id?: DeskPart): Date {
  if (id === "review") return edition.versionAt ?? edition.updatedAt;
  if (edition.state === "submitted") return edition.submittedAt ?? edition.updatedAt;
  if (edition.needsSecondCheck) return edition.versionAt ?? edition.updatedAt;
  if (edition.state === "scheduled") return edition.scheduledAt ?? edition.updatedAt;
  if (edition.state === "published") return edition.publishedAt ?? edition.updatedAt;
  return edition.updatedAt;
}

function particulars(lang: Lang, edition: DeskEdition, now?: Date): string {
  const say = speaker(lang);
  const { state, scheduledAt: due, scheduledBy, heldBack } = edition;
  const held = heldBack && (state === "draft" || state === "submitted") ? heldBack : null;
  const late = now !== undefined && state === "scheduled" && isLate(due, now);
  return [
    say("edition.number", { number: edition.number }),
    say(`language.${edition.lang}`),
    lang === "ko" ? edition.boardKo : edition.boardEn,
    lang === "ko" ? edition.departmentKo : edition.departmentEn,
    edition.state === "submitted" && edition.submittedBy
      ? say("edition.submitted-by", { name: edition.submittedBy })
      : null,
    edition.needsSecondCheck ? say("edition.forced-by") : null,
    state === "scheduled" && scheduledBy
      ? say("edition.scheduled-by", { name: scheduledBy })
      : null,
    late && due ? say("edition.late", { minutes: minutesBetween(due, now) }) : null,
    held ? say(`held.${held}`) : null,
    edition.state === "rejected" && edition.remark
      ? say("edition.remark", { remark: edition.remark })
      : null,
  ]
    .filter(Boolean)
    .join(" · ");
}

const minutesBetween = (from: Date, to: Date): number =>
  Math.floor((to.getTime() - from.getTime()) / 60_000);
