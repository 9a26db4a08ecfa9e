import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { openLog } from "@/lib/log";
import { startTimer } from "./timer";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A timer whose turns are counted; each answers with the next of `waits`, or with a day. */
function givenTimer(waits: (number | Error)[]) {
  const at: number[] = [];
  const begun = performance.now();
  const timer = startTimer(
    async () => {
      at.push(performance.now() - begun);
      const wait = waits.shift() ?? 86_400_000;
      if (wait instanceof Error) throw wait;
      return wait;
    },
    { failed: "test.failed", retryMs: 60_000, log: openLog("silent") },
  );
  return { at, timer };
}

test("it works at start, at the instant it is told, and after an hour at the latest", async () => {
  const { at, timer } = givenTimer([5_000]);
  await vi.advanceTimersByTimeAsync(2 * 3_600_000);
  expect(at).toEqual([0, 5_000, 3_605_000]);
  timer.close();
});

test("a message brings it forward, and many messages never put off what is due", async () => {
  const { at, timer } = givenTimer([86_400_000, 1_000]);
  await vi.advanceTimersByTimeAsync(10_000);
  timer.again();
  await vi.advanceTimersByTimeAsync(200);
  expect(at).toEqual([0, 10_200]);
  for (let n = 0; n < 20; n += 1) {
    timer.again();
    await vi.advanceTimersByTimeAsync(100);
  }
  expect(at.slice(0, 4)).toEqual([0, 10_200, 10_400, 10_600]);
  timer.close();
});

test("a message that comes while it works is not lost", async () => {
  let finish = (_: number) => {};
  let turns = 0;
  const timer = startTimer(
    () => {
      turns += 1;
      return new Promise<number>((resolve) => {
        finish = resolve;
      });
    },
    { failed: "test.failed", retryMs: 60_000, log: openLog("silent") },
  );
  timer.again();
  finish(86_400_000);
  await vi.advanceTimersByTimeAsync(200);
  expect(turns).toBe(2);
  timer.close();
});

test("one that fails is tried again, and a closed one works no more", async () => {
  const { at, timer } = givenTimer([new Error("away")]);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(at).toEqual([0, 60_000]);
  timer.close();
  timer.again();
  await vi.advanceTimersByTimeAsync(2 * 3_600_000);
  expect(at).toHaveLength(2);
});
