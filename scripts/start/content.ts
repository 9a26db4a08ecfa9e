import { join } from "node:path";
import { eq, sql } from "drizzle-orm";
import { connect, type Database } from "@/db";
import { locks } from "@/db/locks";
import { auditEvents, boards, roleGrants, users } from "@/db/schema";
import { recordAudit } from "@/domain/audit";
import { loadSampleBoard } from "@/domain/sample/load";
import { generatePassword, hashPassword } from "@/domain/users/password";
import type { Env } from "@/lib/env";
import { writePrivately } from "./secrets";

const sampleSubject = "site:sample";

/**
 * What a database without content is given: the sample board where it is on, else one account.
 * Returns what was done, null where there was content, and whether this is the sample's database.
 */
export async function firstContent(
  env: Env,
  url: string,
  now: Date,
): Promise<{ said: string | null; sample: boolean }> {
  const pool = connect(url, { max: 1 });
  try {
    // One transaction: a start cut short leaves an empty database, which the next start fills.
    const said = await pool.db.transaction(async (tx) => {
      await tx.execute(sql`set local lock_timeout = '5min'`); // Another process may be loading.
      await tx.execute(sql`set local statement_timeout = '5min'`);
      await tx.execute(sql`set local idle_in_transaction_session_timeout = '5min'`);
      await tx.execute(sql`select pg_advisory_xact_lock(${locks.firstContent})`);
      return await fill(tx, env, now);
    });
    return { said, sample: await isSample(pool.db) };
  } finally {
    await pool.sql.end({ timeout: 5 });
  }
}

async function fill(tx: Database, env: Env, now: Date): Promise<string | null> {
  const [user] = await tx.select({ id: users.id }).from(users).limit(1);
  if (user) return null;
  const [board] = await tx.select({ id: boards.id }).from(boards).limit(1);
  if (env.sampleData === "off" || board) {
    return await firstAdmin(tx, join(env.dataDir, "accounts.json"), now);
  }
  const { storageUrl, dataDir } = env;
  const { notices } = await loadSampleBoard({ db: tx, storageUrl, dataDir, now });
  const detail = { notices };
  await record(tx, { at: now, action: "sample.loaded", subject: sampleSubject, detail });
  return `the sample board, ${notices} notices`;
}

const record = (
  tx: Database,
  event: { at: Date; action: string; subject: string; detail: Record<string, unknown> },
) => recordAudit(tx, { ...event, actorId: null, role: "system" });

/** The record says whether the content is the sample's: it goes with the database, whichever process asks. */
async function isSample(db: Database): Promise<boolean> {
  const [event] = await db
    .select({ id: auditEvents.id })
    .from(auditEvents)
    .where(eq(auditEvents.subject, sampleSubject))
    .limit(1);
  return event !== undefined;
}

async function firstAdmin(tx: Database, accounts: string, now: Date): Promise<string> {
  const role = "admin";
  const email = "admin@gongji.local";
  const password = generatePassword();
  // The file before the commit: a start cut short here makes another password, never an account nobody can open.
  writePrivately(accounts, `${JSON.stringify([{ role, email, password }], null, 2)}\n`);
  const [user] = await tx
    .insert(users)
    .values({
      email,
      name: "Administrator",
      passwordHash: await hashPassword(password),
      mustChangePassword: true,
      createdAt: now,
    })
    .returning({ id: users.id });
  if (!user) throw new Error("The first account could not be made.");
  await tx.insert(roleGrants).values({ userId: user.id, role });
  const subject = `user:${user.id}`;
  await record(tx, { at: now, action: "user.added", subject, detail: { role } });
  return "one administrator, who chooses a password at first sign-in";
}
