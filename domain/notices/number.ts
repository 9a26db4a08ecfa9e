import { max, sql } from "drizzle-orm";
import type { Database } from "@/db";
import { locks } from "@/db/locks";
import { notices } from "@/db/schema";

/** The next public number: one more than the highest ever used. */
export async function nextNumber(tx: Database): Promise<number> {
  await tx.execute(sql`select pg_advisory_xact_lock(${locks.noticeNumber})`);
  const [row] = await tx.select({ highest: max(notices.number) }).from(notices);
  return (row?.highest ?? 1000) + 1;
}
