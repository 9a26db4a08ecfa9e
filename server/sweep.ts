import { readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import type { Database } from "@/db";
import { collectFiles, keptUnusedMs } from "@/domain/attachments/collect";
import type { Log } from "@/lib/log";
import { openStorage } from "@/lib/storage";

type Given = { db: Database; storageUrl: string; arrivals: string; log: Log };

/**
 * Takes away stored bytes that nothing names any more, each under a lock of its own, and what a killed process left of
 * uploads that were arriving or being stored.
 */
export async function sweep({ db, storageUrl, arrivals, log }: Given, now: Date): Promise<void> {
  const storage = openStorage(storageUrl);
  const { rows, stored } = await collectFiles(db, storage, now);
  const before = new Date(now.getTime() - keptUnusedMs);
  const left = (await dropLeftOvers(arrivals, before)) + (await storage.dropHalves(before));
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
