import { max, sql } from "drizzle-orm";
import type { Database } from "@/db";
import { locks } from "@/db/locks";
import { notices } from "@/db/schema";
import { invariant } from "@/lib/invariant";

const highestNumber = 999_999_999; // As many digits as a public address has.

/** The next public number: one more than the highest ever used. */
export async function nextNumber(tx: Database): Promise<number> {
  await lockNumbers(tx);
  const [row] = await tx.select({ highest: max(notices.number) }).from(notices);
  const next = (row?.highest ?? 1000) + 1;
  invariant(next <= highestNumber, "a notice's number fits into its address");
  return next;
}

/** Nobody else takes a number until `tx` ends, drawn or chosen. */
export async function lockNumbers(tx: Database): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(${locks.noticeNumber})`);
}
