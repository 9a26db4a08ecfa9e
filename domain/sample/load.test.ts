import { mkdtemp, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { and, count, eq } from "drizzle-orm";
import { expect } from "vitest";
import { boards, boardTotals, editions, notices, users } from "@/db/schema";
import { verifyAudit } from "@/domain/audit";
import { noon, test } from "@/domain/testing";
import { loadSampleBoard } from "./load";

test("an empty database gets a whole board once, and accounts only their owner can read", async ({
  db,
}) => {
  const dataDir = await mkdtemp(join(tmpdir(), "gongji-sample-"));
  const given = { db, storageUrl: `file:${join(dataDir, "files")}`, dataDir, now: noon };

  const loaded = await loadSampleBoard(given);
  const accounts = await readFile(join(dataDir, "accounts.json"), "utf8");

  expect(loaded.notices).toBe(48);
  expect(JSON.parse(accounts).map(({ role }: { role: string }) => role)).toEqual([
    "author",
    "editor",
    "manager",
    "admin",
    "auditor",
  ]);
  expect((await stat(join(dataDir, "accounts.json"))).mode & 0o777).toBe(0o600);
  const [memorandum] = await db
    .select()
    .from(editions)
    .innerJoin(notices, eq(notices.id, editions.noticeId))
    .where(and(eq(notices.readBaseline, 5844), eq(editions.lang, "en")));
  expect(memorandum?.edition.publishedAt?.toISOString()).toBe("2019-12-26T01:00:00.000Z");
  const states = await db
    .select({ state: editions.state, n: count() })
    .from(editions)
    .groupBy(editions.state);
  expect(Object.fromEntries(states.map(({ state, n }) => [state, n]))).toMatchObject({
    superseded: 2,
    withdrawn: 2,
  });
  const totals = await db
    .select()
    .from(boardTotals)
    .innerJoin(boards, eq(boards.id, boardTotals.boardId))
    .where(eq(boards.slug, "news-notices"));
  expect(totals.every(({ board_total }) => board_total.listed > 13)).toBe(true);
  expect((await verifyAudit(db)).firstBroken).toBeNull();

  expect(await loadSampleBoard(given)).toEqual({ notices: 0 });
  expect(await readFile(join(dataDir, "accounts.json"), "utf8")).toBe(accounts);
  const [officials] = await db.select({ n: count() }).from(users);
  expect(officials?.n).toBe(5);
  await rm(dataDir, { recursive: true });
}, 60_000);
