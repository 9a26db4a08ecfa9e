import { formatTime, seoulDay } from "@/lib/time";

/** Which part of an all-digit date stands first. */
export const dateOrders = ["ymd", "dmy", "mdy"] as const;
export type DateOrder = (typeof dateOrders)[number];

export type ReadDate = { at: Date; reason: null } | { at: null; reason: string };

const monthNames = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");
const dayMs = 86_400_000;
const earliest = 1800; // A notice of the dead of 1881 bears the day they fell; a year 0019 is a slip.
const seoul = 9 * 60; // Minutes ahead of UTC, for times that name no zone.
const zones: Record<string, number> = { z: 0, utc: 0, gmt: 0, ut: 0, kst: seoul };
const noDate =
  /^(|[-–—.]+|0{4}\D?0{1,2}\D?0{1,2}.*|미정|없음|추후.*|tbd|tba|n\/a|null|none|unknown)$/i;

const time =
  "(?:[T\\s,]*(?<half>오전|오후)?\\s*(?<hour>\\d{1,2})(?::|시\\s*)(?<minute>\\d{2})분?(?::(?<second>\\d{2})(?:[.,](?<fraction>\\d{1,9}))?)?\\s*(?<noon>[ap]\\.?m\\.?)?\\s*(?<zone>[a-z]{1,5}|[+-]\\d{1,2}(?::?\\d{2})?)?)?";
const month =
  "(?<name>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?";
const shape = (date: string) => new RegExp(`^${date}${time}$`, "i");

const shapes = [
  shape("(?<year>\\d{4})[-./]\\s?(?<month>\\d{1,2})[-./]\\s?(?<day>\\d{1,2})\\.?"),
  shape("(?<year>\\d{4})년\\s*(?<month>\\d{1,2})월\\s*(?<day>\\d{1,2})일"),
  shape(`${month}\\s+(?<day>\\d{1,2})(?:st|nd|rd|th)?,?\\s+(?<year>\\d{4})`),
  shape(`(?<day>\\d{1,2})(?:st|nd|rd|th)?[\\s-]+${month},?[\\s-]+(?<year>\\d{4})`),
] as const;
const digits = shape("(?<a>\\d{1,2})[-./]\\s?(?<b>\\d{1,2})[-./]\\s?(?<c>\\d{2}|\\d{4})\\.?");

type Parts = Record<string, string | undefined>;
type Day = { year: number; month: number; day: number };

/**
 * The instant an old board meant. A date without a time is the start of that day in Seoul; a time without a zone is Seoul's.
 * Never guesses: `03/12/2015` and `16.04.15` have two readings and are undecided, unless `orders` names
 * the one the operator knows. A date that lies ahead of `now` is undecided too: nothing was published tomorrow.
 */
export function readDate(
  written: string | null,
  given: { now: Date; orders?: readonly DateOrder[] },
): ReadDate {
  const text = tidy(written ?? "");
  if (noDate.test(text)) return undecided("it has no date");
  for (const form of shapes) {
    const parts = form.exec(text)?.groups;
    if (!parts) continue;
    const at = instantOf(
      { year: num(parts["year"]), month: monthOf(parts), day: num(parts["day"]) },
      parts,
    );
    if (!at) return undecided(`the date "${text}" is not in the calendar`);
    return isAhead(at, given.now)
      ? undecided(`the date "${text}" lies ahead`)
      : { at, reason: null };
  }
  const parts = digits.exec(text)?.groups;
  return parts ? decide(text, parts, given) : undecided(`the date "${text}" cannot be read`);
}

const undecided = (reason: string): ReadDate => ({ at: null, reason });
const num = (text: string | undefined) => Number(text ?? 0);
const isAhead = (at: Date, now: Date) => at.getTime() > now.getTime() + dayMs;

