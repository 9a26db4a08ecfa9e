import { parseArgs } from "node:util";
import { type DateOrder, dateOrders } from "@/domain/import/dates";

export const usage = `npm run import -- FILE... --board SLUG [--dry-run] [--report DIR] [--dates ORDER] [--desk SLUG]

  FILE      JSON Lines or saved detail pages; a folder means the files in it
  --board   the board the notices go to
  --dry-run does everything, changes nothing and writes the report
  --report  where report.html and report.json go (DATA_DIR/imports/RUN without it)
  --dates   how all-digit dates with two readings are written: ${dateOrders.join(", ")}, or several by preference
  --desk    slug of the department whose contact stands in for departments that are not known yet

Exit code: 0 all in, 1 some rows refused or stopped before the end, 2 nothing could be read.`;

export type Options = {
  files: string[];
  board: string;
  dryRun: boolean;
  report: string | undefined;
  desk: string | undefined;
  orders: DateOrder[];
};

/** What the command line asks for; a sentence where it cannot be understood. */
export function readOptions(args: readonly string[]): Options | string {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        board: { type: "string" },
        "dry-run": { type: "boolean", default: false },
        report: { type: "string" },
        dates: { type: "string", default: "" },
        desk: { type: "string" },
      },
    });
    if (positionals.length === 0) return "Name at least one file.";
    if (!values.board) return "Name the board: --board news-notices.";
    const orders = values.dates.split(",").filter(Boolean);
    if (!orders.every(isOrder)) return `--dates knows ${dateOrders.join(", ")}.`;
    return {
      files: positionals,
      board: values.board,
      dryRun: values["dry-run"],
      report: values.report,
      desk: values.desk,
      orders,
    };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

const isOrder = (word: string): word is DateOrder => dateOrders.some((order) => order === word);
