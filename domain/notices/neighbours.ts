import { and, eq, lte, ne, type SQL, sql } from "drizzle-orm";
import type { Database } from "@/db";
import { editions, notices, removals } from "@/db/schema";
import { isListed, isLive, type List, newestFirst, oldestFirst } from "./public-lists";

/** Ended pages between two listed ones that are named at most, a side; the others learn of it at midnight. */
const mostEnded = 200;

type Place = List & { number: number; publishedAt: Date };

/**
 * Numbers of the notices whose pages name what stands at a place of their list: on each side the nearest listed one,
 * and those that ended in between, for they are still readable and name their listed neighbours too.
 */
export async function neighbourNumbers(tx: Database, place: Place): Promise<number[]> {
  const here = rank(place.publishedAt, place.number);
  return [
    ...(await oneSide(tx, place, newestFirst, (key) => sql`${own} < ${here} and ${own} > ${key}`)),
    ...(await oneSide(tx, place, oldestFirst, (key) => sql`${own} > ${here} and ${own} < ${key}`)),
  ];
}

/** Numbers of the removed notices whose addresses lead to this one, while it is public. */
export async function leadingTo(tx: Database, noticeId: number): Promise<number[]> {
  const rows = await tx
    .select({ number: notices.number })
    .from(removals)
    .innerJoin(notices, eq(notices.id, removals.noticeId))
    .where(eq(removals.redirectTo, noticeId));
  return rows.map(({ number }) => number);
}

/** `until` says "between the place and this one". */
async function oneSide(
  tx: Database,
  { boardId, lang, number, now }: Place,
  nearestFirst: SQL[],
  until: (key: SQL) => SQL,
): Promise<number[]> {
  const list = and(
    eq(editions.boardId, boardId),
    eq(editions.lang, lang),
    isLive,
    ne(editions.number, number),
  );
  const farthest = nearestFirst === newestFirst ? rank("-infinity", 0) : rank("infinity", 0);
  const [listed] = await tx
    .select({ number: editions.number, publishedAt: editions.publishedAt })
    .from(editions)
    .where(and(list, isListed(now), until(farthest)))
    .orderBy(...nearestFirst)
    .limit(1);
  const end = listed?.publishedAt ? rank(listed.publishedAt, listed.number) : farthest;
  const ended = await tx
    .select({ number: editions.number })
    .from(editions)
    .where(and(list, lte(editions.endsAt, now), until(end)))
    .orderBy(...nearestFirst)
    .limit(mostEnded);
  return [...ended, ...(listed ? [listed] : [])].map((row) => row.number);
}

const own = sql`(${editions.publishedAt}, ${editions.number})`;
const rank = (at: Date | "infinity" | "-infinity", number: number): SQL =>
  sql`(${at instanceof Date ? at.toISOString() : at}::timestamptz, ${number})`;
