import { createHash } from "node:crypto";
import { asc, eq, sql } from "drizzle-orm";
import type { Database } from "@/db";
import { boards, importRows, importRuns } from "@/db/schema";
import { recordAudit } from "@/domain/audit";
import { announceEverything } from "@/domain/notices/announce";
import { invariant } from "@/lib/invariant";
import type { DateOrder } from "./dates";
import { findDesk } from "./departments";
import { importRecord, type Landing, type Site } from "./import-record";
import type { Item } from "./record";
import { emptyReport, type Report, tally } from "./report";
import type { Opened } from "./sources";

const batch = 100; // Notices placed between two announcements: about a second of work.

export type ImportRun = {
  db: Database;
  opened: Opened;
  board: string;
  /** Who runs it, as the machine knows them. */
  operator: string;
  /** Slug of the department whose contact stands in for one that is not known. */
  desk?: string;
  orders?: readonly DateOrder[];
  dryRun: boolean;
  /** The time; the run takes a while. */
  clock: () => Date;
  signal?: AbortSignal;
  onProgress?: (done: number, total: number) => void;
};

/** What keeps a run from beginning, as one sentence. */
export class CannotBegin extends Error {}

class RolledBack extends Error {}

/**
 * Takes every record of the files in, one transaction a record: a broken one is told and stops nothing.
 * Stopped by `signal` or by a crash it is taken up by running it again: what is in is unchanged.
 * With `dryRun` each transaction is rolled back and no run is recorded. Sends no mail.
 */
export async function runImport(given: ImportRun): Promise<Report> {
  const { db, opened, dryRun, clock } = given;
  const site = await siteOf(given);
  const report = emptyReport({ ...given, desk: site.desk, startedAt: site.now });
  const total = opened.sources.reduce((sum, source) => sum + source.lines, 0);
  report.run = dryRun ? null : await begin(given, site.now);

  const seen = new Map<string, string>();
  let done = 0;
  let unannounced = 0;
  try {
    for (const source of opened.sources) {
      for await (const item of source.items()) {
        if (given.signal?.aborted) {
          report.stopped = true;
          return report;
        }
        const landing = await land(db, item, { site, seen, run: report.run, dryRun });
        tally(report, item, landing);
        done += 1;
        given.onProgress?.(done, total);
        if (landing && /created|updated/.test(landing.result)) unannounced += 1;
        if (unannounced >= batch && !dryRun) {
          await announceEverything(db);
          unannounced = 0;
        }
      }
    }
    return report;
  } finally {
    report.endedAt = clock();
    if (report.run !== null) await end(given, report, report.run);
  }
}

async function siteOf({ db, board: slug, desk, orders, clock }: ImportRun): Promise<Site> {
  const [board] = await db.select().from(boards).where(eq(boards.slug, slug));
  if (!board) {
    const known = await db.select({ slug: boards.slug }).from(boards).orderBy(asc(boards.slug));
    const slugs = known.map((each) => each.slug).join(", ") || "none yet";
    throw new CannotBegin(`There is no board "${slug}". The boards are: ${slugs}.`);
  }
  const found = await findDesk(db, desk);
  if (!found) {
    throw new CannotBegin(
      desk
        ? `There is no department "${desk}" whose contact could stand in.`
        : "There is no department yet whose contact could stand in for the imported ones: make one first.",
    );
  }
  return { board, desk: found, now: clock(), orders: orders ?? [] };
}

type Run = { site: Site; seen: Map<string, string>; run: number | null; dryRun: boolean };

/** One record in one transaction, with its line in the record of the run; null for what holds no notice. */
async function land(db: Database, item: Item, given: Run): Promise<Landing | null> {
  if ("skipped" in item) return null;
  if ("broken" in item) return refuse(db, item, given, item.broken);
  const { record } = item;
  const before = given.seen.get(record.key);
  if (before !== undefined && before !== record.hash)
    return refuse(db, item, given, "the id stands twice, with different content");
  given.seen.set(record.key, record.hash);
  let landing: Landing | undefined;
  try {
    await db.transaction(async (tx) => {
      landing = await importRecord(tx, record, given.site);
      await keepRow(tx, item, given, landing);
      if (given.dryRun) throw new RolledBack();
    });
  } catch (error) {
    if (stopsTheRun(error)) throw error;
    if (!(error instanceof RolledBack)) return refuse(db, item, given, sentence(error));
  }
  invariant(landing, "a record that was not refused has landed");
  return landing;
}

