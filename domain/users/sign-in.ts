import { createHmac, randomUUID } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import type { Database } from "@/db";
import { users } from "@/db/schema";
import { recordAudit } from "@/domain/audit";
import { done, type Outcome, refuse } from "@/domain/outcome";
import { originOf, parseAddress } from "@/domain/reads/address";
import { withoutNul } from "@/lib/nul";
import type { Session } from "@/lib/session";
import { decoyHash, verifyPassword } from "./password";
import { forgetTries, takeTry, tryLimit } from "./tries";

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
  const email = withoutNul(input.email).trim().toLowerCase().slice(0, 320);
  const from = originText(input.origin);
  const attempt = { account: key("account", `${email}\0${from}`), origin: key("origin", from) };
  if (!(await takeTry(db, attempt, now)))
    return refuse({ code: "too_many_tries", minutes: tryLimit.minutes });

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
    await forgetTries(tx, attempt);
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

/** Who tries, as far as an address says: an IPv6 line has a whole /64 to choose from and is one origin all the same. */
function originText(given: string): string {
  const address = parseAddress(given);
  return address ? originOf(address).toString("hex") : given;
}
