import { and, asc, count, eq, gt, ilike, inArray, isNotNull, isNull, or, sql } from "drizzle-orm";
import type { Database } from "@/db";
import { locks } from "@/db/locks";
import { boards, departments, roleGrants, users } from "@/db/schema";
import {
  changeOf,
  longest,
  mailIssues,
  markOf,
  recordAct,
  wordIssues,
} from "@/domain/administration/forms";
import { mayAdminister } from "@/domain/administration/rights";
import type { Context } from "@/domain/context";
import { done, type Issue, type Outcome, refuse, transact } from "@/domain/outcome";
import type { Lang } from "@/lib/time";
import { anywhere, oneLine } from "@/lib/words";
import { generatePassword, hashPassword } from "./password";

export const officialsPageSize = 50;

export type OfficialFilter = {
  /** Part of the name or of the address. */
  q: string;
  state?: "open" | "locked" | undefined;
  /** The last of the page before, by name. */
  after?: { name: string; id: number } | undefined;
};

/** One page of officials by name, with their grants; one more than a page holds says that it goes on. */
export async function listOfficials(db: Database, { q, state, after }: OfficialFilter) {
  const part = anywhere(q);
  const rows = await db
    .select({
      id: users.id,
      name: users.name,
      email: users.email,
      disabledAt: users.disabledAt,
      departmentEn: departments.nameEn,
      departmentKo: departments.nameKo,
    })
    .from(users)
    .leftJoin(departments, eq(departments.id, users.departmentId))
    .where(
      and(
        q ? or(ilike(users.name, part), ilike(users.email, part)) : undefined,
        state === "open" ? isNull(users.disabledAt) : undefined,
        state === "locked" ? isNotNull(users.disabledAt) : undefined,
        after
          ? or(gt(users.name, after.name), and(eq(users.name, after.name), gt(users.id, after.id)))
          : undefined,
      ),
    )
    .orderBy(asc(users.name), asc(users.id))
    .limit(officialsPageSize + 1);
  const grants = await grantsOf(
    db,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => ({ ...row, grants: grants.filter(({ userId }) => userId === row.id) }));
}

export type ListedOfficial = Awaited<ReturnType<typeof listOfficials>>[number];

/** Grants with the names of what limits them. */
const grantsOf = (db: Database, ids: readonly number[]) =>
  db
    .select({
      id: roleGrants.id,
      userId: roleGrants.userId,
      role: roleGrants.role,
      boardEn: boards.nameEn,
      boardKo: boards.nameKo,
      departmentEn: departments.nameEn,
      departmentKo: departments.nameKo,
    })
    .from(roleGrants)
    .leftJoin(boards, eq(boards.id, roleGrants.boardId))
    .leftJoin(departments, eq(departments.id, roleGrants.departmentId))
    .where(inArray(roleGrants.userId, [...ids]))
    .orderBy(asc(roleGrants.role), asc(roleGrants.id));

/** One official as their page shows them, without the secret; undefined where there is none. */
export async function findAccount(db: Database, id: number) {
  const [user] = await db.select().from(users).where(eq(users.id, id));
  if (!user) return undefined;
  const { passwordHash: _, ...shown } = user;
  return { ...shown, grants: await grantsOf(db, [id]), seen: accountMark(user) };
}

export type Account = NonNullable<Awaited<ReturnType<typeof findAccount>>>;

/** The mark of what the form of an account shows and changes. */
const accountMark = ({ name, departmentId, lang }: typeof users.$inferSelect) =>
  markOf({ name, departmentId, lang });

export type OfficialFields = { name: string; departmentId: number | null; lang: Lang };

/**
 * Makes an account without any grant, and its first password: told once, kept as a hash, to be changed at the first sign-in.
 * Refuses: forbidden · malformed (a field; an address that has an account).
 */
export async function addOfficial(
  context: Context,
  input: OfficialFields & { email: string },
): Promise<Outcome<{ id: number; email: string; password: string }>> {
  const { actor, now, db } = context;
  if (!mayAdminister(actor)) return refuse({ code: "forbidden" });
  const email = input.email.trim();
  const password = generatePassword();
  const passwordHash = await hashPassword(password); // Before the transaction: it takes long and needs no lock.
  return transact(db, async (tx) => {
    if (!(await stillAdmin(tx, actor.id))) return refuse({ code: "forbidden" });
    const issues = [...mailIssues("email", email), ...(await fieldIssues(tx, input))];
    if (issues.length > 0) return refuse({ code: "malformed", issues });
    const set = { name: oneLine(input.name), departmentId: input.departmentId, lang: input.lang };
    const [made] = await tx
      .insert(users)
      .values({ ...set, email, passwordHash, mustChangePassword: true, createdAt: now })
      .onConflictDoNothing()
      .returning({ id: users.id });
    if (!made)
      return refuse({ code: "malformed", issues: [{ field: "email", code: "mail_taken" }] });
    await recordAct(tx, context, "admin", {
      action: "user.added",
      subject: `user:${made.id}`,
      detail: { email, ...set },
    });
    return done({ id: made.id, email, password });
  });
}

