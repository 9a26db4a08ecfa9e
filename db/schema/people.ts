import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  index,
  integer,
  pgEnum,
  pgTable,
  text,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import { id, instant, ref } from "./columns";
import { boards, departments } from "./places";

export const roleName = pgEnum("role_name", ["author", "editor", "manager", "admin", "auditor"]);

/** An official who may sign in. */
export const users = pgTable(
  "user",
  {
    id: id(),
    email: text("email").notNull(),
    name: text("name").notNull(),
    /** scrypt, as `scrypt$N$r$p$salt$hash` in base64url. */
    passwordHash: text("password_hash").notNull(),
    mustChangePassword: boolean("must_change_password").notNull().default(false),
    /** Raised by a change of password or rights: a session that carries an older one is over. */
    sessionEpoch: integer("session_epoch").notNull().default(1),
    departmentId: ref("department_id").references(() => departments.id),
    lang: text("lang", { enum: ["en", "ko"] })
      .notNull()
      .default("en"),
    /** Whether the board may write to them. */
    mail: boolean("mail").notNull().default(true),
    disabledAt: instant("disabled_at"),
    createdAt: instant("created_at").notNull(),
  },
  (t) => [uniqueIndex("user_email").on(sql`lower(${t.email})`)],
);

/** A role, everywhere or limited to a board or a department. */
export const roleGrants = pgTable(
  "role_grant",
  {
    id: id(),
    userId: ref("user_id")
      .notNull()
      .references(() => users.id),
    role: roleName("role").notNull(),
    boardId: ref("board_id").references(() => boards.id),
    departmentId: ref("department_id").references(() => departments.id),
  },
  (t) => [index("role_grant_user").on(t.userId)],
);

/** Failed tries of the last 15 minutes, by account and by address; both keys are HMACs. */
export const signInTries = pgTable(
  "sign_in_try",
  {
    id: id(),
    account: text("account").notNull(),
    origin: text("origin").notNull(),
    at: instant("at").notNull(),
  },
  (t) => [
    index("sign_in_try_account").on(t.account, t.at),
    index("sign_in_try_origin").on(t.origin, t.at),
    check("sign_in_try_keys", sql`length(${t.account}) > 0 and length(${t.origin}) > 0`),
  ],
);

/** Sessions a person ended by signing out, until they would have expired anyway. */
export const endedSessions = pgTable("ended_session", {
  sessionId: text("session_id").primaryKey(),
  expiresAt: instant("expires_at").notNull(),
});
