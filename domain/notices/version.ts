import { and, eq, max } from "drizzle-orm";
import type { Database } from "@/db";
import { editions } from "@/db/schema";

/** The version an edition has, or would get if it were published now. */
export async function nextVersion(
  db: Database,
  edition: { noticeId: number; lang: "en" | "ko"; version: number | null },
): Promise<number> {
  if (edition.version !== null) return edition.version;
  const [row] = await db
    .select({ last: max(editions.version) })
    .from(editions)
    .where(and(eq(editions.noticeId, edition.noticeId), eq(editions.lang, edition.lang)));
  return (row?.last ?? 0) + 1;
}
