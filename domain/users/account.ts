import { eq, lt } from "drizzle-orm";
import type { Database } from "@/db";
import { endedSessions, roleGrants, users } from "@/db/schema";
import { recordAudit } from "@/domain/audit";
import type { Actor, Context } from "@/domain/context";
import { done, type Outcome, refuse, transact } from "@/domain/outcome";
import { type Session, sessionLife } from "@/lib/session";
import type { Lang } from "@/lib/time";
import { hashPassword, passwordIssues, verifyPassword } from "./password";
import { forgetTries, takeTry, tryLimit } from "./tries";

export type Official = Actor & {
  lang: "en" | "ko";
  mustChangePassword: boolean;
  /** Whether the board may write to them. */
  mail: boolean;
};

/** The official behind a session, read again on every request; null where it is over: signed out, disabled, rights or password changed. */
export async function findOfficial(db: Database, session: Session): Promise<Official | null> {
  const [row] = await db
    .select({ user: users, ended: endedSessions.sessionId })
    .from(users)
    .leftJoin(endedSessions, eq(endedSessions.sessionId, session.sessionId))
    .where(eq(users.id, session.userId));
  if (!row || row.ended !== null) return null;
  const { user } = row;
  if (user.disabledAt || user.sessionEpoch !== session.epoch) return null;
  const grants = await db
    .select({
      role: roleGrants.role,
      boardId: roleGrants.boardId,
      departmentId: roleGrants.departmentId,
    })
    .from(roleGrants)
    .where(eq(roleGrants.userId, user.id));
  return {
    id: user.id,
    name: user.name,
    email: user.email,
    departmentId: user.departmentId,
    grants,
    lang: user.lang,
    mustChangePassword: user.mustChangePassword,
    mail: user.mail,
  };
}

/**
 * Changes the own password and ends every session, this one too: the door signs in anew.
 * Whoever holds a stolen session guesses the current one no more often than at the door.
 * Refuses: too_many_tries · malformed (wrong current password; too short, too long, common, or the same as before).
 */
export async function changePassword(
  context: Context,
  input: { current: string; next: string },
): Promise<Outcome<{ epoch: number }>> {
  const { actor, now } = context;
  const [before] = await context.db.select().from(users).where(eq(users.id, actor.id));
  if (!before) return refuse({ code: "not_found" });
  const own = `user:${actor.id}`; // No key of an address has a colon in it.
  const attempt = { account: own, origin: own };
  if (!(await takeTry(context.db, attempt, now)))
    return refuse({ code: "too_many_tries", minutes: tryLimit.minutes });
  if (!(await verifyPassword(input.current, before.passwordHash)))
    return refuse({ code: "malformed", issues: [{ field: "current", code: "password_wrong" }] });
  await forgetTries(context.db, attempt);
  const issues = passwordIssues(input.next);
  if (issues.length > 0) return refuse({ code: "malformed", issues });
  if (input.next === input.current)
    return refuse({ code: "malformed", issues: [{ field: "next", code: "password_same" }] });
  const passwordHash = await hashPassword(input.next); // Before the transaction: it takes long and needs no lock.

  return transact(context.db, async (tx) => {
    const [user] = await tx.select().from(users).where(eq(users.id, actor.id)).for("no key update");
    if (!user || user.sessionEpoch !== before.sessionEpoch) return refuse({ code: "stale" });
    const epoch = user.sessionEpoch + 1;
    await tx
      .update(users)
      .set({ passwordHash, mustChangePassword: false, sessionEpoch: epoch })
      .where(eq(users.id, user.id));
    await recordAudit(tx, {
      at: now,
      actorId: user.id,
      role: "",
      action: "user.password_changed",
      subject: `user:${user.id}`,
    });
    return done({ epoch });
  });
}

/** Switches mail to the own address on or off; what is not sent yet follows it. */
export const chooseMail = (context: Context, mail: boolean): Promise<Outcome<null>> =>
  choose(context, "user.mail_chosen", "mail", mail);

/** The language of the own desk and of mail to it. */
export const chooseLang = (context: Context, lang: Lang): Promise<Outcome<null>> =>
  choose(context, "user.lang_chosen", "lang", lang);

type Chosen = Pick<typeof users.$inferSelect, "mail" | "lang">;

function choose<Name extends keyof Chosen>(
  { actor, now, db }: Context,
  action: string,
  name: Name,
  value: Chosen[Name],
): Promise<Outcome<null>> {
  return transact(db, async (tx) => {
    const [user] = await tx.select().from(users).where(eq(users.id, actor.id)).for("no key update");
    if (!user) return refuse({ code: "not_found" });
    if (user[name] === value) return done(null);
    await tx
      .update(users)
      .set({ [name]: value })
      .where(eq(users.id, user.id));
    await recordAudit(tx, {
      at: now,
      actorId: user.id,
      role: "",
      action,
      subject: `user:${user.id}`,
      detail: { from: user[name], to: value },
    });
    return done(null);
  });
}

/** Ends one session for good: signing out. The marks of sessions that have run out by themselves go with it. */
export async function endSession(db: Database, session: Session, now: Date): Promise<void> {
  await db.transaction(async (tx) => {
    await tx.delete(endedSessions).where(lt(endedSessions.expiresAt, now));
    const expiresAt = new Date(session.startedAt + sessionLife.absoluteMs);
    const ended = await tx
      .insert(endedSessions)
      .values({ sessionId: session.sessionId, expiresAt })
      .onConflictDoNothing()
      .returning({ id: endedSessions.sessionId });
    if (ended.length === 0) return;
    await recordAudit(tx, {
      at: now,
      actorId: session.userId,
      role: "",
      action: "user.signed_out",
      subject: `user:${session.userId}`,
    });
  });
}
