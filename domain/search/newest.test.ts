import { inArray } from "drizzle-orm";
import { drizzle } from "drizzle-orm/postgres-js";
import { expect } from "vitest";
import { type Database, schema } from "@/db";
import { editions } from "@/db/schema";
import { givenEdition, noon, test, withDatabase } from "@/domain/testing";
import type { Asked } from "./asked";
import { enter } from "./entry";
import { find } from "./find";
import { readQuestion } from "./question";

const asked: Asked = {
  lang: "en",
  question: readQuestion(""),
  filters: {},
  sort: "best",
  page: 1,
  pageSize: 3,
  now: noon,
};

async function given(db: Database, title: string, publishedAt: Date) {
  const edition = await givenEdition(db, { state: "published", title, publishedAt });
  await enter(db, [edition.id]);
  return edition;
}

async function titles(db: Database, more: Partial<Asked>): Promise<string[]> {
  const { page } = await find(db, { ...asked, ...more });
  const rows = await db.select().from(editions).where(inArray(editions.id, page));
  return page.map((id) => rows.find((row) => row.id === id)?.title ?? "?");
}

test("a list shows each notice once, newest first, from the first page to the last", async ({
  db,
}) => {
  for (let day = 1; day <= 8; day += 1)
    await given(db, `Day ${day}`, new Date(Date.UTC(2026, 1, day)));

  const pages = [];
  for (const page of [1, 2, 3, 4]) pages.push(await titles(db, { page }));

  expect(pages).toEqual([
    ["Day 8", "Day 7", "Day 6"],
    ["Day 5", "Day 4", "Day 3"],
    ["Day 2", "Day 1"],
    [],
  ]);
});

test("a year of a list is Seoul's, from its first millisecond to its last", async ({ db }) => {
  await given(db, "Before", new Date("2024-12-31T14:59:59.999Z"));
  await given(db, "First", new Date("2024-12-31T15:00:00.000Z"));
  await given(db, "Last", new Date("2025-12-31T14:59:59.999Z"));
  await given(db, "After", new Date("2025-12-31T15:00:00.000Z"));

  expect(await titles(db, { filters: { year: 2025 } })).toEqual(["Last", "First"]);
});

test("a page of a list is walked to over an index alone, and an old year without its newer ones", async () => {
  await withDatabase(async ({ db, sql: client }) => {
    const { boardId } = await given(db, "Notice", noon);
    const statements: { query: string; params: unknown[] }[] = [];
    const logger = {
      logQuery: (query: string, params: unknown[]) => statements.push({ query, params }),
    };
    const heard = drizzle(client, { schema, logger });

    await find(heard, { ...asked });
    await find(heard, { ...asked, filters: { board: boardId, year: 2026 } });

    const walks = statements.filter(
      ({ query }) => query.includes("offset") || / limit /.test(query),
    );
    expect(walks.length).toBe(2);
    await client.begin(async (tx) => {
      await tx`set local enable_seqscan = off`;
      await tx`set local enable_bitmapscan = off`;
      const plans = [];
      for (const { query, params } of walks)
        plans.push(JSON.stringify(await tx.unsafe(`explain ${query}`, params as string[])));
      expect(plans[0]).toContain("Index Only Scan using search_entry_newest");
      expect(plans[1]).toContain("Index Only Scan using search_entry_filters");
      expect(plans[1]).toMatch(/Index Cond: .*published_at >= .*published_at < /);
      expect(plans.join()).not.toContain("Sort");
    });
  });
});
