import { sql } from "drizzle-orm";
import type { Database } from "@/db";
import type { Asked, Found } from "./asked";
import { find } from "./find";

const cancelled = "57014"; // query_canceled
/** One statement of a search; the porch waits 15 s for a page. */
const longestSearchMs = 4_000;

/** `find`, or undefined where it takes too long. */
export const findInTime = (db: Database, asked: Asked): Promise<Found | undefined> =>
  inTime<Found | undefined>(db, longestSearchMs, (tx) => find(tx, asked), undefined);

/** What `work` comes to, on one connection; `late` instead where one of its statements takes longer than `ms`. */
export async function inTime<Result>(
  db: Database,
  ms: number,
  work: (tx: Database) => Promise<Result>,
  late: Result,
): Promise<Result> {
  try {
    return await db.transaction(async (tx) => {
      await tx.execute(sql`select set_config('statement_timeout', ${String(ms)}, true)`);
      return await work(tx);
    });
  } catch (error) {
    const cause = error instanceof Error && error.cause ? error.cause : error;
    if (cause instanceof Error && "code" in cause && cause.code === cancelled) return late;
    throw error;
  }
}
