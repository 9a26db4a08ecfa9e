import { eq, sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/postgres-js";
import type { Sql } from "postgres";
import { describe, expect } from "vitest";
import { connect, type Database, schema } from "@/db";
import { boardTotals } from "@/db/schema";
import { givenBoard, givenEdition, noon, test, withDatabase } from "@/domain/testing";
import { listBoard } from "./public-lists";
import { findNeighbours, findNotice } from "./public-queries";

const at = (day: number) => new Date(`2026-02-${String(day).padStart(2, "0")}T00:00:00.000Z`);
const later = new Date("2026-04-01T00:00:00.000Z");

const page = async (db: Database, wanted = 1, pageSize = 12) =>
  listBoard(db, {
    boardId: (await givenBoard(db)).id,
    pageSize,
    lang: "en",
    page: wanted,
    now: noon,
  });
const titles = (list: { notices: { title: string }[] }) => list.notices.map(({ title }) => title);

describe("a citizen's list", () => {
  test("has the newest first, and the higher number first where two came at once", async ({
    db,
  }) => {
    await givenEdition(db, { state: "published", title: "Old road", publishedAt: at(1) });
    await givenEdition(db, { state: "published", title: "New road", publishedAt: at(3) });
    await givenEdition(db, { state: "published", title: "Newer number", publishedAt: at(3) });

    expect(titles(await page(db))).toEqual(["Newer number", "New road", "Old road"]);
  });

  test("has what is pinned above the first page, by its rank, and only while the pin lasts", async ({
    db,
  }) => {
    const published = { state: "published", publishedAt: at(1) } as const;
    await givenEdition(db, { ...published, title: "Second", pinnedUntil: later, pinnedRank: 2 });
    await givenEdition(db, { ...published, title: "First", pinnedUntil: later, pinnedRank: 1 });
    await givenEdition(db, {
      ...published,
      title: "Was pinned",
      pinnedUntil: at(2),
      pinnedRank: 1,
    });
    await givenEdition(db, { state: "published", title: "Fresh", publishedAt: at(5) });

    expect(titles(await page(db))).toEqual(["First", "Second", "Fresh", "Was pinned"]);
  });

  test("leaves out what has ended, and does not count it", async ({ db }) => {
    await givenEdition(db, { state: "published", title: "Ended", endsAt: at(20) });
    await givenEdition(db, { state: "published", title: "Open", endsAt: later });

    const list = await page(db);

    expect(titles(list)).toEqual(["Open"]);
    expect(list.total).toBe(1);
  });

  test("keeps what was withdrawn, and says so", async ({ db }) => {
    await givenEdition(db, { state: "withdrawn", title: "Taken back" });

    const { notices } = await page(db);

    expect(notices.map(({ title, state }) => [title, state])).toEqual([
      ["Taken back", "withdrawn"],
    ]);
  });

  test.for([
    "draft",
    "submitted",
    "rejected",
    "scheduled",
    "superseded",
    "removed",
    "discarded",
  ] as const)("never shows an edition that is %s", async (state, { db }) => {
    await givenEdition(db, { state });

    expect(titles(await page(db))).toEqual([]);
  });

  test("shows each notice once, whichever pages are turned", async ({ db }) => {
    for (let day = 1; day <= 8; day += 1)
      await givenEdition(db, { state: "published", title: `Day ${day}`, publishedAt: at(day) });
    const pinned = { pinnedUntil: later, pinnedRank: 1, publishedAt: at(4) };
    await givenEdition(db, { state: "published", title: "Pinned", ...pinned });

    const pages = [await page(db, 1, 3), await page(db, 2, 3), await page(db, 3, 3)];

    expect(pages.map(titles)).toEqual([
      ["Pinned", "Day 8", "Day 7", "Day 6"],
      ["Day 5", "Day 4", "Day 3"],
      ["Day 2", "Day 1"],
    ]);
    expect(pages.map(({ first, last, pages: all }) => [first, last, all])).toEqual([
      [1, 4, 3],
      [5, 7, 3],
      [8, 9, 3],
    ]);
  });

  test("is empty past its last page, and knows how many pages there are", async ({ db }) => {
    await givenEdition(db, { state: "published" });

    const list = await page(db, 7);

    expect([list.notices.length, list.pages]).toEqual([0, 1]);
  });

  test("has what the previous site counted and what is counted here in one number", async ({
    db,
  }) => {
    await givenEdition(db, { state: "published", readBaseline: 5790, readCount: 54 });

    const { notices } = await page(db);

    expect(notices[0]?.reads).toBe(5844);
  });
});

describe("a notice", () => {
  test("that was never published is not there", async ({ db }) => {
    const draft = await givenEdition(db, { state: "submitted" });

    expect(await findNotice(db, { number: draft.number, lang: "en" })).toBeUndefined();
  });

  test("shows its live text while the next one is being written", async ({ db }) => {
    const live = await givenEdition(db, { state: "published", title: "Live" });
    await givenEdition(db, { noticeId: live.noticeId, state: "draft", title: "Not yet" });

    const found = await findNotice(db, { number: live.number, lang: "en" });

    expect(found?.edition?.title).toBe("Live");
    expect(found?.versions.map(({ title }) => title)).toEqual(["Live"]);
  });

  test("keeps each earlier version readable at its own address", async ({ db }) => {
    const old = await givenEdition(db, { state: "superseded", title: "First wording" });
    await givenEdition(db, { noticeId: old.noticeId, state: "published", title: "Second wording" });

    const read = async (version?: number) =>
      (await findNotice(db, { number: old.number, lang: "en", ...(version ? { version } : {}) }))
        ?.edition?.title;

    expect([await read(), await read(1), await read(2), await read(3)]).toEqual([
      "Second wording",
      "First wording",
      "Second wording",
      undefined,
    ]);
  });

  test("in Korean alone has no English text, and says where it can be read", async ({ db }) => {
    const korean = await givenEdition(db, { state: "published", lang: "ko" });

    const found = await findNotice(db, { number: korean.number, lang: "en" });

    expect([found?.edition, found?.langs]).toEqual([undefined, ["ko"]]);
  });

  test("names its listed neighbours, passing over drafts and ended ones", async ({ db }) => {
    const board = await givenBoard(db);
    await givenEdition(db, { state: "published", title: "Older", publishedAt: at(1) });
    await givenEdition(db, {
      state: "published",
      title: "Over",
      publishedAt: at(2),
      endsAt: at(3),
    });
    const here = await givenEdition(db, { state: "published", title: "Here", publishedAt: at(4) });
    await givenEdition(db, { state: "draft", title: "Draft" });
    await givenEdition(db, { state: "published", title: "Newer", publishedAt: at(6) });

    const near = await findNeighbours(db, {
      boardId: board.id,
      lang: "en",
      number: here.number,
      publishedAt: at(4),
      now: noon,
    });

    expect([near.older?.title, near.newer?.title]).toEqual(["Older", "Newer"]);
  });
});

test("a board's page is read off its index, however many notices there are", async () => {
  await withDatabase(async ({ db, sql: client, ownerUrl }) => {
    const here = await givenEdition(db, { state: "published" });
    const there = await givenEdition(db, { board: "tenders", state: "published" });
    await givenMany(db, here.id, { many: 3000, from: 100_000, daysAgo: 100 });
    await givenMany(db, there.id, { many: 3000, from: 200_000, daysAgo: 0 }); // All of them newer.
    await db.update(boardTotals).set({ listed: 3001 }).where(eq(boardTotals.boardId, here.boardId));
    await asOwner(ownerUrl, (owner) => owner`vacuum analyze`);
    const asked: { query: string; params: unknown[] }[] = [];
    const heard = drizzle(client, {
      schema,
      logger: { logQuery: (query, params) => asked.push({ query, params }) },
    });

    const { notices } = await listBoard(heard, {
      boardId: here.boardId,
      pageSize: 12,
      lang: "en",
      page: 200,
      now: noon,
    });

    expect(notices.length).toBe(12);
    const walk = asked.find(({ query }) => query.includes("offset"));
    const plan = JSON.stringify(
      await client.unsafe(`explain ${walk?.query}`, (walk?.params ?? []) as string[]),
    );
    expect(plan).toContain("Index Only Scan Backward using edition_listed"); // From the nearer end.
    expect(plan).not.toContain("Sort");
  });
});

async function asOwner(url: string, work: (owner: Sql) => Promise<unknown>): Promise<void> {
  const { sql: owner } = connect(url, { max: 1, role: "" });
  await work(owner);
  await owner.end();
}

/** Copies of an edition, each a published notice of its own, a minute apart. */
const givenMany = (
  db: Database,
  id: number,
  given: { many: number; from: number; daysAgo: number },
) =>
  db.execute(sql`
    with made as (
      insert into notice (number, board_id, created_at, first_published_at)
      select ${given.from}::int + n, e.board_id, e.created_at, e.created_at
      from edition e, generate_series(1, ${given.many}::int) n where e.id = ${id}
      returning id, number, board_id
    )
    insert into edition (notice_id, board_id, number, lang, version, state, title, summary, body,
      department_id, contact, created_at, updated_at, published_at, version_at, content_hash)
    select m.id, m.board_id, m.number, e.lang, 1, 'published', e.title, e.summary, e.body,
      e.department_id, e.contact, e.created_at, e.updated_at,
      e.published_at - make_interval(days => ${given.daysAgo}::int, mins => m.number - ${given.from}::int),
      e.version_at, e.content_hash
    from made m, edition e where e.id = ${id}`);
