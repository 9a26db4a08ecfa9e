import { type Log, reason } from "@/lib/log";

const longestMs = 60 * 60 * 1000;
const soonMs = 200; // Of several messages that come at once one look is enough.

export type Timer = {
  /** Something moved: an earlier instant may have come up. */
  again(): void;
  close(): void;
};

/**
 * One timer that works at an instant and asks when the next one is: `turn` does what is to be done and answers with
 * the milliseconds to wait, an hour at most. One that fails is tried again after `retryMs`.
 */
export function startTimer(
  turn: () => Promise<number>,
  on: { failed: string; retryMs: number; log: Log },
): Timer {
  let timer: NodeJS.Timeout | undefined;
  let rings = Number.POSITIVE_INFINITY; // By performance.now().
  let closed = false;
  let turning = false;
  let asked = false;

  async function ring(): Promise<void> {
    turning = true;
    asked = false;
    rings = Number.POSITIVE_INFINITY;
    let wait = on.retryMs;
    try {
      wait = await turn();
    } catch (error) {
      on.log.warn(on.failed, { reason: reason(error) });
    }
    turning = false;
    set(asked ? Math.min(wait, soonMs) : wait);
  }

  /** Never later than it is set already: a busy hour of messages must not put off what is due. */
  function set(ms: number): void {
    const at = performance.now() + Math.min(Math.max(0, ms), longestMs);
    if (closed || at >= rings) return;
    rings = at;
    clearTimeout(timer);
    timer = setTimeout(() => void ring(), at - performance.now());
    timer.unref();
  }

  void ring();
  return {
    again() {
      if (turning) asked = true;
      else set(soonMs);
    },
    close() {
      closed = true;
      clearTimeout(timer);
    },
  };
}
