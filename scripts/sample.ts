import { userInfo } from "node:os";
import { connect } from "@/db";
import { CannotBegin, type Generated, generateNotices } from "@/domain/sample/generate";
import { readEnv } from "@/lib/env";
import { formatCount } from "@/lib/time";
import { openProgress } from "./import/progress";
import { type Options, readOptions, usage } from "./sample/options";
import { withDatabaseUrl } from "./start/database";
import { sayFailure } from "./start/stage";

const nothing = 2;

async function main(options: Options): Promise<number> {
  const began = performance.now();
  const stop = new AbortController();
  const stopping = () => {
    console.error("\nStopping after this batch.");
    stop.abort();
  };
  process.once("SIGINT", stopping);
  process.once("SIGTERM", stopping);
  const progress = openProgress("notices");
  try {
    const made = await withDatabaseUrl(readEnv(), async (url) => {
      const { db, sql } = connect(url, { max: 1 });
      try {
        // A generated notice that a crash takes back is no loss: the disk is waited for by the event at the end.
        await sql`set synchronous_commit = off`;
        // Terms enter their index by thousands of notices at a time: it has to be gone through for each lot.
        await sql`set gin_pending_list_limit = '16MB'`;
        await sql`set work_mem = '64MB'`;
        return await generateNotices({
          db,
          notices: options.notices,
          ...(options.board === undefined ? {} : { board: options.board }),
          operator: userInfo().username,
          clock: () => new Date(),
          signal: stop.signal,
          onProgress: progress.show,
        });
      } finally {
        progress.close();
        await sql.end({ timeout: 5 });
      }
    });
    console.log(said(made, (performance.now() - began) / 1000));
    return made.notices === options.notices ? 0 : 1;
  } finally {
    process.off("SIGINT", stopping);
    process.off("SIGTERM", stopping);
  }
}

const said = ({ notices, first, last }: Generated, seconds: number) =>
  notices === 0
    ? "Stopped before the first notice."
    : `${formatCount(notices)} notices in English and Korean, numbers ${first} to ${last}, in ${seconds.toFixed(1)} s.`;

const options = readOptions(process.argv.slice(2));
if (typeof options === "string") {
  console.error(`${options}\n\n${usage}`);
  process.exit(nothing);
}
try {
  process.exitCode = await main(options);
} catch (error) {
  sayFailure(error);
  process.exitCode = error instanceof CannotBegin ? nothing : 1;
}
