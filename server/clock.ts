import type { Database } from "@/db";
import { bannerEnded, changedByClock, midnightAfter, nextPageChange } from "@/domain/notices/clock";
import type { Log } from "@/lib/log";
import type { Moved } from "./store";
import { startTimer, type Timer } from "./timer";

const retryMs = 60_000;
const slackMs = 20; // A timer may fire a little early; the page's own clock must be past the instant.

/**
 * Told at the next instant at which a page changes by the clock. What is then no longer so is marked, not
 * dropped: with the database away the page of a moment ago is better than none.
 */
export function startClock(db: Database, changed: (moved: Moved) => void, log: Log): Timer {
  let last = new Date();
  const turn = async () => {
    const now = new Date();
    if (midnightAfter(last) <= now || (await bannerEnded(db, last, now))) changed({ all: true });
    else {
      const moved = await changedByClock(db, last, now);
      if (moved.notices.length > 0) changed(moved);
    }
    last = now;
    const next = await nextPageChange(db, now);
    return Math.max(0, next.getTime() - Date.now()) + slackMs;
  };
  return startTimer(turn, { failed: "clock.failed", retryMs, log });
}
