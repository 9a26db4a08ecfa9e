// All dates a person sees are dates in Asia/Seoul; all stored instants are UTC.
const offsetMs = 9 * 60 * 60 * 1000; // Korea has had no daylight saving time since 1988.

export type Lang = "en" | "ko";

/** Wall-clock parts of an instant in Asia/Seoul. */
function wall(at: Date) {
  const shifted = new Date(at.getTime() + offsetMs);
  return {
    year: shifted.getUTCFullYear(),
    month: shifted.getUTCMonth() + 1,
    day: shifted.getUTCDate(),
    hour: shifted.getUTCHours(),
    minute: shifted.getUTCMinutes(),
  };
}

const two = (n: number) => String(n).padStart(2, "0");
const months = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

/** The day in Asia/Seoul as `2026-09-01`. */
export function seoulDay(at: Date): string {
  const { year, month, day } = wall(at);
  return `${String(year).padStart(4, "0")}-${two(month)}-${two(day)}`;
}

/** The hour of the day in Asia/Seoul, 0 to 23. */
export const seoulHour = (at: Date): number => wall(at).hour;

/** An instant in Asia/Seoul as a ZIP archive writes it, to the minute: 16 bits each; the years begin with 1980. */
export function zipTime(at: Date): { date: number; time: number } {
  const { year, month, day, hour, minute } = wall(at);
  return {
    date: (Math.max(0, year - 1980) << 9) | (month << 5) | day,
    time: (hour << 11) | (minute << 5),
  };
}

/** Whether a text is a day of the calendar from 1900 to 2099 as `2026-09-01`; 30 February is none. */
export const isDay = (text: string): boolean =>
  /^(?:19|20)\d{2}-\d{2}-\d{2}$/.test(text) &&
  new Date(Date.parse(`${text}T00:00:00Z`) || 0).toISOString().startsWith(text);

/** The instant at which a day (`2026-09-01`) begins in Asia/Seoul. */
export const dayStart = (day: string): Date => new Date(Date.parse(`${day}T00:00:00Z`) - offsetMs);

/** The day so many days after another; both `2026-09-01`. */
export const addDays = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

/** `1 September 2026`, `2026년 9월 1일`. */
export function formatDate(at: Date, lang: Lang): string {
  const { year, month, day } = wall(at);
  return lang === "ko" ? `${year}년 ${month}월 ${day}일` : `${day} ${months[month - 1]} ${year}`;
}

/** `1 September 2026, 14:05`, `2026년 9월 1일 14:05`. */
export function formatDateTime(at: Date, lang: Lang): string {
  const time = formatTime(at);
  return lang === "ko" ? `${formatDate(at, lang)} ${time}` : `${formatDate(at, lang)}, ${time}`;
}

/** `14:05`, Asia/Seoul. */
export function formatTime(at: Date): string {
  const { hour, minute } = wall(at);
  return `${two(hour)}:${two(minute)}`;
}

/** For `<time datetime>` where the time is shown too: `2026-09-01T14:05+09:00`. */
export const dateTimeAttribute = (at: Date): string => `${wallTime(at)}+09:00`;

/** `5,844`: the same in both languages. */
export const formatCount = (n: number): string => String(n).replace(/\B(?=(\d{3})+(?!\d))/g, ",");

/** An instant as a form's `datetime-local` holds it: `2026-09-01T14:05`, Asia/Seoul. */
export const wallTime = (at: Date): string => `${seoulDay(at)}T${formatTime(at)}`;

/** The instant of `2026-09-01T14:05` in Asia/Seoul; undefined where it is none. */
export function fromWallTime(text: string): Date | undefined {
  const match = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):([0-5]\d)(?::00)?$/.exec(text);
  if (!match?.[1] || !isDay(match[1])) return undefined;
  return new Date(
    dayStart(match[1]).getTime() + (Number(match[2]) * 60 + Number(match[3])) * 60_000,
  );
}
