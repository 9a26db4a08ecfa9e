import { mkdtemp, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { and, asc, count, eq, inArray, like, lt } from "drizzle-orm";
import { test as base, expect } from "vitest";
import type { Database } from "@/db";
import { cutOver } from "@/db/sample";
import {
  attachments,
  boards,
  boardTotals,
  categories,
  editions,
  notices,
  users,
} from "@/db/schema";
import { verifyAudit } from "@/domain/audit";
import { contentIssues, limits } from "@/domain/notices/content";
import { listLatest } from "@/domain/notices/public-lists";
import { findNotice } from "@/domain/notices/public-queries";
import { noon, withDatabase } from "@/domain/testing";
import { dayStart, seoulDay } from "@/lib/time";
import { loadSampleBoard } from "./load";

type Board = { db: Database; dataDir: string; again: () => Promise<{ notices: number }> };

/** `test` with the sample board, loaded once for all of them: none changes anything. */
const test = base.extend<{ board: Board }>({
  board: [
    // biome-ignore lint/correctness/noEmptyPattern: vitest reads the pattern to learn what a fixture needs.
    async ({}, use) => {
      const dataDir = await mkdtemp(join(tmpdir(), "gongji-sample-"));
      await withDatabase(async ({ db }) => {
        const given = { db, storageUrl: `file:${join(dataDir, "files")}`, dataDir, now: noon };
        const loaded = await loadSampleBoard(given);
        expect(loaded.notices).toBe(60);
        await use({ db, dataDir, again: () => loadSampleBoard(given) });
      });
      await rm(dataDir, { recursive: true });
    },
    { scope: "file" },
  ],
});

const isLive = inArray(editions.state, ["published", "withdrawn"]);

test("an empty database gets a whole board once, and accounts only their owner can read", async ({
  board,
}) => {
  const { db, dataDir, again } = board;
  const accounts = await readFile(join(dataDir, "accounts.json"), "utf8");

  expect(JSON.parse(accounts).map(({ role }: { role: string }) => role)).toEqual([
    "author",
    "editor",
    "manager",
    "admin",
    "auditor",
  ]);
  expect((await stat(join(dataDir, "accounts.json"))).mode & 0o777).toBe(0o600);
  const states = await db
    .select({ state: editions.state, n: count() })
    .from(editions)
    .groupBy(editions.state);
  expect(Object.fromEntries(states.map(({ state, n }) => [state, n]))).toMatchObject({
    superseded: 4,
    withdrawn: 2,
  });
  const totals = await db
    .select({ slug: boards.slug, lang: boardTotals.lang, listed: boardTotals.listed })
    .from(boardTotals)
    .innerJoin(boards, eq(boards.id, boardTotals.boardId))
    .orderBy(asc(boards.slug), asc(boardTotals.lang));
  expect(totals).toEqual([
    { slug: "news-notices", lang: "en", listed: 24 },
    { slug: "news-notices", lang: "ko", listed: 24 },
    { slug: "press-releases", lang: "en", listed: 16 },
    { slug: "press-releases", lang: "ko", listed: 17 },
    { slug: "tenders", lang: "en", listed: 13 },
    { slug: "tenders", lang: "ko", listed: 14 },
  ]);
  expect((await verifyAudit(db)).firstBroken).toBeNull();

  expect(await again()).toEqual({ notices: 0 });
  expect(await readFile(join(dataDir, "accounts.json"), "utf8")).toBe(accounts);
  const [officials] = await db.select({ n: count() }).from(users);
  expect(officials?.n).toBe(5);
});

test("the memorandum with Malaysia is told in both languages, under its date and with the 5,844 reads of the previous site", async ({
  board: { db },
}) => {
  const memorandum = await db
    .select()
    .from(editions)
    .innerJoin(notices, eq(notices.id, editions.noticeId))
    .where(eq(notices.readBaseline, 5844))
    .orderBy(asc(editions.lang));

  expect(memorandum.map(({ edition }) => edition.lang)).toEqual(["en", "ko"]);
  for (const { edition, notice } of memorandum) {
    expect(edition.publishedAt?.toISOString()).toBe("2019-12-26T01:00:00.000Z");
    expect(edition.bodyText).toMatch(/28 November 2019|2019년 11월 28일/);
    expect([notice.readBaselineDate, notice.readBaselineSource]).toEqual([
      "2026-11-23",
      "the previous site",
    ]);
  }
});

test("what the previous site counted is labelled on every older notice, and nothing is made up for the newest", async ({
  board: { db },
}) => {
  const rows = await db.select().from(notices).orderBy(asc(notices.number));

  const before = rows.filter(
    ({ firstPublishedAt }) => seoulDay(firstPublishedAt ?? noon) <= cutOver,
  );
  expect(before.length).toBeGreaterThan(50);
  for (const notice of before) {
    expect(notice.readBaseline).toBeGreaterThan(0);
    expect(notice.readBaselineDate).toBe(cutOver);
  }
  const since = rows.filter((notice) => !before.includes(notice));
  expect(
    since.map(({ readBaseline, readBaselineDate }) => [readBaseline, readBaselineDate]),
  ).toEqual([
    [0, null],
    [0, null],
  ]);
  expect(rows.every(({ readCount }) => readCount === 0)).toBe(true);
});

test("every text could have been published at the desk, and shows what it names", async ({
  board: { db },
}) => {
  const live = await db.select().from(editions).where(isLive);
  const numbers = new Set(live.map(({ number }) => number));

  for (const edition of live) {
    expect.soft(contentIssues(edition, edition.version === 1), edition.title).toEqual([]);
    expect.soft(edition.title.length, edition.title).toBeLessThanOrEqual(limits.title);
    expect
      .soft(edition.bodyHtml, edition.title)
      .not.toMatch(/\{\{|\/see\/|alt=""|<table><(tr|thead)/);
    const linked = [...edition.bodyHtml.matchAll(/href="\/(en|ko)\/[a-z-]+\/(\d+)"/g)];
    for (const [, lang, number] of linked)
      expect.soft([lang, numbers.has(Number(number))], edition.title).toEqual([edition.lang, true]);
  }
  const html = live.map(({ bodyHtml }) => bodyHtml).join("\n");
  for (const part of [
    "<h3",
    "<blockquote>",
    "<ol>",
    "<caption>",
    '<th scope="col">',
    '<span lang="ko">',
  ])
    expect(html).toContain(part);
  expect(html.match(/<img /g)?.length).toBeGreaterThanOrEqual(9);
  expect(live.filter(({ title }) => title.length > 100)).not.toEqual([]);
});

test("each notice has a category of its own board, and each file its name in the reader's language", async ({
  board: { db },
}) => {
  const placed = await db
    .select({ own: notices.boardId, category: categories.boardId })
    .from(notices)
    .innerJoin(categories, eq(categories.id, notices.categoryId));
  expect(placed.length).toBe(60);
  expect(placed.filter(({ own, category }) => own !== category)).toEqual([]);

  const names = await db
    .select({ name: attachments.name, lang: editions.lang })
    .from(attachments)
    .innerJoin(editions, eq(editions.id, attachments.editionId))
    .where(and(isLive, eq(attachments.role, "file")));
  expect(names.length).toBeGreaterThanOrEqual(20);
  for (const { name, lang } of names) expect(/[가-힣]/.test(name)).toBe(lang === "ko");
});

test("the counter's move has three versions: the minor one keeps the public date, the major one moves it", async ({
  board: { db },
}) => {
  const versions = await db
    .select({ version: editions.version, on: editions.publishedAt, since: editions.versionAt })
    .from(editions)
    .where(and(eq(editions.lang, "en"), like(editions.title, "The service counter moves%")))
    .orderBy(asc(editions.version));

  expect(
    versions.map(({ version, on, since }) => [
      version,
      seoulDay(on ?? noon),
      seoulDay(since ?? noon),
    ]),
  ).toEqual([
    [1, "2026-11-16", "2026-11-16"],
    [2, "2026-11-16", "2026-11-17"],
    [3, "2026-11-20", "2026-11-20"],
  ]);
});

test("what is over has left its list, and stays at its address", async ({ board: { db } }) => {
  const now = dayStart("2026-11-24");
  const over = await db
    .select({ number: editions.number, title: editions.title })
    .from(editions)
    .where(and(isLive, eq(editions.lang, "en"), lt(editions.endsAt, now)))
    .orderBy(asc(editions.number));

  const listed = await listLatest(db, { lang: "en", limit: 100, now });

  expect(over.map(({ title }) => title)).toEqual([
    "Autumn opening of the ministry’s garden",
    "Tender: survey of users of open data",
  ]);
  for (const { number } of over) {
    expect(listed.map((notice) => notice.number)).not.toContain(number);
    expect((await findNotice(db, { number, lang: "en" }))?.edition?.state).toBe("published");
  }
});
