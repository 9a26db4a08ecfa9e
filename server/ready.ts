import { statfs } from "node:fs/promises";
import type { Listener } from "./purge";
import type { ReadCounter } from "./reads";

const leastFreeBytes = 200 * 1024 * 1024; // An hour of a busy board, and time to be called.
const mailLateMinutes = 10;
const scheduleLateMs = 60_000;
const foldLateMs = 10_000; // A fold comes every 250 ms.

type Health = ReturnType<ReadCounter["health"]>;
export type Wrong = Partial<
  Record<
    "database" | "heartbeat" | "disk" | "journal" | "reads" | "day" | "mail" | "schedule",
    string
  >
>;

/**
 * What keeps this process from serving well, each with a sentence; none: ready. Anybody may read it, so it names no
 * address, no machine and no error as it came.
 */
export async function whatIsWrong(given: {
  listener: Pick<Listener, "hears"> & { pulse: Pick<Listener["pulse"], "answers"> };
  readsHealth: () => Health;
  /** Since when mail waits that could not be sent; null where none does. */
  mailWaitsSince: () => Date | null;
  /** How long something has been due and not published. */
  lateMs: () => number;
  dataDir: string;
  freeBytesAtLeast?: number;
}): Promise<{
  ready: boolean;
  wrong: Wrong;
  reads: { behindBytes: number; inMemory: number; lost: number };
}> {
  const { behind, waiting, lost } = given.readsHealth();
  const wrong: Wrong = { ...reachable(given.listener), ...reads(given.readsHealth()) };
  const lateMs = given.lateMs();
  if (lateMs > scheduleLateMs)
    wrong.schedule = `Something scheduled is late: due for ${Math.round(lateMs / 1000)} s and not published.`;
  const disk = await room(given.dataDir, given.freeBytesAtLeast ?? leastFreeBytes);
  if (disk) wrong.disk = disk;
  const mail = late(given.mailWaitsSince());
  if (mail) wrong.mail = mail;
  return {
    ready: Object.keys(wrong).length === 0,
    wrong,
    reads: { behindBytes: behind, inMemory: waiting, lost },
  };
}

function reachable(listener: Parameters<typeof whatIsWrong>[0]["listener"]): Wrong {
  return {
    ...(listener.pulse.answers()
      ? {}
      : { database: "PostgreSQL does not answer; the pages kept in memory are served." }),
    ...(listener.hears()
      ? {}
      : { heartbeat: "The own heartbeat has not been heard for 5 s; kept pages may be stale." }),
  };
}

function reads(health: Health): Wrong {
  const { waitingFor } = health;
  const wrong: Wrong = {};
  if (health.lost > 0)
    wrong.journal = `The disk took no reads for so long that ${health.lost} of them are lost.`;
  else if (health.failing !== null)
    wrong.journal = `The disk refuses the journal of reads; ${health.waiting} wait in memory.`;
  const late = health.behind > 0 && health.behindMs > foldLateMs;
  if (late || health.foldFailing !== null)
    wrong.reads = `Reads wait in the journal and are not counted yet, for ${Math.round(health.behindMs / 1000)} s.`;
  if (waitingFor)
    wrong.day = `The reads of ${waitingFor.day} cannot be closed: the journal ${waitingFor.journal} is not folded past midnight.`;
  return wrong;
}

function late(since: Date | null): string | null {
  const minutes = since ? Math.floor((Date.now() - since.getTime()) / 60_000) : 0;
  return minutes < mailLateMinutes
    ? null
    : `Mail to officials has waited for ${minutes} minutes: the mail server does not take it.`;
}

async function room(dataDir: string, atLeast: number): Promise<string | null> {
  try {
    const { bavail, bsize } = await statfs(dataDir);
    const free = bavail * bsize;
    return free < atLeast ? `${Math.floor(free / 1024 / 1024)} MB are left in DATA_DIR.` : null;
  } catch {
    return "DATA_DIR cannot be looked at.";
  }
}
