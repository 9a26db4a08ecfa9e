import { linkSync, readFileSync, renameSync, unlinkSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { makeFolder } from "@/lib/folder";

/** The living process that holds a lock. */
export type Holder = { holder: number };

/**
 * Takes the lock file for this process: a function that gives it back, or who holds it.
 * What a killed process left behind does not count; a reused process number is told by its time of birth.
 */
export function takeLock(path: string): (() => void) | Holder {
  makeFolder(dirname(path));
  const mine = `${process.pid} ${bornAt(process.pid)}\n`;
  const own = `${path}.${process.pid}`;
  writeFileSync(own, mine, { mode: 0o600 });
  try {
    for (;;) {
      try {
        linkSync(own, path); // Unlike a write, this makes the whole file or fails.
        return () => {
          if (readIfThere(path) === mine) unlinkSync(path);
        };
      } catch (error) {
        if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
      }
      const found = readIfThere(path);
      if (found === null) continue;
      const [pid = 0, born] = found.trim().split(" ");
      if (isAlive(Number(pid)) && bornAt(Number(pid)) === born) return { holder: Number(pid) };
      setAside(path, found);
    }
  } finally {
    unlinkSync(own);
  }
}

/** Moves a dead lock away; puts it back where another start was quicker and it is that one's. */
function setAside(path: string, dead: string): void {
  const aside = `${path}.${process.pid}.dead`;
  try {
    renameSync(path, aside);
  } catch {
    return; // Another start took it away.
  }
  if (readIfThere(aside) !== dead) {
    try {
      linkSync(aside, path);
    } catch {
      // A third one holds it now; the two of them see each other.
    }
  }
  unlinkSync(aside);
}

function readIfThere(path: string): string | null {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return null;
  }
}

function isAlive(pid: number): boolean {
  try {
    return pid > 0 && process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

/** Ticks between the machine's start and the process's, from Linux; elsewhere the number of the process must do. */
function bornAt(pid: number): string {
  const stat = readIfThere(`/proc/${pid}/stat`);
  const afterName = stat?.slice(stat.lastIndexOf(")") + 2).split(" ");
  return afterName?.[0] === "Z" ? "gone" : (afterName?.[19] ?? "unknown");
}
