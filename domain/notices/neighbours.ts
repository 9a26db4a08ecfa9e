import { and, asc, desc, eq, inArray, ne, sql } from "drizzle-orm";
import type { Database } from "@/db";
import { editions } from "@/db/schema";

const isLive = inArray(editions.state, ["published", "withdrawn"]);

type Place = { boardId: number; lang: "en" | "ko"; number: number; publishedAt: Date };

/** Numbers of the live notices that stand directly before and after a place in its list: their pages name it. */
export async function neighbourNumbers(tx: Database, place: Place): Promise<number[]> {
  const list = and(
    isLive,
    eq(editions.boardId, place.boardId),
    eq(editions.lang, place.lang),
    ne(editions.number, place.number),
  );
  const key = sql`(${editions.publishedAt}, ${editions.number})`;
  const here = sql`(${place.publishedAt.toISOString()}::timestamptz, ${place.number})`;
  const [older] = await tx
    .select({ number: editions.number })
    .from(editions)
    .where(and(list, sql`${key} < ${here}`))
    .orderBy(desc(editions.publishedAt), desc(editions.number))
    .limit(1);
  const [newer] = await tx
    .select({ number: editions.number })
    .from(editions)
    .where(and(list, sql`${key} > ${here}`))
    .orderBy(asc(editions.publishedAt), asc(editions.number))
    .limit(1);
  return [older, newer].flatMap((row) => (row ? [row.number] : []));
}
