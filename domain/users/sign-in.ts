import { createHmac, randomUUID } from "node:crypto";
import { and, count, eq, gt, lt, sql } from "drizzle-orm";
import type { Database } from "@/db";
import { signInTries, users } from "@/db/schema";
import { recordAudit } from "@/domain/audit";
import { done, type Outcome, refuse } from "@/domain/outcome";
import type { Session } from "@/lib/session";
import { decoyHash, verifyPassword } from "./password";

/** At most so many failed tries in so long, per account from one address, and per address. */
export const tryLimit = { perAccount: 10, perOrigin: 10, minutes: 15 };

// Verified where the account is unknown, so that both answers take the same time.
const decoy = decoyHash();

/**
 * Signs an official in with a new session. Known and unknown accounts answer alike in text and time.
 * The limit holds per account *and address*: a stranger cannot lock the real person out from elsewhere.
 *
 * Refuses: too_many_tries · wrong_credentials.
 */
export async function signIn(
  db: Database,
  input: { email: string; password: string; origin: string; secret: string; now: Date },
): Promise<Outcome<Session>> {
  const { now } = input;
  const key = (kind: string, value: string) =>
    createHmac("sha256", input.secret).update(`${kind}\0${value}`).digest("base64url");
  const email = input.email.trim().toLowerCase().slice(0, 320);
  const origin = key("origin", input.origin);
  const account = key("account", `${email}\0${input.origin}`);
  const tried = await takeTry(db, { account, origin, now });
  if (tried !== null) return refuse({ code: "too_many_tries", minutes: tryLimit.minutes });

  const [user] = await db
    .select()
    .from(users)
    .where(eq(sql`lower(${users.email})`, email));
  const right = await verifyPassword(input.password.slice(0, 1024), user?.passwordHash ?? decoy);
  if (!user || !right || user.disabledAt) return refuse({ code: "wrong_credentials" });

  const session: Session = {
    userId: user.id,
    sessionId: randomUUID(),
    epoch: user.sessionEpoch,
    startedAt: now.getTime(),
    seenAt: now.getTime(),
  };
  await db.transaction(async (tx) => {
    await tx
      .delete(signInTries)
      .where(and(eq(signInTries.account, account), eq(signInTries.origin, origin)));
    await recordAudit(tx, {
      at: now,
      actorId: user.id,
      role: "",
      action: "user.signed_in",
      subject: `user:${user.id}`,
    });
  });
  return done(session);
}

/** Books a try before the password is looked at, so that racing guesses cannot slip past; null where there is room. */
async function takeTry(
  db: Database,
  attempt: { account: string; origin: string; now: Date },
): Promise<"full" | null> {
  const since = new Date(attempt.now.getTime() - tryLimit.minutes * 60_000);
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
      return "full";
    await tx
      .insert(signInTries)
      .values({ account: attempt.account, origin: attempt.origin, at: attempt.now });
    return null;
  });
}
