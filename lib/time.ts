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

/** The time zones one may choose from, by their IANA names. */
export const zones = (): readonly string[] => Intl.supportedValuesOf("timeZone");
export const isZone = (name: string): boolean => zones().includes(name);
export const homeZone = "Asia/Seoul";

/** An instant as a clock on the wall of a zone shows it: `2026-09-01T14:05`. */
export function wallTimeIn(at: Date, zone: string): string {
  const parts = new Intl.DateTimeFormat("en", {
    timeZone: zone,
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
  }).formatToParts(at);
  const part = (type: string) => parts.find((each) => each.type === type)?.value ?? "";
  return `${part("year")}-${part("month")}-${part("day")}T${part("hour")}:${part("minute")}`;
}

/**
 * The instants at which the wall of a zone shows `2026-09-01T14:05`, the earlier first: two in the hour that comes
 * twice when the clocks go back, none in the hour left out when they go forward. undefined where the text is no time.
 */
export function instantsOf(wall: string, zone: string): Date[] | undefined {
  const read = fromWallTime(wall);
  if (!read) return undefined;
  const asUtc = read.getTime() + offsetMs;
  // A zone turns its clocks at most once in two days: its offset before and the one after are all there is.
  const offsets = [-1, 1].map((days) => offsetAt(new Date(asUtc + days * 86_400_000), zone));
  return [...new Set(offsets)]
    .map((offset) => new Date(asUtc - offset))
    .filter((at) => wallTimeIn(at, zone) === wall.slice(0, 16))
    .sort((a, b) => a.getTime() - b.getTime());
}

const offsetAt = (at: Date, zone: string): number =>
  Date.parse(`${wallTimeIn(at, zone)}Z`) - Math.floor(at.getTime() / 60_000) * 60_000;

/** `1 September 2026, 14:05` as the wall of a zone shows it. */
export const formatIn = (at: Date, zone: string, lang: Lang): string =>
  formatDateTime(fromWallTime(wallTimeIn(at, zone)) ?? at, lang);

/** `1 September 2026, 14:05 (America/New_York)`: the wall of the zone, and which zone it is. */
export const formatZoned = (at: Date, zone: string, lang: Lang): string =>
  `${formatIn(at, zone, lang)} (${zone})`;
