import { readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import type { Database } from "@/db";
import { collectFiles, keptUnusedMs } from "@/domain/attachments/collect";
import { type Log, reason } from "@/lib/log";
import { openStorage } from "@/lib/storage";

const firstMs = 60_000;
const everyMs = 60 * 60_000;

type Given = { db: Database; storageUrl: string; arrivals: string; log: Log };

/**
 * Once an hour takes away what nothing names any more. Several processes do no harm to one another: each row and each file
 * is taken under a lock of its own.
 */
export function startSweep(given: Given) {
  let timer = setTimeout(turn, firstMs).unref();
  let closed = false;
  async function turn(): Promise<void> {
    await sweep(given, new Date()).catch((error: unknown) =>
      given.log.warn("sweep.failed", { reason: reason(error) }),
    );
    if (!closed) timer = setTimeout(turn, everyMs).unref();
  }
  return {
    close(): void {
      closed = true;
      clearTimeout(timer);
    },
  };
}

/** One turn: stored bytes, and what a killed process left of uploads that were arriving. */
export async function sweep({ db, storageUrl, arrivals, log }: Given, now: Date): Promise<void> {
  const { rows, stored } = await collectFiles(db, openStorage(storageUrl), now);
  const left = await dropLeftOvers(arrivals, new Date(now.getTime() - keptUnusedMs));
  if (rows + stored + left > 0) log.info("files.collected", { rows, stored, left });
}

async function dropLeftOvers(arrivals: string, before: Date): Promise<number> {
  const names = await readdir(arrivals).catch(() => []); // Nothing has ever arrived.
  let dropped = 0;
  for (const name of names) {
    const path = join(arrivals, name);
    const stats = await stat(path).catch(() => null); // Gone meanwhile.
    if (!stats || stats.mtime >= before) continue;
    await rm(path, { recursive: true, force: true });
    dropped += 1;
  }
  return dropped;
}
