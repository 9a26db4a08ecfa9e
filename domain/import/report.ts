import { seoulDay } from "@/lib/time";
import type { Desk } from "./departments";
import type { Landing } from "./import-record";
import type { Item, Place } from "./record";
import type { ImportRun } from "./run";

type Told = Place & { key: string | null; title: string | null };

export type Report = {
  /** null: a dry run. */
  run: number | null;
  dryRun: boolean;
  board: string;
  operator: string;
  startedAt: Date;
  endedAt: Date;
  /** It was told to stop before the end; run it again to go on. */
  stopped: boolean;
  files: { name: string; sha256: string }[];
  skipped: { file: string; reason: string }[];
  counts: {
    read: number;
    created: number;
    drafts: number;
    unchanged: number;
    updated: number;
    refused: number;
  };
  /** By the year in Seoul, of every record that could be read; to compare with the old board. */
  years: Record<string, { notices: number; reads: number }>;
  reads: number;
  /** Departments that were made, with the contact of `desk`. */
  departments: string[];
  desk: { name: string; phone: string; email: string };
  refusals: (Told & { reason: string })[];
  drafts: (Told & { number: number | null; reason: string })[];
  losses: (Told & { number: number | null; lines: string[] })[];
};

/** A report to be filled. */
export function emptyReport(
  given: Pick<ImportRun, "board" | "operator" | "dryRun" | "opened"> & {
    desk: Desk;
    startedAt: Date;
  },
): Report {
  const { board, operator, dryRun, opened, desk, startedAt } = given;
  return {
    run: null,
    dryRun,
    board,
    operator,
    startedAt,
    endedAt: startedAt,
    stopped: false,
    files: opened.sources.map(({ name, sha256 }) => ({ name, sha256 })),
    skipped: [...opened.skipped],
    counts: { read: 0, created: 0, drafts: 0, unchanged: 0, updated: 0, refused: 0 },
    years: {},
    reads: 0,
    departments: [],
    desk: { name: desk.nameEn, phone: desk.phone, email: desk.email },
    refusals: [],
    drafts: [],
    losses: [],
  };
}

const counted = {
  created: "created",
  draft: "drafts",
  unchanged: "unchanged",
  updated: "updated",
  refused: "refused",
} as const;

/** Writes down what became of one item. */
export function tally(report: Report, item: Item, landing: Landing | null): void {
  if ("skipped" in item) report.skipped.push({ file: item.place.file, reason: item.skipped });
  if (!landing) return;
  const record = "record" in item ? item.record : null;
  const told = { ...item.place, key: record?.key ?? null, title: record?.title ?? null };
  report.counts.read += 1;
  report.counts[counted[landing.result]] += 1;
  const { number, message } = landing;
  if (landing.result === "refused") {
    report.refusals.push({ ...told, reason: message ?? "" });
    return;
  }
  countYear(report, landing.at, record?.reads ?? 0);
  // Named on every run until somebody decides: it is not on the public board yet.
  if (landing.result === "draft" || (landing.result === "unchanged" && message))
    report.drafts.push({ ...told, number, reason: message ?? "" });
  if (landing.result !== "unchanged" && landing.losses.length > 0)
    report.losses.push({ ...told, number, lines: landing.losses });
  const { madeDepartment } = landing;
  if (madeDepartment && !report.departments.includes(madeDepartment))
    report.departments.push(madeDepartment);
}

function countYear(report: Report, at: Date | null, reads: number): void {
  const year = at ? seoulDay(at).slice(0, 4) : "no date";
  report.years[year] ??= { notices: 0, reads: 0 };
  const row = report.years[year];
  row.notices += 1;
  row.reads += reads;
  report.reads += reads;
}

/** 0 all in · 1 some rows refused, or stopped before the end · 2 nothing could be read. */
export function exitCode(report: Report): 0 | 1 | 2 {
  const { read, refused } = report.counts;
  const readable = read - report.refusals.filter((refusal) => refusal.key === null).length;
  if (readable === 0 && !report.stopped) return 2;
  return refused > 0 || report.stopped ? 1 : 0;
}

/** What a person is told at the end, a line each. */
export function summary(report: Report): string[] {
  const { read, created, drafts, unchanged, updated, refused } = report.counts;
  const undecided = report.drafts.filter((draft) => draft.reason.includes(" can be read as "));
  return [
    `${report.dryRun ? "Dry run, nothing was changed. " : ""}${many(read, "record")}: ${created} published, ${many(drafts, "draft")}, ${updated} updated, ${unchanged} unchanged, ${refused} refused.`,
    ...report.refusals
      .slice(0, 20)
      .map(({ file, line, reason }) => `Refused: ${file}, line ${line}: ${reason}.`),
    ...(report.refusals.length > 20
      ? [`… and ${report.refusals.length - 20} more, all in the report.`]
      : []),
    ...(report.drafts.length > 0
      ? [
          `${many(report.drafts.length, "stays a draft", "stay drafts")} until somebody gives a date.`,
        ]
      : []),
    ...(undecided.length > 0
      ? [
          `${many(undecided.length, "of their dates has", "of their dates have")} two readings: where you know the order, run again with --dates, as in --dates ymd,dmy.`,
        ]
      : []),
    ...(report.departments.length > 0
      ? [
          `${report.dryRun ? many(report.departments.length, "department would be", "departments would be") : many(report.departments.length, "department was", "departments were")} made with the contact of ${report.desk.name}: give each its own.`,
        ]
      : []),
    ...(report.stopped ? ["Stopped before the end: run the same again to go on."] : []),
  ];
}

const many = (n: number, one: string, more = `${one}s`): string => `${n} ${n === 1 ? one : more}`;
