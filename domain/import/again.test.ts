import { describe, expect } from "vitest";
import { boardTotals } from "@/db/schema";
import { newEdition } from "@/domain/notices/create";
import { as, givenUser, test } from "@/domain/testing";
import { everything, givenPlace, importing, jsonl, notice, page, placed } from "./board.fixture";
import { exitCode } from "./report";

describe("importing again", () => {
  test("the same file a second time changes nothing", async ({ db }) => {
    await givenPlace(db);
    const files = {
      "a.jsonl": jsonl(notice(), notice({ id: "n-2", date: "미정" })),
      "b.html": page(),
    };
    await importing(db, files);
    const before = await everything(db);

    const report = await importing(db, files);

    expect(report.counts).toMatchObject({ created: 0, drafts: 0, updated: 0, unchanged: 3 });
    expect(await everything(db)).toEqual(before);
  });

  test("once the operator says the order of the digits, the draft is published", async ({ db }) => {
    await givenPlace(db);
    const files = { "old.jsonl": jsonl(notice({ date: "03/12/2015" })) };
    await importing(db, files);

    await importing(db, files, { orders: ["dmy"] });
    const again = await importing(db, files, { orders: ["dmy"] });

    expect(await placed(db)).toMatchObject([
      { state: "discarded" },
      { state: "published", version: 1, publishedAt: new Date("2015-12-02T15:00:00.000Z") },
    ]);
    expect(again.counts).toMatchObject({ created: 0, unchanged: 1 });
    expect(await db.select({ listed: boardTotals.listed }).from(boardTotals)).toEqual([
      { listed: 1 },
    ]);
  });

  test("a record that changed there and not here becomes a second, minor version", async ({
    db,
  }) => {
    await givenPlace(db);
    await importing(db, { "old.jsonl": jsonl(notice()) });

    const report = await importing(db, {
      "old.jsonl": jsonl(notice({ title: "Water outage ended", views: 6000 })),
    });

    expect(report.counts.updated).toBe(1);
    expect(await placed(db)).toMatchObject([
      { state: "superseded", version: 1, title: "Water outage in Jongno-gu" },
      {
        state: "published",
        version: 2,
        title: "Water outage ended",
        note: "Imported again from board.example on 2 March 2026",
        reads: 6000,
        publishedAt: new Date("2019-12-25T15:00:00.000Z"),
        versionAt: new Date("2026-03-02T03:00:00.000Z"),
      },
    ]);
    expect(await db.select({ listed: boardTotals.listed }).from(boardTotals)).toEqual([
      { listed: 1 },
    ]);
  });

  test("where only the reads rose, the text keeps its version", async ({ db }) => {
    await givenPlace(db);
    await importing(db, { "old.jsonl": jsonl(notice()) });

    await importing(db, { "old.jsonl": jsonl(notice({ views: 6000 })) });

    expect(await placed(db)).toMatchObject([{ version: 1, reads: 6000 }]);
  });

  test("a notice that was edited here since is left as it is", async ({ db }) => {
    await givenPlace(db);
    await importing(db, { "old.jsonl": jsonl(notice()) });
    const seoyeon = await givenUser(db, "editor", { name: "Seoyeon" });
    const [before] = await placed(db);
    await newEdition(as(seoyeon, db), { number: before?.number ?? 0, lang: "en" });

    const report = await importing(db, { "old.jsonl": jsonl(notice({ title: "Another" })) });

    expect(report.refusals).toMatchObject([
      { reason: "it changed on the old board and was edited here since: it is left as it is" },
    ]);
    expect((await placed(db)).map(({ title }) => title)).toEqual([
      "Water outage in Jongno-gu",
      "Water outage in Jongno-gu",
    ]);
  });

  test("stopped half way and run again, every notice is in once", async ({ db }) => {
    await givenPlace(db);
    const rows = ["n-1", "n-2", "n-3", "n-4"].map((id) => notice({ id }));
    const stop = new AbortController();
    const stopped = await importing(
      db,
      { "old.jsonl": jsonl(...rows) },
      { signal: stop.signal, onProgress: (done) => done === 2 && stop.abort() },
    );
    expect(stopped).toMatchObject({ stopped: true, counts: { created: 2 } });
    expect(exitCode(stopped)).toBe(1);

    const report = await importing(db, { "old.jsonl": jsonl(...rows) });

    expect(report.counts).toMatchObject({ created: 2, unchanged: 2 });
    expect((await placed(db)).map(({ key }) => key)).toEqual(
      rows.map(({ id }) => `board.example:${id}`),
    );
  });
});
