import type { Database } from "@/db";
import { bannerEnded, changedByClock, midnightAfter, nextPageChange } from "@/domain/notices/clock";
import { type Log, reason } from "@/lib/log";
import type { Moved } from "./store";

const longestMs = 60 * 60 * 1000;
const retryMs = 60_000;
const slackMs = 20; // A timer may fire a little early; the page's own clock must be past the instant.

/**
 * One timer to the next instant at which a page changes by the clock. What is then no longer so is marked, not
 * dropped: with the database away the page of a moment ago is better than none.
 */
export function startClock(db: Database, changed: (moved: Moved) => void, log: Log) {
  let last = new Date();
  let timer: NodeJS.Timeout | undefined;
  let closed = false;
  let asking = false;

  async function turn(): Promise<void> {
    if (asking || closed) return;
    asking = true;
    let wait = retryMs;
    try {
      const now = new Date();
      if (midnightAfter(last) <= now || (await bannerEnded(db, last, now))) changed({ all: true });
      else {
        const moved = await changedByClock(db, last, now);
        if (moved.notices.length > 0) changed(moved);
      }
      last = now;
      const next = await nextPageChange(db, now);
      wait = Math.min(longestMs, Math.max(0, next.getTime() - Date.now()) + slackMs);
    } catch (error) {
      log.warn("clock.failed", { reason: reason(error) });
    }
    asking = false;
    set(wait);
  }

  function set(ms: number): void {
    clearTimeout(timer);
    if (closed) return;
    timer = setTimeout(() => void turn(), ms);
    timer.unref();
  }

  void turn();
  return {
    /** Something was published: an earlier instant may have come up. */
    again: () => set(200),
    close(): void {
      closed = true;
      clearTimeout(timer);
    },
  };
}