/** Changes name, department and language. Refuses: forbidden · not_found · stale · malformed. */
export const changeOfficial = (
  context: Context,
  input: OfficialFields & { id: number; seen: string },
): Promise<Outcome<null>> =>
  onOfficial(context, input.id, async (tx, user) => {
    if (accountMark(user) !== input.seen) return refuse({ code: "stale" });
    const issues = await fieldIssues(tx, input);
    if (issues.length > 0) return refuse({ code: "malformed", issues });
    const set = { name: oneLine(input.name), departmentId: input.departmentId, lang: input.lang };
    await tx.update(users).set(set).where(eq(users.id, user.id));
    return done({ action: "user.changed", detail: changeOf(user, set), value: null });
  });

/** A new generated password, to be changed at the next sign-in; every session of the account ends. Refuses: forbidden · not_found · own_account. */
export async function renewPassword(
  context: Context,
  input: { id: number },
): Promise<Outcome<{ email: string; password: string }>> {
  if (!mayAdminister(context.actor)) return refuse({ code: "forbidden" });
  const password = generatePassword();
  const passwordHash = await hashPassword(password);
  return onOfficial(context, input.id, async (tx, user) => {
    if (user.id === context.actor.id) return refuse({ code: "own_account" });
    await tx
      .update(users)
      .set({ passwordHash, mustChangePassword: true, sessionEpoch: user.sessionEpoch + 1 })
      .where(eq(users.id, user.id));
    return done({
      action: "user.password_reset",
      detail: {},
      value: { email: user.email, password },
    });
  });
}

/**
 * Locks an account, whose sessions end at once, or opens it again.
 * Refuses: forbidden · not_found · stale (it is so already) · own_account · last_admin.
 */
export const setLocked = (
  context: Context,
  input: { id: number; locked: boolean },
): Promise<Outcome<null>> =>
  onOfficial(context, input.id, async (tx, user) => {
    if ((user.disabledAt !== null) === input.locked) return refuse({ code: "stale" });
    if (user.id === context.actor.id) return refuse({ code: "own_account" });
    if (input.locked && (await isLastAdmin(tx, user.id))) return refuse({ code: "last_admin" });
    await tx
      .update(users)
      .set({
        disabledAt: input.locked ? context.now : null,
        sessionEpoch: user.sessionEpoch + 1,
      })
      .where(eq(users.id, user.id));
    const action = input.locked ? "user.disabled" : "user.enabled";
    return done({ action, detail: {}, value: null });
  });

type Done<T> = { action: string; detail: Record<string, unknown>; value: T };
type UserRow = typeof users.$inferSelect;

/** The common course of a change of one official: the right, the lock, the row, the change, the record. */
export function onOfficial<T>(
  context: Context,
  id: number,
  change: (tx: Database, user: UserRow) => Promise<Outcome<Done<T>>>,
): Promise<Outcome<T>> {
  return transact(context.db, async (tx) => {
    if (!mayAdminister(context.actor)) return refuse({ code: "forbidden" });
    if (!(await stillAdmin(tx, context.actor.id))) return refuse({ code: "forbidden" });
    const [user] = await tx.select().from(users).where(eq(users.id, id)).for("no key update");
    if (!user) return refuse({ code: "not_found" });
    const changed = await change(tx, user);
    if (!changed.ok) return changed;
    const { value, ...event } = changed.value;
    await recordAct(tx, context, "admin", { ...event, subject: `user:${id}` });
    return done(value);
  });
}

const administers = and(
  eq(roleGrants.role, "admin"),
  isNull(roleGrants.boardId),
  isNull(roleGrants.departmentId),
  isNull(users.disabledAt),
);

/** Takes the lock of officials. Who asks may have lost the right while this waited for it. */
async function stillAdmin(tx: Database, id: number): Promise<boolean> {
  await tx.execute(sql`select pg_advisory_xact_lock(${locks.officials})`);
  const [admin] = await tx
    .select({ n: count() })
    .from(roleGrants)
    .innerJoin(users, eq(users.id, roleGrants.userId))
    .where(and(administers, eq(users.id, id)));
  return (admin?.n ?? 0) > 0;
}

/** Whether nobody but this official administers the board: their grant and account have to stay. Ask under the lock of officials. */
export async function isLastAdmin(tx: Database, id: number): Promise<boolean> {
  const rows = await tx
    .selectDistinct({ id: users.id })
    .from(roleGrants)
    .innerJoin(users, eq(users.id, roleGrants.userId))
    .where(administers);
  return rows.length === 1 && rows[0]?.id === id;
}

async function fieldIssues(tx: Database, { name, departmentId }: OfficialFields): Promise<Issue[]> {
  const issues = wordIssues("name", name, longest.name);
  if (departmentId === null) return issues;
  const [there] = await tx
    .select({ id: departments.id })
    .from(departments)
    .where(eq(departments.id, departmentId))
    .for("key share"); // Nobody deletes it before the official is in it.
  return there ? issues : [...issues, { field: "departmentId", code: "choice_gone" }];
}
