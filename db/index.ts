import { drizzle, type PostgresJsDatabase } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import * as schema from "./schema";

/** The pool and a transaction alike. */
export type Database = Pick<
  PostgresJsDatabase<typeof schema>,
  | "select"
  | "selectDistinct"
  | "insert"
  | "update"
  | "delete"
  | "execute"
  | "transaction"
  | "query"
  | "$count"
>;

/** Role the application works under: it cannot touch the past of `audit_event`. */
const appRole = "gongji_app";

/** One pool of connections to `url`, working as the application's role. Statements are bounded on the server itself. */
export function connect(url: string, options: { max?: number; role?: string } = {}) {
  const sql = postgres(url, {
    max: options.max ?? 10,
    connect_timeout: 5,
    idle_timeout: 60,
    onnotice: () => {},
    connection: {
      application_name: "gongji",
      TimeZone: "UTC",
      statement_timeout: 15_000,
      lock_timeout: 10_000,
      idle_in_transaction_session_timeout: 30_000,
      ...(options.role === "" ? {} : { role: options.role ?? appRole }),
    },
  });
  return { db: drizzle(sql, { schema }), sql };
}

// Next compiles its own copy of every module it imports: the pool alone is shared, over globalThis.
const shared = globalThis as typeof globalThis & { gongjiPool?: ReturnType<typeof connect> };

/** The pool of this process. DATABASE_URL is set by the start command, also for the embedded server. */
export function pool() {
  const url = process.env["DATABASE_URL"];
  if (!url) throw new Error("DATABASE_URL is not set: start with `npm start`.");
  shared.gongjiPool ??= connect(url);
  return shared.gongjiPool;
}

export { schema };