/** Weekdays are taken off: `FRI, 26 JUL 2019`, `2016. 12. 25.(일)`. */
const tidy = (text: string) =>
  text
    .normalize("NFKC")
    .replace(/\s+/g, " ")
    .trim()
    .replace(/^(mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+/i, "")
    .replace(/\s*\((?:[월화수목금토일]|mon|tue|wed|thu|fri|sat|sun)[^)]*\)\s*/i, " ")
    .trim();

function monthOf(parts: Parts): number {
  const name = parts["name"]?.slice(0, 3).toLowerCase();
  return name ? monthNames.indexOf(name) + 1 : num(parts["month"]);
}

function decide(
  text: string,
  parts: Parts,
  given: { now: Date; orders?: readonly DateOrder[] },
): ReadDate {
  const readings = dateOrders.flatMap((order) => {
    const day = ordered(order, parts, given.now);
    const at = day && instantOf(day, parts);
    return at && !isAhead(at, given.now) ? [{ order, at }] : [];
  });
  const [first] = readings;
  if (!first) return undecided(`the date "${text}" is not in the calendar`);
  const wanted = (given.orders ?? []).flatMap((order) =>
    readings.filter((reading) => reading.order === order),
  )[0];
  const days = [...new Set(readings.map((reading) => seoulDay(reading.at)))];
  if (days.length === 1) return { at: first.at, reason: null };
  return wanted
    ? { at: wanted.at, reason: null }
    : undecided(`the date "${text}" can be read as ${days.join(" or ")}`);
}

function ordered(order: DateOrder, parts: Parts, now: Date): Day | null {
  const [a, b, c] = [num(parts["a"]), num(parts["b"]), num(parts["c"])];
  const short = parts["c"]?.length === 2;
  if (order === "ymd") {
    const year = short && parts["a"]?.length === 2 ? century(a, now) : null;
    return year === null ? null : { year, month: b, day: c };
  }
  const year = short ? century(c, now) : c;
  if (year === null) return null;
  return order === "dmy" ? { year, month: b, day: a } : { year, month: a, day: b };
}

/** Two digits of a year in which there were web boards: 1995 to this one. */
function century(two: number, now: Date): number | null {
  if (2000 + two <= Number(seoulDay(now).slice(0, 4))) return 2000 + two;
  return two >= 95 ? 1900 + two : null;
}

function instantOf({ year, month, day }: Day, parts: Parts): Date | null {
  const [minute, second] = [num(parts["minute"]), num(parts["second"])];
  const hour = hourOf(parts);
  const zone = zoneOf(parts["zone"]);
  const thousandths = num(`0.${parts["fraction"] ?? "0"}`);
  if (year < earliest || hour === null || zone === null || minute > 59 || second > 59) return null;
  const wall = Date.UTC(year, month - 1, day, hour, minute, second, Math.floor(thousandths * 1000));
  const back = new Date(wall);
  if (back.getUTCMonth() !== month - 1 || back.getUTCDate() !== day) return null;
  return new Date(wall - zone * 60_000);
}

function hourOf(parts: Parts): number | null {
  const hour = num(parts["hour"]);
  const mark = (parts["half"] ?? parts["noon"] ?? "").toLowerCase();
  if (mark === "") return hour <= 23 ? hour : null;
  if (hour < 1 || hour > 12) return null;
  return (hour % 12) + (mark === "오후" || mark.startsWith("p") ? 12 : 0);
}

/** Minutes ahead of UTC; null for a name that is not known. */
function zoneOf(zone: string | undefined): number | null {
  if (!zone) return seoul;
  const numeric = /^([+-])(\d{1,2}):?(\d{2})?$/.exec(zone);
  if (!numeric) return zones[zone.toLowerCase()] ?? null;
  const minutes = num(numeric[2]) * 60 + num(numeric[3]);
  return minutes > 14 * 60 ? null : numeric[1] === "-" ? -minutes : minutes;
}

/** For the notes and the report: `2026-11-24 12:03`, Seoul. */
export const stamp = (at: Date): string => `${seoulDay(at)} ${formatTime(at)}`;
