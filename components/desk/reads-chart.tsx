import type { DayOfReads } from "@/domain/reads/queries";
import { speaker } from "@/lib/i18n";
import { dayStart, formatCount, formatDate, type Lang } from "@/lib/time";

const floor = 88; // Per cent of the height at which the columns stand; the days are written below.
const tallest = 76;

/** Counted reads a day as columns, drawn here: no script, no library; its words say what the table says. */
export function ReadsChart({ lang, days }: { lang: Lang; days: readonly DayOfReads[] }) {
  const say = speaker(lang);
  const [first, last] = [days[0], days.at(-1)];
  if (!first || !last) return null;
  const most = days.reduce((best, day) => (day.counted > best.counted ? day : best), first);
  const date = (day: DayOfReads) => formatDate(dayStart(day.day), lang);
  const wide = 100 / days.length;
  const summary = say(most.counted === 0 ? "reads.chart-none" : "reads.chart-words", {
    from: date(first),
    to: date(last),
    most: formatCount(most.counted),
    day: date(most),
    sum: formatCount(days.reduce((sum, day) => sum + day.counted, 0)),
  });
  if (most.counted === 0) return <p className="soft">{summary}</p>;
  return (
    <svg className="chart" role="img" aria-label={summary} width="100%" height="20rem">
      {days.map((day, index) => {
        const tall = (day.counted / most.counted) * tallest;
        const middle = percent((index + 0.5) * wide);
        return (
          <g key={day.day}>
            <rect
              x={percent((index + 0.2) * wide)}
              width={percent(wide * 0.6)}
              y={percent(floor - tall)}
              height={percent(tall)}
            />
            <text
              className={day === most ? "v key" : "v"}
              x={middle}
              y={percent(floor - tall)}
              dy="-.4em"
            >
              {formatCount(day.counted)}
            </text>
            <text className={index % 2 === 1 ? "odd" : undefined} x={middle} y="88%" dy="1.5em">
              {Number(day.day.slice(-2))}
            </text>
          </g>
        );
      })}
      <line className="base" x1="0" x2="100%" y1="88%" y2="88%" />
    </svg>
  );
}

const percent = (value: number) => `${value.toFixed(2)}%`;
