import { and, eq, inArray, lt, notExists, or, sql } from "drizzle-orm";
import type { Database } from "@/db";
import { attachments, files } from "@/db/schema";
import type { Storage } from "@/lib/storage";
import { lockBytes } from "./keep";

/** How long bytes that nothing names are kept: a backup that copies them after its dump has a day for it. */
export const keptUnusedMs = 24 * 60 * 60 * 1000;
const askedAtOnce = 500;

/**
 * Takes away what no edition names any more: first rows whose last entry went a day ago, then stored bytes of a day's age
 * without a row, those of an upload that never ended among them. Row by row under the lock an upload of the same bytes
 * takes: killed at any instant it leaves no row without its bytes, and what is attached meanwhile stays.
 */
export async function collectFiles(
  db: Database,
  storage: Storage,
  now: Date,
): Promise<{ rows: number; stored: number }> {
  const before = new Date(now.getTime() - keptUnusedMs);
  let rows = 0;
  for (const { sha256 } of await unusedRows(db, before))
    if (await dropRow(db, sha256, before)) rows += 1;
  let stored = 0;
  for await (const sha256 of withoutRow(db, storage, before))
    if (await dropBytes(db, storage, sha256)) stored += 1;
  return { rows, stored };
}

/** Stored bytes of this age that no row names, as far as a look without the lock can tell. */
async function* withoutRow(db: Database, storage: Storage, before: Date): AsyncGenerator<string> {
  let asked: string[] = [];
  const unnamed = async () => {
    const rows = await db
      .select({ sha256: files.sha256 })
      .from(files)
      .where(inArray(files.sha256, asked));
    const named = new Set(rows.map(({ sha256 }) => sha256));
    return asked.filter((sha256) => !named.has(sha256));
  };
  for await (const { sha256, at } of storage.list()) {
    if (at >= before) continue;
    asked.push(sha256);
    if (asked.length < askedAtOnce) continue;
    yield* await unnamed();
    asked = [];
  }
  if (asked.length > 0) yield* await unnamed();
}

const unused = (db: Database, before: Date) =>
  and(
    lt(sql`coalesce(${files.releasedAt}, ${files.createdAt})`, before.toISOString()),
    notExists(
      db
        .select({ id: attachments.id })
        .from(attachments)
        .where(or(eq(attachments.sha256, files.sha256), eq(attachments.smallSha256, files.sha256))),
    ),
  );

const unusedRows = (db: Database, before: Date) =>
  db.select({ sha256: files.sha256 }).from(files).where(unused(db, before));

const dropRow = (db: Database, sha256: string, before: Date): Promise<boolean> =>
  db.transaction(async (tx) => {
    await lockBytes(tx, sha256);
    const gone = await tx
      .delete(files)
      .where(and(eq(files.sha256, sha256), unused(tx, before)))
      .returning({ sha256: files.sha256 });
    return gone.length > 0;
  });

/** The bytes go once the row's end is committed: a transaction that fails after them would leave a row without any. */
const dropBytes = (db: Database, storage: Storage, sha256: string): Promise<boolean> =>
  db.transaction(async (tx) => {
    await lockBytes(tx, sha256);
    const [row] = await tx.select().from(files).where(eq(files.sha256, sha256));
    if (row) return false;
    await storage.remove(sha256);
    return true;
  });
