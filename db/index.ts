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

// The driver's own pause between two attempts grows to 20 s: too long after the database is back.
const longestPauseSeconds = 1;

/** One pool of connections to `url`, working as the application's role. Statements are bounded on the server itself. */
export function connect(url: string, options: { max?: number; role?: string } = {}) {
  let current = open(url, options);
  let severed = false;
  return {
    db: through(current.db, () => current.db),
    sql: through(current.sql, () => current.sql),
    /**
     * Cuts every connection: what waits for an answer fails, its transaction is rolled back, and so does every statement
     * until `mend`. For a server that has fallen silent: the driver would wait without end, and each new connection
     * would stand in a queue that the server has to work off before it answers anybody again.
     */
    sever(): void {
      if (severed) return;
      severed = true;
      current.sql.end({ timeout: 0 }).catch(() => {});
    },
    /** Statements connect again: by a new driver, for the old one's connections do not outlive being cut while they write. */
    mend(): void {
      if (!severed) return;
      current = open(url, options);
      severed = false;
    },
  };
}

function open(url: string, options: { max?: number; role?: string }) {
  const sql = postgres(url, {
    max: options.max ?? 10,
    connect_timeout: 5,
    idle_timeout: 60,
    backoff: (attempts) => Math.min(0.05 * 2 ** attempts, longestPauseSeconds),
    onnotice: () => {},
    connection: {
      application_name: "gongji",
      TimeZone: "UTC",
      statement_timeout: 15_000,
      lock_timeout: 10_000,
      idle_in_transaction_session_timeout: 30_000,
      gin_pending_list_limit: 256, // kB. A search reads all that is pending; the server's own 4 MB are slow to read.
      ...(options.role === "" ? {} : { role: options.role ?? appRole }),
    },
  });
  return { db: drizzle(sql, { schema }), sql };
}

/** What stands for `first` and is always the current one: a handle outlives the driver it was taken from. */
const through = <T extends object>(first: T, current: () => T): T =>
  new Proxy(first, {
    get: (_, name) => Reflect.get(current(), name),
    apply: (_, self, args) => Reflect.apply(current() as never, self, args),
  });

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
