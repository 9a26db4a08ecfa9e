import { parseArgs } from "node:util";

export const usage = `npm run sample -- --notices N [--board SLUG]

  --notices how many notices to add, each in English and in Korean, for tests of scale
  --board   the board they go to; without it they are spread over all boards

Exit code: 0 all in, 1 stopped before the end or failed, 2 asked for what cannot be done.`;

export type Options = { notices: number; board: string | undefined };

const atMost = 1_000_000; // Public numbers have nine digits; a million is more than a country publishes.

/** What the command line asks for; a sentence where it cannot be understood. */
export function readOptions(args: readonly string[]): Options | string {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { notices: { type: "string" }, board: { type: "string" } },
    });
    const { notices, board } = values;
    if (notices === undefined) return "Say how many: --notices 1000.";
    const count = /^[1-9]\d{0,6}$/.test(notices) ? Number(notices) : 0;
    if (count === 0 || count > atMost)
      return `--notices wants a whole number from 1 to 1,000,000, not "${notices}".`;
    return { notices: count, board };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
