import { eq, sql } from "drizzle-orm";
import { z } from "zod";
import { connect, type Database } from "@/db";
import { roleGrants, roleName, users } from "@/db/schema";
import { recordAudit } from "@/domain/audit";
import { generatePassword, hashPassword } from "@/domain/users/password";
import { readEnv } from "@/lib/env";
import { withDatabaseUrl } from "./start/database";
import { sayFailure } from "./start/stage";

const usage = `npm run user -- add EMAIL NAME ROLE   an account with a generated password (roles: ${roleName.enumValues.join(", ")})
npm run user -- password EMAIL       a new generated password; every session of the account ends
npm run user -- disable EMAIL        no more sign-in; every session of the account ends`;

type Run = (db: Database, now: Date) => Promise<string>;

function command([verb, email = "", name = "", role = ""]: string[]): Run | null {
  if (!z.email().safeParse(email).success) return null;
  const as = z.enum(roleName.enumValues).safeParse(role);
  if (verb === "add" && name.trim() !== "" && as.success) {
    return (db, now) => add(db, now, { email, name: name.trim(), role: as.data });
  }
  if (verb === "password") return (db, now) => renewPassword(db, now, email);
  if (verb === "disable") return (db, now) => disable(db, now, email);
  return null;
}

async function add(
  db: Database,
  at: Date,
  {
    email,
    name,
    role,
  }: { email: string; name: string; role: (typeof roleName.enumValues)[number] },
): Promise<string> {
  const password = generatePassword();
  const passwordHash = await hashPassword(password);
  await db.transaction(async (tx) => {
    const [made] = await tx
      .insert(users)
      .values({ email, name, passwordHash, mustChangePassword: true, createdAt: at })
      .onConflictDoNothing()
      .returning({ id: users.id });
    if (!made)
      throw new Error(
        `There is an account ${email} already: give it a new password with \`password\`.`,
      );
    await tx.insert(roleGrants).values({ userId: made.id, role });
    await record(tx, at, "user.added", made.id, { role });
  });
  return `${email} may sign in as ${role}, everywhere. Password, to be changed at first sign-in: ${password}`;
}

async function renewPassword(db: Database, at: Date, email: string): Promise<string> {
  const password = generatePassword();
  const passwordHash = await hashPassword(password);
  await change(db, at, email, "user.password_reset", {
    passwordHash,
    mustChangePassword: true,
  });
  return `${email} has a new password, to be changed at the next sign-in: ${password}`;
}

async function disable(db: Database, at: Date, email: string): Promise<string> {
  await change(db, at, email, "user.disabled", { disabledAt: at });
  return `${email} can no longer sign in.`;
}

/** Changes the account and ends its sessions, in one transaction with its line in the record. */
const change = (
  db: Database,
  at: Date,
  email: string,
  action: string,
  set: Partial<typeof users.$inferInsert>,
): Promise<void> =>
  db.transaction(async (tx) => {
    const [user] = await tx
      .update(users)
      .set({ ...set, sessionEpoch: sql`${users.sessionEpoch} + 1` })
      .where(eq(sql`lower(${users.email})`, email.toLowerCase()))
      .returning({ id: users.id });
    if (!user) throw new Error(`There is no account ${email}.`);
    await record(tx, at, action, user.id, {});
  });

const record = (
  tx: Database,
  at: Date,
  action: string,
  userId: number,
  detail: Record<string, unknown>,
) =>
  recordAudit(tx, { at, actorId: null, role: "shell", action, subject: `user:${userId}`, detail });

const run = command(process.argv.slice(2));
if (!run) {
  console.error(`This is no call of it: ${process.argv.slice(2).join(" ")}\n\n${usage}`);
  process.exit(2);
}
try {
  const said = await withDatabaseUrl(readEnv(), async (url) => {
    const pool = connect(url, { max: 1 });
    try {
      return await run(pool.db, new Date());
    } finally {
      await pool.sql.end({ timeout: 5 });
    }
  });
  console.log(said);
} catch (error) {
  sayFailure(error);
  process.exitCode = 1;
}