async function refuse(db: Database, item: Item, given: Run, message: string): Promise<Landing> {
  const landing: Landing = {
    result: "refused",
    message,
    noticeId: null,
    number: null,
    at: null,
    losses: [],
    madeDepartment: null,
  };
  await keepRow(db, item, given, landing);
  return landing;
}

async function keepRow(db: Database, item: Item, { run }: Run, landing: Landing): Promise<void> {
  if (run === null) return;
  const record = "record" in item ? item.record : null;
  const said = landing.message === null ? null : `${item.place.file}: ${landing.message}`;
  await db.insert(importRows).values({
    runId: run,
    line: item.place.line,
    legacyKey: record?.key ?? null,
    result: landing.result,
    message: said,
    // A refused record was not taken in: its hash must not make it "unchanged" the next time.
    contentHash: landing.result === "refused" ? null : (record?.hash ?? null),
    noticeId: landing.noticeId,
  });
}

/** The database is away or broken: the next record would fare no better. */
function stopsTheRun(error: unknown): boolean {
  const code = codeOf(error);
  return /^(08|25P|53|57|58|42|XX)/.test(code) || /^(E[A-Z]+$|CONNECT)/.test(code);
}

const causeOf = (error: unknown) =>
  error instanceof Error && error.cause instanceof Error ? error.cause : error;

function codeOf(error: unknown): string {
  const cause = causeOf(error);
  return cause instanceof Error && "code" in cause ? String(cause.code) : "";
}

function sentence(error: unknown): string {
  const cause = causeOf(error);
  return `it could not be placed: ${cause instanceof Error ? cause.message : String(cause)}`;
}

const filesOf = ({ opened }: ImportRun) =>
  opened.sources.map(({ name, sha256 }) => ({ name, sha256 }));

/** One file's own hash; of several the hash over theirs. */
function fileHash(files: readonly { sha256: string }[]): string {
  const [only] = files;
  if (only && files.length === 1) return only.sha256;
  return createHash("sha256")
    .update(files.map((file) => file.sha256).join("\n"))
    .digest("hex");
}

/** The run is in the record before its first notice is on a page. */
function begin(given: ImportRun, now: Date): Promise<number> {
  const { board, operator } = given;
  const files = filesOf(given);
  const [first] = files;
  const name = files.length === 1 ? (first?.name ?? "") : `${files.length} files, ${first?.name} …`;
  return given.db.transaction(async (tx) => {
    const [run] = await tx
      .insert(importRuns)
      .values({
        fileName: name,
        fileHash: fileHash(files),
        boardSlug: board,
        operator,
        startedAt: now,
      })
      .returning({ id: importRuns.id });
    invariant(run, "an inserted run has an id");
    await recordAudit(tx, {
      at: now,
      actorId: null,
      role: "shell",
      action: "import.begun",
      subject: `import:${run.id}`,
      detail: { operator, board, fileHash: fileHash(files), files: files.slice(0, 100) },
    });
    return run.id;
  });
}

function end(given: ImportRun, report: Report, run: number): Promise<void> {
  const { board, operator } = given;
  const { created, drafts, unchanged, updated, refused } = report.counts;
  const counts = { created: created + drafts, unchanged, updated, refused };
  const at = report.endedAt;
  return given.db.transaction(async (tx) => {
    await tx.execute(sql`set local synchronous_commit = on`); // This commit, and so all before it.
    await tx
      .update(importRuns)
      .set({ ...counts, endedAt: at })
      .where(eq(importRuns.id, run));
    await announceEverything(tx);
    await recordAudit(tx, {
      at,
      actorId: null,
      role: "shell",
      action: "import.run",
      subject: `import:${run}`,
      detail: {
        operator,
        board,
        fileHash: fileHash(filesOf(given)),
        ...report.counts,
        stopped: report.stopped,
      },
    });
  });
}
