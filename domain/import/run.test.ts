import { asc, count, eq } from "drizzle-orm";
import { describe, expect } from "vitest";
import {
  attachments,
  auditEvents,
  boardTotals,
  departments,
  editions,
  importRows,
  importRuns,
  notices,
} from "@/db/schema";
import { verifyAudit } from "@/domain/audit";
import { givenEdition, test, withDatabase } from "@/domain/testing";
import { everything, givenPlace, importing, jsonl, notice, page, placed } from "./board.fixture";
import { exitCode } from "./report";

describe("importing", () => {
  test("a notice goes in with its date, its reads and the note of where it came from", async ({
    db,
  }) => {
    await givenPlace(db);

    const report = await importing(db, { "old.jsonl": jsonl(notice()) });

    expect(report.counts).toMatchObject({ read: 1, created: 1, refused: 0 });
    expect(await placed(db)).toMatchObject([
      {
        key: "board.example:n-1",
        state: "published",
        version: 1,
        title: "Water outage in Jongno-gu",
        reads: 5844,
        note: "Imported from board.example on 2 March 2026",
        publishedAt: new Date("2019-12-25T15:00:00.000Z"),
      },
    ]);
    expect(report.years).toEqual({ "2019": { notices: 1, reads: 5844 } });
    expect(exitCode(report)).toBe(0);
  });

  test("a broken line is told with its number, and what follows it goes in", async ({ db }) => {
    await givenPlace(db);
    const lines = `${jsonl(notice())}{"id":"n-2","title":\n\n${jsonl(notice({ id: "n-3", lang: "cy" }), notice({ id: "n-4", title: "" }), notice({ id: "n-5" }))}`;

    const report = await importing(db, { "old.jsonl": lines });

    expect(report.counts).toMatchObject({ created: 2, refused: 3 });
    expect(report.refusals.map(({ file, line }) => `${file}:${line}`)).toEqual([
      "old.jsonl:2",
      "old.jsonl:4",
      "old.jsonl:5",
    ]);
    expect(report.refusals.map(({ reason }) => reason)).toEqual([
      expect.stringMatching(/^the line is not JSON: /),
      'its language is "cy": only en and ko are kept here',
      "it has no title",
    ]);
    expect(exitCode(report)).toBe(1);
    const kept = await db.select().from(importRows).where(eq(importRows.result, "refused"));
    expect(kept.map(({ line }) => line)).toEqual([2, 4, 5]);
  });

  test("without a date it stays a draft that no citizen sees, named in the report", async ({
    db,
  }) => {
    await givenPlace(db);

    const report = await importing(db, { "old.jsonl": jsonl(notice({ date: "03/12/2015" })) });

    expect(report.drafts).toMatchObject([
      { line: 1, reason: 'the date "03/12/2015" can be read as 2015-12-03 or 2015-03-12' },
    ]);
    expect(await placed(db)).toMatchObject([{ state: "draft", version: null, publishedAt: null }]);
    expect(await db.select().from(boardTotals)).toEqual([]);
    expect(exitCode(report)).toBe(0);
  });

  test("a dry run tells the same and changes nothing", async ({ db }) => {
    await givenPlace(db);
    const files = { "a.jsonl": jsonl(notice(), notice({ id: "n-2", title: "" })) };
    const before = await everything(db);

    const dry = await importing(db, files, { dryRun: true });

    expect(await everything(db)).toEqual(before);
    expect(await db.select().from(importRuns)).toEqual([]);
    expect(await db.select().from(importRows)).toEqual([]);
    expect(await db.select().from(auditEvents)).toEqual([]);
    const real = await importing(db, files);
    expect(dry.counts).toEqual(real.counts);
    expect(dry.departments).toEqual(real.departments);
  });

  test("an id that stands twice with different content is refused the second time", async ({
    db,
  }) => {
    await givenPlace(db);
    const files = { "old.jsonl": jsonl(notice(), notice(), notice({ title: "Another" })) };

    const report = await importing(db, files);

    expect(report.counts).toMatchObject({ created: 1, unchanged: 1, refused: 1 });
    expect(report.refusals).toMatchObject([
      { line: 3, reason: "the id stands twice, with different content" },
    ]);
  });

  test("the old number is kept where nobody has it, else a new one is drawn", async ({ db }) => {
    await givenPlace(db);
    await givenEdition(db, { number: 60_001, state: "published" });

    await importing(db, { "a.html": page(), "b.html": page({ id: "60007" }) });

    const numbers = (await placed(db)).map(({ key, number }) => ({ key, number }));
    expect(numbers.slice(1)).toEqual([
      { key: "BBS_19:60001", number: 60_002 },
      { key: "BBS_19:60007", number: 60_007 },
    ]);
  });

  test("a department is found by its name in either language, or made with the desk's contact and told", async ({
    db,
  }) => {
    const { desk } = await givenPlace(db);

    const report = await importing(db, {
      "old.jsonl": jsonl(
        notice({ department: "디지털서비스과" }),
        notice({ id: "n-2", department: "Water Division" }),
        notice({ id: "n-3", department: "water division" }),
        notice({ id: "n-4", department: null }),
      ),
    });

    expect(report.departments).toEqual(["Water Division"]);
    const made = await db.select().from(departments).orderBy(asc(departments.id));
    expect(made.slice(1)).toMatchObject([
      { nameEn: "Water Division", phone: desk.phone, email: desk.email },
    ]);
  });

  test("an attachment keeps its old address; one without an address is told", async ({ db }) => {
    await givenPlace(db);
    const files = [{ name: "form.pdf", href: "/files/form.pdf" }, { name: "map.hwp" }];

    const report = await importing(db, { "old.jsonl": jsonl(notice({ attachments: files })) });

    expect(await db.select().from(attachments)).toMatchObject([
      { name: "form.pdf", sha256: null, sourceUrl: "https://board.example/files/form.pdf" },
    ]);
    expect(report.losses).toMatchObject([{ lines: ["attachment without an address: map.hwp"] }]);
  });

  test("a withdrawn notice stays withdrawn and says so in its language", async ({ db }) => {
    await givenPlace(db);

    await importing(db, {
      "old.jsonl": jsonl(notice({ withdrawn: true, updated: "2020-01-02" })),
    });

    const [edition] = await db.select().from(editions);
    expect(edition).toMatchObject({
      state: "withdrawn",
      withdrawnAt: new Date("2020-01-01T15:00:00.000Z"),
    });
    expect(edition?.explanation).toContain("withdrawn on board.example");
  });

  test("the run is in the record with its file's hash and who ran it", async ({ db }) => {
    await givenPlace(db);

    const report = await importing(db, { "old.jsonl": jsonl(notice()) });

    const [run] = await db.select().from(importRuns);
    expect(run).toMatchObject({ fileName: "old.jsonl", operator: "minjun", created: 1 });
    expect(run?.endedAt).not.toBeNull();
    const events = await db.select().from(auditEvents).orderBy(asc(auditEvents.id));
    expect(events.map(({ action, subject }) => [action, subject])).toEqual([
      ["import.begun", `import:${report.run}`],
      ["import.run", `import:${report.run}`],
    ]);
    expect(events[1]?.detail).toMatchObject({
      fileHash: run?.fileHash,
      operator: "minjun",
      created: 1,
    });
    expect((await verifyAudit(db)).firstBroken).toBeNull();
  });

  test("an unknown board is refused with the names of those there are", async ({ db }) => {
    await givenPlace(db);

    await expect(importing(db, { "a.html": page() }, { board: "nowhere" })).rejects.toThrow(
      'There is no board "nowhere". The boards are: news-notices.',
    );
  });

  test("a file that holds no notice at all answers that nothing could be read", async ({ db }) => {
    await givenPlace(db);

    const report = await importing(db, { "old.jsonl": "nothing\nhere\n" });

    expect(exitCode(report)).toBe(2);
  });
});

test("other processes hear of an import as it goes on", async () => {
  await withDatabase(async ({ db, sql }) => {
    await givenPlace(db);
    const heard: string[] = [];
    await sql.listen("gongji_pages", (message) => heard.push(message));

    await importing(db, { "old.jsonl": jsonl(notice()) });
    await expect.poll(() => heard).toContain('{"all":true}');

    const [row] = await db.select({ n: count() }).from(notices);
    expect(row?.n).toBe(1);
  });
});
