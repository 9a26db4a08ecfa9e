import { type ReadClass, visitorsPerOrigin } from "./rule";

/** A record whose notice exists, on the day it counts for. */
export type Read = {
  noticeId: number;
  day: string;
  hour: number;
  class: "person" | "speculative" | "bot" | "staff";
  /** Hex; empty unless a person. */
  visitor: string;
  origin: string;
};

export type Tally = { noticeId: number; day: string } & Record<ReadClass, number>;
export type Visitor = { noticeId: number; day: string; visitor: string };
export type Origin = { noticeId: number; day: string; hour: number; origin: string };

export const visitorKey = (one: Visitor) => `${one.day} ${one.noticeId} ${one.visitor}`;
export const originKey = (one: Origin) => `${one.day} ${one.noticeId} ${one.hour} ${one.origin}`;

/**
 * Puts each read into exactly one class, given the visitors that stand already and how many each origin had:
 * *repeat* is a visitor that stands, *held* a new one whose origin is full, *counted* the rest.
 * The order is that of day, notice, origin and visitor, never of arrival, so the same reads always fall the same way.
 */
export function sortOut(
  reads: readonly Read[],
  standing: ReadonlySet<string>,
  full: ReadonlyMap<string, number>,
) {
  const tallies = new Map<string, Tally>();
  const counted = new Map<string, Visitor>();
  const origins = new Map<string, Origin & { visitors: number }>();
  for (const { read, times } of visits(reads)) {
    const tally = tallyOf(tallies, read);
    if (read.class !== "person") {
      tally[read.class] += times;
      continue;
    }
    const visitor = visitorKey(read);
    const origin = originKey(read);
    const had = origins.get(origin)?.visitors ?? full.get(origin) ?? 0;
    if (standing.has(visitor) || counted.has(visitor)) {
      tally.repeat += times;
    } else if (had >= visitorsPerOrigin) {
      tally.held += times;
    } else {
      tally.counted += 1;
      tally.repeat += times - 1;
      counted.set(visitor, { noticeId: read.noticeId, day: read.day, visitor: read.visitor });
      const { noticeId, day, hour } = read;
      origins.set(origin, { noticeId, day, hour, origin: read.origin, visitors: had + 1 });
    }
  }
  return {
    tallies: [...tallies.values()],
    counted: [...counted.values()],
    origins: [...origins.values()],
  };
}

/** The same read many times over as one, in the order in which they are decided. */
function visits(reads: readonly Read[]): { read: Read; times: number }[] {
  const grouped = new Map<string, { read: Read; times: number }>();
  for (const read of reads) {
    const key = [read.day, read.noticeId, read.class, read.hour, read.origin, read.visitor].join(
      " ",
    );
    const there = grouped.get(key);
    if (there) there.times += 1;
    else grouped.set(key, { read, times: 1 });
  }
  return [...grouped].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, visit]) => visit);
}

function tallyOf(tallies: Map<string, Tally>, { noticeId, day }: Read): Tally {
  const key = `${day} ${noticeId}`;
  const there = tallies.get(key);
  if (there) return there;
  const none = { counted: 0, repeat: 0, held: 0, bot: 0, speculative: 0, staff: 0 };
  const tally = { noticeId, day, ...none };
  tallies.set(key, tally);
  return tally;
}
