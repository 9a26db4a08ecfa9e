import { connect as openSocket, Socket } from "node:net";
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
  const sockets: Sockets = { open: new Set(), severed: false };
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
      ...(options.role === "" ? {} : { role: options.role ?? appRole }),
    },
    ...keptSockets(sockets),
  });
  return {
    db: drizzle(sql, { schema }),
    sql,
    /**
     * Cuts every connection: what waits for an answer fails, its transaction is rolled back, and so does every statement
     * until `mend`. For a server that has fallen silent: the driver would wait without end, and each new connection
     * would stand in a queue that the server has to work off before it answers anybody again.
     */
    sever(): void {
      sockets.severed = true;
      for (const socket of sockets.open) socket.destroy();
    },
    /** Statements connect again. */
    mend(): void {
      sockets.severed = false;
    },
  };
}

type Sockets = { open: Set<Socket>; severed: boolean };

/** The driver's sockets, opened here so that they are known. It takes the option; its types do not say so. */
function keptSockets(sockets: Sockets): object {
  type Target = { host: string[]; port: number[]; path: string | false };
  const open = ({ host, port, path }: Target): Socket => {
    if (sockets.severed) return failing();
    const to = { host: host[0] ?? "localhost", port: port[0] ?? 5432 };
    const socket = path ? openSocket(path) : openSocket(to);
    sockets.open.add(Object.assign(socket, path ? {} : to)); // The driver reads the name for TLS there.
    socket.once("close", () => sockets.open.delete(socket));
    return socket;
  };
  return { socket: open };
}

/** A socket that ends before it begins; the driver has to see it end, or it would count it as connecting for ever. */
function failing(): Socket {
  const socket = new Socket();
  setImmediate(() => socket.destroy(new Error("the database is silent")));
  return socket;
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
