import type { DayOfReads } from "@/domain/reads/queries";
import { speaker } from "@/lib/i18n";
import { dayStart, formatCount, formatDate, type Lang, seoulDay } from "@/lib/time";

const classes = ["counted", "repeat", "held", "bot", "speculative", "staff"] as const;

const served = (day: DayOfReads) => classes.reduce((sum, name) => sum + day[name], 0);

/** Every request of each day in its one class, and the sums: counted and the five others are what was served. */
export function ReadsTable({ lang, days }: { lang: Lang; days: readonly DayOfReads[] }) {
  const say = speaker(lang);
  const sum = (of: (day: DayOfReads) => number) =>
    formatCount(days.reduce((total, day) => total + of(day), 0));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls sideways must be reachable by keyboard.
    <section className="scroll first" aria-label={say("reads.table")} tabIndex={0}>
      <table>
        <caption>{say("reads.caption")}</caption>
        <thead>
          <tr>
            <th scope="col">{say("reads.day")}</th>
            {classes.map((name) => (
              <th scope="col" className="num" key={name}>
                {say(`reads.class-${name}`)}
              </th>
            ))}
            <th scope="col" className="num">
              {say("reads.served")}
            </th>
          </tr>
        </thead>
        <tbody>
          {days.map((day) => (
            <tr key={day.day}>
              <th scope="row">
                <time dateTime={seoulDay(dayStart(day.day))}>
                  {formatDate(dayStart(day.day), lang)}
                </time>
              </th>
              {classes.map((name) => (
                <td className="num" key={name}>
                  {formatCount(day[name])}
                </td>
              ))}
              <td className="num">{formatCount(served(day))}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{say("reads.sum")}</th>
            {classes.map((name) => (
              <td className="num" key={name}>
                {sum((day) => day[name])}
              </td>
            ))}
            <td className="num">{sum(served)}</td>
          </tr>
        </tfoot>
      </table>
    </section>
  );
}
