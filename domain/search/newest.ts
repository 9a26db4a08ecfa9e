import { and, notInArray } from "drizzle-orm";
import type { Database } from "@/db";
import type { Asked } from "./asked";
import { conditions, newestFirst, oldestFirst, t } from "./conditions";

/** A page of what is asked for, newest first; with `rest` of what is left without some, from an offset on. */
export async function newest(
  db: Database,
  asked: Asked,
  rest?: { without: readonly number[]; offset: number },
): Promise<number[]> {
  const rows = await db
    .select({ id: t.editionId })
    .from(t)
    .where(and(conditions(asked), rest && notInArray(t.editionId, [...rest.without])))
    .orderBy(newestFirst)
    .limit(asked.pageSize)
    .offset(rest?.offset ?? (asked.page - 1) * asked.pageSize);
  return rows.map(({ id }) => id);
}

/** A page of a list without words that has `total` notices, walked to from the nearer end. */
export async function newestOf(db: Database, asked: Asked, total: number): Promise<number[]> {
  const skip = (asked.page - 1) * asked.pageSize;
  const take = Math.min(asked.pageSize, total - skip);
  if (take <= 0) return [];
  const fromEnd = skip > total / 2;
  const rows = await db
    .select({ id: t.editionId })
    .from(t)
    .where(conditions(asked))
    .orderBy(fromEnd ? oldestFirst : newestFirst)
    .limit(take)
    .offset(fromEnd ? total - skip - take : skip);
  const ids = rows.map(({ id }) => id);
  return fromEnd ? ids.reverse() : ids;
}

/** So many hits, less what would not fill a page: the last page of scored hits must not be a short one. */
export const wholePages = (hits: number, pageSize: number): number =>
  Math.max(1, Math.floor(hits / pageSize)) * pageSize;

/** Hits in their order with the newest of all among them, on page 1 at the latest. */
export function withNewest(ids: readonly number[], newest: number, pageSize: number): number[] {
  const others = ids.filter((id) => id !== newest);
  const place = ids.indexOf(newest);
  others.splice(place < 0 ? pageSize - 1 : Math.min(place, pageSize - 1), 0, newest);
  return others;
}
