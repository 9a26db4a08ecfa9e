import { and, notInArray } from "drizzle-orm";
import type { Database } from "@/db";
import type { Asked } from "./asked";
import { conditions, newestFirst, t } from "./conditions";

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

/** So many hits, less what would not fill a page: the last page of scored hits must not be a short one. */
export const wholePages = (hits: number, pageSize: number): number =>
  Math.max(1, Math.floor(hits / pageSize)) * pageSize;
