import { asc, count, eq, ne } from "drizzle-orm";
import { expect } from "vitest";
import type { Database } from "@/db";
import {
  auditEvents,
  boardTotals,
  categories,
  editions,
  notices,
  searchEntries,
} from "@/db/schema";
import { verifyAudit } from "@/domain/audit";
import { contentIssues } from "@/domain/notices/content";
import { contentHash } from "@/domain/notices/content-hash";
import { listBoard } from "@/domain/notices/public-lists";
import { enter } from "@/domain/search/entry";
import { givenBoard, givenDepartment, givenEdition, noon, test } from "@/domain/testing";
import { compose } from "./compose";
import { CannotBegin, generateNotices } from "./generate";

const run = (db: Database, notices: number, board?: string) =>
  generateNotices({
    db,
    notices,
    ...(board ? { board } : {}),
    operator: "minjun",
    clock: () => noon,
  });

test("so many notices stand on the board, in both languages, numbered on from the last", async ({
  db,
}) => {
  await givenEdition(db, { state: "published", number: 1060 });

  const made = await run(db, 300);

  expect(made).toEqual({ notices: 300, first: 1061, last: 1360 });
  const board = await givenBoard(db);
  const list = { boardId: board.id, pageSize: 12, page: 1, now: noon };
  expect((await listBoard(db, { ...list, lang: "en" })).total).toBe(301);
  expect((await listBoard(db, { ...list, lang: "ko" })).total).toBe(300);
  const totals = await db.select().from(boardTotals).orderBy(asc(boardTotals.lang));
  expect(totals.map(({ lang, listed }) => [lang, listed])).toEqual([
    ["en", 301],
    ["ko", 300],
  ]);
});

test("every one is whole: its hash is that of its text, its facts are what the desk asks for", async ({
  db,
}) => {
  const board = await givenBoard(db);
  await givenDepartment(db);
  const [category] = await db
    .insert(categories)
    .values({ boardId: board.id, slug: "safety", nameKo: "안전", nameEn: "Safety", position: 1 })
    .returning();

  await run(db, 20);

  const made = await db.select().from(editions).orderBy(asc(editions.number));
  expect(made.length).toBe(40);
  for (const edition of made) {
    expect(edition.contentHash).toBe(contentHash({ ...edition, attachments: [] }));
    expect(contentIssues(edition, true)).toEqual([]);
    expect(edition.bodyHtml).toContain("<p>");
    expect(edition.bodyText.length).toBeGreaterThan(100);
    expect(/[가-힣]/.test(edition.title)).toBe(edition.lang === "ko");
  }
  const rows = await db.select().from(notices).orderBy(asc(notices.number));
  expect(rows.every(({ categoryId }) => categoryId === category?.id)).toBe(true);
  const days = rows.map(({ firstPublishedAt }) => firstPublishedAt ?? noon);
  expect(days[0]?.getUTCFullYear()).toBe(2009);
  expect(days.at(-1)?.getUTCFullYear()).toBeGreaterThanOrEqual(2025);
  expect(days.every((day) => day <= noon)).toBe(true);
});

test("a second run adds as many again and repeats none", async ({ db }) => {
  await givenBoard(db);
  await givenDepartment(db);

  const first = await run(db, 10);
  const second = await run(db, 10);

  expect(second.first).toBe((first.last ?? 0) + 1);
  const titles = await db.selectDistinct({ body: editions.bodyText }).from(editions);
  expect(titles.length).toBe(40);
});

test("with a board named, no other board gets one", async ({ db }) => {
  await givenBoard(db);
  const tenders = await givenBoard(db, { slug: "tenders" });
  await givenDepartment(db);

  await run(db, 10, "tenders");

  const [onTenders] = await db
    .select({ n: count() })
    .from(notices)
    .where(eq(notices.boardId, tenders.id));
  expect(onTenders?.n).toBe(10);
});

test("the record names who ran it, how many came and their numbers, once a run", async ({ db }) => {
  await givenBoard(db);
  await givenDepartment(db);

  const made = await run(db, 260);

  const events = await db
    .select()
    .from(auditEvents)
    .where(eq(auditEvents.action, "sample.generated"))
    .orderBy(auditEvents.id);
  expect(events.map(({ subject, detail }) => [subject, detail])).toEqual([
    [
      `notices:${made.first}-${made.last}`,
      { operator: "minjun", board: null, notices: 260, first: made.first, last: made.last },
    ],
  ]);
  expect((await verifyAudit(db)).firstBroken).toBeNull();
});

test("a run that is stopped keeps what is in and says how many", async ({ db }) => {
  await givenBoard(db);
  await givenDepartment(db);
  const stop = new AbortController();

  const made = await generateNotices({
    db,
    notices: 1000,
    operator: "minjun",
    clock: () => noon,
    signal: stop.signal,
    onProgress: () => stop.abort(),
  });

  expect(made.notices).toBe(250);
  const [there] = await db.select({ n: count() }).from(notices);
  expect(there?.n).toBe(250);
});

test("a board nobody knows is named, with those that are there", async ({ db }) => {
  await givenBoard(db);
  await givenDepartment(db);

  await expect(run(db, 10, "tender")).rejects.toThrow(
    new CannotBegin('There is no board "tender". The boards are: news-notices.'),
  );
});

test("an empty database is told what is missing", async ({ db }) => {
  await expect(run(db, 10)).rejects.toThrow(/There is no board yet/);
  await givenBoard(db);
  await expect(run(db, 10)).rejects.toThrow(/There is no department yet/);
});

test("who publishes between two batches takes a number, and the texts still follow from theirs", async ({
  db,
}) => {
  await givenBoard(db);
  await givenDepartment(db);
  let batches = 0;
  const interrupted: Database = Object.assign(Object.create(db), {
    transaction: async (work: (tx: Database) => Promise<unknown>) => {
      batches += 1;
      if (batches === 2) await givenEdition(db, { state: "published", number: 5000 });
      return await db.transaction(work);
    },
  });

  const made = await run(interrupted, 300);

  expect(made).toEqual({ notices: 300, first: 1001, last: 5050 });
  const rows = await db
    .select({ number: editions.number, lang: editions.lang, title: editions.title })
    .from(editions)
    .where(ne(editions.number, 5000));
  expect(rows.length).toBe(600);
  expect(rows.filter(({ number, lang, title }) => compose(number, lang).title !== title)).toEqual(
    [],
  );
});

test("a generated notice is found by the words of its text, under its own number", async ({
  db,
}) => {
  await givenBoard(db);
  await givenDepartment(db);

  await run(db, 5);

  const entered = await db.select().from(searchEntries);
  await enter(
    db,
    entered.map(({ editionId }) => editionId),
  );
  const anew = await db.select().from(searchEntries);
  const inOrder = (rows: typeof entered) => rows.toSorted((a, b) => a.editionId - b.editionId);
  expect(entered.length).toBe(10);
  expect(inOrder(entered)).toEqual(inOrder(anew));
});
