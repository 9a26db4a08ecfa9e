import { max, sql } from "drizzle-orm";
import type { Database } from "@/db";
import { notices } from "@/db/schema";

const numberLock = 0x60_9a_12; // One drawer of numbers at a time, until its transaction ends.

/** The next public number: one more than the highest ever used. */
export async function nextNumber(tx: Database): Promise<number> {
  await tx.execute(sql`select pg_advisory_xact_lock(${numberLock})`);
  const [row] = await tx.select({ highest: max(notices.number) }).from(notices);
  return (row?.highest ?? 1000) + 1;
}
