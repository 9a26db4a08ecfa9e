import { and, eq } from "drizzle-orm";
import type { Database } from "@/db";
import { editions, notices, searchEntries } from "@/db/schema";
import type { Lang } from "@/lib/time";

/** The live edition of the notice whose number is all that was typed. */
export async function editionNumbered(
  db: Database,
  lang: Lang,
  typed: string,
): Promise<number | undefined> {
  if (!/^[1-9]\d{0,8}$/.test(typed)) return undefined;
  const [row] = await db
    .select({ id: searchEntries.editionId })
    .from(notices)
    .innerJoin(editions, eq(editions.noticeId, notices.id))
    .innerJoin(searchEntries, eq(searchEntries.editionId, editions.id))
    .where(and(eq(notices.number, Number(typed)), eq(editions.lang, lang)));
  return row?.id;
}
