import { statfs } from "node:fs/promises";
import type { Listener } from "./purge";

const freeBytesAtLeast = 200 * 1024 * 1024;

/** What keeps this process from serving well, one word each with a sentence; none: ready. */
export async function whatIsWrong(given: {
  listener: Pick<Listener, "hears" | "databaseAnswers">;
  readsHealth: () => object;
  dataDir: string;
}): Promise<{ ready: boolean; wrong: Record<string, string>; reads: object }> {
  const wrong: Record<string, string> = {};
  if (!given.listener.databaseAnswers())
    wrong["database"] = "PostgreSQL does not answer; kept pages are served.";
  if (!given.listener.hears())
    wrong["heartbeat"] = "The own heartbeat has not been heard for 5 s; kept pages are stale.";
  const free = await statfs(given.dataDir).then(
    (disk) => disk.bavail * disk.bsize,
    () => null,
  );
  if (free === null) wrong["disk"] = "DATA_DIR cannot be looked at.";
  else if (free < freeBytesAtLeast)
    wrong["disk"] = `${Math.floor(free / 1024 / 1024)} MB are left in DATA_DIR.`;
  return { ready: Object.keys(wrong).length === 0, wrong, reads: given.readsHealth() };
}
