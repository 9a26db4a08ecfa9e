import { explainDatabase } from "@/db/migrate";

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
  const known = explainDatabase(error) ?? error;
  console.error(known instanceof Error ? known.message : String(known));
  if (process.env["LOG_LEVEL"] === "debug") console.error(error);
}
