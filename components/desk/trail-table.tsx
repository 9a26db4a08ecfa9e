import type { TrailEvent, TrailFilter } from "@/domain/trail/trail";
import { hasMessage, type Say, speaker } from "@/lib/i18n";
import { paths } from "@/lib/paths";
import { dateTimeAttribute, formatDateTime, type Lang } from "@/lib/time";
import { actionWords, detailWords, trailSubject } from "./trail-words";

type Props = {
  lang: Lang;
  filter: TrailFilter;
  /** The kinds of acts one may choose from. */
  actions: readonly string[];
  events: readonly TrailEvent[];
  more: boolean;
};

/** The record under its filter, newest first; the way on, and the same as a file. */
export function TrailTable({ lang, filter, actions, events, more }: Props) {
  const say = speaker(lang);
  const last = events.at(-1);
  const query = queryOf(filter);
  return (
    <>
      <Sift lang={lang} filter={filter} actions={actions} />
      {events.length === 0 ? (
        <p className="soft gap1">{say("notices.none")}</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls sideways must be reachable by keyboard.
        <section className="scroll" aria-label={say("audit.title")} tabIndex={0}>
          <table className="list">
            <caption>{say("audit.caption")}</caption>
            <thead>
              <tr>
                <th scope="col">{say("audit.event")}</th>
                <th scope="col">{say("audit.at")}</th>
                <th scope="col">{say("audit.who")}</th>
                <th scope="col">{say("audit.action")}</th>
                <th scope="col">{say("audit.subject")}</th>
                <th scope="col">{say("audit.reason")}</th>
              </tr>
            </thead>
            <tbody>
              {events.map((event) => (
                <tr key={event.id}>
                  <td className="num">{event.id}</td>
                  <td>
                    <time dateTime={dateTimeAttribute(event.at)}>
                      {formatDateTime(event.at, lang)}
                    </time>
                  </td>
                  <td>
                    {event.name ?? roleOf(say, event.role)}
                    {event.name && event.role && (
                      <span className="small soft">
                        ,{" "}
                        {event.role
                          .split(" ")
                          .map((role) => roleOf(say, role))
                          .join(", ")}
                      </span>
                    )}
                  </td>
                  <td>{actionWords(say, event.action)}</td>
                  <th scope="row">
                    {event.editionId === null ? (
                      trailSubject(say, event)
                    ) : (
                      <a className="t" href={paths.edition(event.editionId)}>
                        {trailSubject(say, event)}
                      </a>
                    )}
                  </th>
                  <td>
                    {event.reason && <p>{event.reason}</p>}
                    <Detail lang={lang} event={event} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      <p className="row gap1">
        {more && last && (
          <a
            className="t"
            rel="next"
            href={`${paths.audit}?${queryOf(filter, { before: String(last.id) })}`}
          >
            {say("audit.older")}
          </a>
        )}
        <a className="t" href={query ? `${paths.auditFile}?${query}` : paths.auditFile} download="">
          {say("audit.file")}
        </a>
      </p>
      <p className="small soft gap1">{say("audit.chain")}</p>
    </>
  );
}

function Sift({ lang, filter, actions }: Pick<Props, "lang" | "filter" | "actions">) {
  const say = speaker(lang);
  return (
    <form className="sift" action={paths.audit} method="get" aria-label={say("notices.filter")}>
      <div>
        <label htmlFor="who">{say("audit.who")}</label>
        <input id="who" name="who" autoComplete="off" defaultValue={filter.who} />
      </div>
      <div>
        <label htmlFor="action">{say("audit.action")}</label>
        <select id="action" name="action" defaultValue={filter.action ?? ""}>
          <option value="">{say("audit.any")}</option>
          {actions.map((action) => (
            <option key={action} value={action}>
              {actionWords(say, action)}
            </option>
          ))}
        </select>
      </div>
      <div>
        <label htmlFor="subject">{say("audit.number")}</label>
        <input id="subject" name="subject" autoComplete="off" defaultValue={filter.subject} />
      </div>
      <div>
        <label htmlFor="from">{say("audit.from")}</label>
        <input id="from" name="from" type="date" defaultValue={filter.from ?? ""} />
      </div>
      <div>
        <label htmlFor="to">{say("audit.to")}</label>
        <input id="to" name="to" type="date" defaultValue={filter.to ?? ""} />
      </div>
      <div className="row">
        <button type="submit">{say("notices.apply")}</button>
        <a className="t" href={paths.audit}>
          {say("notices.clear")}
        </a>
      </div>
    </form>
  );
}

/** Everything else the record holds of it: what has words in words, the rest as it holds it. */
function Detail({ lang, event }: { lang: Lang; event: TrailEvent }) {
  const say = speaker(lang);
  const { carried, findings, rest } = detailWords(say, event);
  return (
    <>
      {carried && <p>{carried}</p>}
      {(findings.length > 0 || rest !== "{}") && (
        <details>
          <summary>
            {say("audit.detail")} <span className="small soft">{event.id}</span>
          </summary>
          {findings.map(({ key, weight, words }) => (
            <p className="small" key={key}>
              <b>{weight}</b> {words}
            </p>
          ))}
          {rest !== "{}" && <p className="small breaks">{rest}</p>}
        </details>
      )}
    </>
  );
}

function roleOf(say: Say, role: string): string {
  const key = `role.${role}`;
  return hasMessage(key) ? say(key) : role;
}

function queryOf(filter: TrailFilter, more: Record<string, string> = {}): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries({ ...filter, ...more }))
    if (value) query.set(name, value);
  return query.toString();
}
