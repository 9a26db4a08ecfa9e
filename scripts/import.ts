import { mkdirSync, writeFileSync } from "node:fs";
import { userInfo } from "node:os";
import { join, resolve } from "node:path";
import { connect } from "@/db";
import { exitCode, type Report, summary } from "@/domain/import/report";
import { reportHtml } from "@/domain/import/report-html";
import { CannotBegin, runImport } from "@/domain/import/run";
import { openSources, Unreadable } from "@/domain/import/sources";
import { type Env, readEnv } from "@/lib/env";
import { type Options, readOptions, usage } from "./import/options";
import { openProgress } from "./import/progress";
import { withDatabaseUrl } from "./start/database";
import { sayFailure } from "./start/stage";

const nothing = 2;

async function main(options: Options): Promise<number> {
  const env = readEnv();
  const opened = await openSources(options.files);
  if (opened.sources.length === 0) throw new Unreadable("None of these files could be read.");
  const stop = new AbortController();
  const stopping = () => {
    console.error("\nStopping after this record.");
    stop.abort();
  };
  process.once("SIGINT", stopping);
  process.once("SIGTERM", stopping);
  const progress = openProgress();
  try {
    const report = await withDatabaseUrl(env, async (url) => {
      const { db, sql } = connect(url, { max: 1 });
      try {
        // The disk is waited for once, at the end: what a crash takes back, the next run puts in again.
        await sql`set synchronous_commit = off`;
        return await runImport({
          db,
          opened,
          board: options.board,
          operator: userInfo().username,
          orders: options.orders,
          dryRun: options.dryRun,
          clock: () => new Date(),
          signal: stop.signal,
          onProgress: progress.show,
          ...(options.desk ? { desk: options.desk } : {}),
        });
      } finally {
        progress.close();
        await sql.end({ timeout: 5 });
      }
    });
    const folder = writeReport(env, options, report);
    for (const line of summary(report)) console.log(line);
    console.log(`The report: ${join(folder, "report.html")}`);
    return exitCode(report);
  } finally {
    process.off("SIGINT", stopping);
    process.off("SIGTERM", stopping);
  }
}

function writeReport(env: Env, options: Options, report: Report): string {
  const name = report.run ?? `dry-run-${report.startedAt.toISOString().replace(/\D/g, "")}`;
  const folder = options.report
    ? resolve(options.report)
    : join(env.dataDir, "imports", String(name));
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "report.html"), reportHtml(report));
  writeFileSync(join(folder, "report.json"), `${JSON.stringify(report, null, 2)}\n`);
  return folder;
}

const options = readOptions(process.argv.slice(2));
if (typeof options === "string") {
  console.error(`${options}\n\n${usage}`);
  process.exit(nothing);
}
try {
  process.exitCode = await main(options);
} catch (error) {
  sayFailure(error);
  process.exitCode = error instanceof CannotBegin || error instanceof Unreadable ? nothing : 1;
}
