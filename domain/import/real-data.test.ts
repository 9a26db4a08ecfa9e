import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { count, eq } from "drizzle-orm";
import { describe, expect } from "vitest";
import type { Database } from "@/db";
import { boardTotals, notices } from "@/db/schema";
import { givenBoard, givenDepartment, test, withDatabase } from "@/domain/testing";
import { seoulDay } from "@/lib/time";
import { type DateOrder, readDate } from "./dates";
import { readSavedPage } from "./read-saved-page";
import { exitCode } from "./report";
import { runImport } from "./run";
import { openSources } from "./sources";

// Real notices lie beside the checkout on some machines; elsewhere these tests are skipped by name.
const data = fileURLToPath(new URL("../../../shared/data/", import.meta.url));
const here = existsSync(data);
const now = new Date("2026-11-24T03:00:00.000Z");

const imported = async (db: Database, paths: readonly string[]) =>
  runImport({
    db,
    opened: await openSources(paths.map((path) => `${data}${path}`)),
    board: "news-notices",
    operator: "minjun",
    dryRun: false,
    clock: () => now,
  });

describe.skipIf(!here)("the real notices beside this checkout", () => {
  test("all 2,653 go in, published, and a second time changes nothing", { timeout: 240_000 }, () =>
    withDatabase(async ({ db }) => {
      await givenDepartment(db);
      const board = await givenBoard(db);
      const files = ["notices.ko.jsonl", "notices.en.jsonl"];

      const first = await imported(db, files);
      const second = await imported(db, files);

      expect(first.refusals).toEqual([]);
      expect(first.drafts).toEqual([]);
      expect(first.counts).toMatchObject({ read: 2653, created: 2653, drafts: 0 });
      expect(exitCode(first)).toBe(0);
      expect(second.counts).toMatchObject({ read: 2653, unchanged: 2653 });
      const totals = await db.select().from(boardTotals).where(eq(boardTotals.boardId, board.id));
      expect(Object.fromEntries(totals.map(({ lang, listed }) => [lang, listed]))).toEqual({
        ko: 1644,
        en: 1009,
      });
      const [all] = await db.select({ n: count() }).from(notices);
      expect(all?.n).toBe(2653);
      expect(first.reads).toBe(readsIn("notices.ko.jsonl") + readsIn("notices.en.jsonl"));
    }),
  );

  test("no language but ours is taken in", async ({ db }) => {
    await givenDepartment(db);
    await givenBoard(db);

    const report = await imported(db, ["notices.other.jsonl"]);

    expect(report.counts).toMatchObject({ read: 3, refused: 3 });
  });
});

describe.skipIf(!here)("the saved pages beside this checkout", () => {
  const expected = here
    ? lines("legacy/expected.jsonl").filter(({ file }) => String(file).startsWith("html/"))
    : [];
  const read = (file: unknown) => {
    const item = readSavedPage(readFileSync(`${data}legacy/${file}`), String(file));
    if (!("record" in item)) throw new Error(`${file} was not read`);
    return item.record;
  };
  const day = (written: string | null, orders: readonly DateOrder[]) => {
    const { at } = readDate(written, { now, orders });
    return at && seoulDay(at);
  };

  test("title, language, reads, department and attachments are what an importer should get", () => {
    expect(expected).toHaveLength(83);
    const got = expected.map(({ file }) => {
      const { title, lang, reads, department, attachments } = read(file);
      return { file, title, lang, reads, department, files: attachments.map(({ name }) => name) };
    });
    expect(got).toEqual(
      expected.map(({ file, title, lang, views, department, attachments }) => ({
        file,
        title,
        lang,
        reads: views,
        department,
        files: attachments,
      })),
    );
  });

  test("every date is right where its order is known, and none is wrong where it is not", () => {
    const wanted = expected.map(({ file, date }) => ({ file, date }));
    const known = expected.map(({ file }) => ({
      file,
      date: day(read(file).date, ["ymd", "dmy"]),
    }));
    expect(known).toEqual(wanted);

    const unaided = expected.map(({ file }) => ({ file, date: day(read(file).date, []) }));
    const undecided = unaided.filter((got, index) => got.date !== wanted[index]?.date);
    expect(undecided.every(({ date }) => date === null)).toBe(true);
    expect(undecided).toHaveLength(13);
  });
});

function lines(file: string): Record<string, unknown>[] {
  return readFileSync(`${data}${file}`, "utf8")
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line));
}

const readsIn = (file: string) =>
  lines(file).reduce((sum, { views }) => sum + (typeof views === "number" ? views : 0), 0);
