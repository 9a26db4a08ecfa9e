import { sql } from "drizzle-orm";
import type { Database } from "@/db";
import { locks } from "@/db/locks";
import { files } from "@/db/schema";
import type { Storage } from "@/lib/storage";

export type Kept = { sha256: string; bytes: number; mediaType: string; path: string };

/**
 * Names stored bytes in rows, in a transaction that goes on to attach them. They were put before it began, so that it is
 * short; in between, bytes nobody named may have been collected. Under the lock that collecting takes too they are there,
 * or are put once more.
 */
export async function nameBytes(
  tx: Database,
  storage: Storage,
  kept: readonly Kept[],
  now: Date,
): Promise<void> {
  for (const { path, ...row } of kept.toSorted((a, b) => (a.sha256 < b.sha256 ? -1 : 1))) {
    await lockBytes(tx, row.sha256);
    if (!(await storage.has(row.sha256))) await storage.put({ path });
    await tx
      .insert(files)
      .values({ ...row, createdAt: now })
      .onConflictDoNothing();
  }
}

/** Until the transaction ends, nobody else names these bytes or takes them away. */
export const lockBytes = (tx: Database, sha256: string) =>
  tx.execute(sql`select pg_advisory_xact_lock(${locks.storedFile}, hashtext(${sha256}))`);
