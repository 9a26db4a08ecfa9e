import { explainDatabase } from "@/db/migrate";
import { message } from "@/lib/log";

/**
 * Runs one stage of the start and says what came of it and how long it took; silent where it has nothing to say.
 * `first` is called by a stage that will take long, so that nobody thinks it hangs.
 */
export async function stage(
  name: string,
  work: (first: (said: string) => void) => Promise<string | null>,
): Promise<void> {
  const began = performance.now();
  const said = await work((first) => console.log(`${name}: ${first}`));
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  if (said !== null) console.log(`${name}: ${said} (${seconds} s)`);
}

/** Prints a failure as its one sentence; the stack only where somebody is looking for it. */
export function sayFailure(error: unknown): void {
  console.error(message(explainDatabase(error) ?? error));
  if (process.env["LOG_LEVEL"] === "debug") console.error(error);
}
