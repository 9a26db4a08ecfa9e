import { and, count, eq, gt, lt, sql } from "drizzle-orm";
import type { Database } from "@/db";
import { signInTries } from "@/db/schema";

/** At most so many failed tries in so long, per account from one address, and per address. */
export const tryLimit = { perAccount: 10, perOrigin: 10, minutes: 15 };

/** Keys of whose password is tried and from where; neither is readable. */
type Attempt = { account: string; origin: string };

/** Books a try before the password is looked at, so that racing guesses cannot slip past; false where there is no room. */
export async function takeTry(db: Database, attempt: Attempt, now: Date): Promise<boolean> {
  const since = new Date(now.getTime() - tryLimit.minutes * 60_000);
  return db.transaction(async (tx) => {
    // One address at a time: 20 parallel guesses would otherwise all count the same nine.
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${attempt.origin}, 1))`);
    await tx.delete(signInTries).where(lt(signInTries.at, since));
    const [byAccount] = await tx
      .select({ n: count() })
      .from(signInTries)
      .where(and(eq(signInTries.account, attempt.account), gt(signInTries.at, since)));
    const [byOrigin] = await tx
      .select({ n: count() })
      .from(signInTries)
      .where(and(eq(signInTries.origin, attempt.origin), gt(signInTries.at, since)));
    if ((byAccount?.n ?? 0) >= tryLimit.perAccount || (byOrigin?.n ?? 0) >= tryLimit.perOrigin)
      return false;
    await tx.insert(signInTries).values({ ...attempt, at: now });
    return true;
  });
}

/** The password was right: what went before it was slips. */
export async function forgetTries(db: Database, { account, origin }: Attempt): Promise<void> {
  await db
    .delete(signInTries)
    .where(and(eq(signInTries.account, account), eq(signInTries.origin, origin)));
}
