import type { Database } from "@/db";
import { deliverNext, nextMail, type Send, waitingSince } from "@/domain/mail/deliver";
import { type Log, reason } from "@/lib/log";

const longestMs = 60 * 60 * 1000;
const retryMs = 60_000;

/** Sends what the outbox holds when it is told that there is something, at the next try of what failed, and hourly. */
export function startPost(db: Database, publicUrl: string, send: Send, log: Log) {
  let timer: NodeJS.Timeout | undefined;
  let closed = false;
  let sending: Promise<void> | undefined;
  let asked = false;
  let waits: Date | null = null;

  async function sendAll(): Promise<void> {
    let wait = retryMs;
    try {
      for (;;) {
        asked = false;
        const delivered = closed
          ? null
          : await deliverNext(db, { now: new Date(), publicUrl, send });
        if (delivered === null && !asked) break;
        if (delivered !== null && typeof delivered === "object")
          log.warn("mail.failed", { reason: delivered.failed, given: delivered.given });
      }
      const next = await nextMail(db);
      waits = await waitingSince(db);
      const until = next ? next.getTime() - Date.now() : longestMs;
      // What is due and was not ours to take is another process's: a minute later it is sent or ours.
      wait = until <= 0 ? retryMs : Math.min(longestMs, until);
    } catch (error) {
      log.warn("mail.failed", { reason: reason(error), given: "later" });
    }
    sending = undefined;
    if (asked) return again();
    set(wait);
  }

  function set(ms: number): void {
    clearTimeout(timer);
    if (closed) return;
    timer = setTimeout(again, ms);
    timer.unref();
  }

  function again(): void {
    asked = true;
    if (!closed) sending ??= sendAll();
  }

  again();
  return {
    /** There may be something to send. */
    again,
    waitsSince: () => waits,
    async close(): Promise<void> {
      closed = true;
      clearTimeout(timer);
      await sending;
    },
  };
}
