import { explainDatabase } from "@/db/migrate";
import { message } from "@/lib/log";

const signEveryMs = 15_000;

/**
 * Runs one stage of the start and says what came of it and how long it took; silent where it has nothing to say.
 * `first` is called by a stage that will take long, so that nobody thinks it hangs; then it gives a sign every 15 s.
 */
export async function stage(
  name: string,
  work: (first: (said: string) => void) => Promise<string | null>,
): Promise<void> {
  const began = performance.now();
  const seconds = (digits: number) => ((performance.now() - began) / 1000).toFixed(digits);
  let alive: NodeJS.Timeout | undefined;
  const first = (words: string) => {
    console.log(`${name}: ${words}`);
    alive ??= setInterval(() => console.log(`${name}: still at it (${seconds(0)} s)`), signEveryMs);
  };
  const said = await work(first).finally(() => clearInterval(alive));
  if (said !== null) console.log(`${name}: ${said} (${seconds(1)} s)`);
}

/** Prints a failure as its one sentence; the stack only where somebody is looking for it. */
export function sayFailure(error: unknown): void {
  console.error(message(explainDatabase(error) ?? error));
  if (process.env["LOG_LEVEL"] === "debug") console.error(error);
}
