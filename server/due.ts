import type { Database } from "@/db";
import { publishDue } from "@/domain/notices/due";
import { type Log, reason } from "@/lib/log";
import { startTimer, type Timer } from "./timer";

const elsewhereMs = 1_000; // Another process has it in hand; should that one die, this one takes it up.
const failedMs = 10_000;
const slackMs = 5; // A timer may fire a little early, and would ask the database for nothing.
const never = Number.POSITIVE_INFINITY;

/** Publishes what is due: at start, at each hour that is set, and whenever something may have been missed. */
export function startDue(db: Database, log: Log): Timer & { lateMs(): number } {
  let earliest = never; // By performance.now(): it is known also while the database is away.
  const turn = async () => {
    const round = await publishDue(db);
    for (const { editionId, error } of round.failed)
      log.error("due.failed", { edition: editionId, reason: reason(error) });
    earliest = round.earliestInMs === null ? never : performance.now() + round.earliestInMs;
    log.debug("due.looked", { published: round.published, heldBack: round.heldBack });
    const next = round.nextInMs ?? never;
    const wait = next <= 0 ? elsewhereMs : next + slackMs;
    return round.failed.length > 0 ? Math.min(wait, failedMs) : wait;
  };
  return {
    ...startTimer(turn, { failed: "due.unasked", retryMs: failedMs, log }),
    /** How long something has been due and not published; 0 where nothing is. */
    lateMs: () => Math.max(0, performance.now() - earliest),
  };
}
