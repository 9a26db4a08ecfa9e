import { eq } from "drizzle-orm";
import { drizzle } from "drizzle-orm/postgres-js";
import { expect } from "vitest";
import { type Database, schema } from "@/db";
import { editions, searchEntries } from "@/db/schema";
import { departmentCounts } from "@/domain/notices/public-lists";
import { givenDepartment, givenEdition, noon, test, withDatabase } from "@/domain/testing";
import type { Asked } from "./asked";
import { enter } from "./entry";
import { countOnly } from "./find";
import { readQuestion } from "./question";

const asked: Asked = {
  lang: "en",
  question: readQuestion(""),
  filters: {},
  sort: "best",
  page: 1,
  pageSize: 10,
  now: noon,
};
const live = { state: "published" } as const;
const in2024 = new Date("2023-12-31T15:00Z"); // Midnight in Seoul.

async function given(db: Database, how: Parameters<typeof givenEdition>[1]) {
  const edition = await givenEdition(db, how);
  await enter(db, [edition.id]);
  return edition;
}
const years = async (db: Database) => [...(await countOnly(db, asked)).facets.year].sort();

test("the counts of a list follow a notice that comes, moves to another year and goes", async ({
  db,
}) => {
  await given(db, { ...live, publishedAt: noon });
  const moved = await given(db, { ...live, publishedAt: in2024 });
  const gone = await given(db, { ...live, publishedAt: in2024 });
  await given(db, { ...live, lang: "ko", publishedAt: in2024 });
  expect(await years(db)).toEqual([
    [2024, 2],
    [2026, 1],
  ]);

  await db
    .update(searchEntries)
    .set({ publishedAt: noon })
    .where(eq(searchEntries.editionId, moved.id));
  await db.update(editions).set({ state: "superseded" }).where(eq(editions.id, gone.id));
  await enter(db, [gone.id]);

  expect(await years(db)).toEqual([[2026, 2]]);
  expect((await countOnly(db, asked)).total).toBe(2);
});

test("a text entered once more is counted once", async ({ db }) => {
  const edition = await given(db, { ...live });

  await enter(db, [edition.id]);

  expect((await countOnly(db, asked)).total).toBe(1);
});

test("what has ended is in no count", async ({ db }) => {
  const open = await given(db, { ...live });
  await given(db, { ...live, endsAt: new Date(noon.getTime() - 1) });

  const { total, facets } = await countOnly(db, asked);

  expect([total, ...facets.board.values()]).toEqual([1, 1]);
  expect(facets.board.get(open.boardId)).toBe(1);
  const counted = await departmentCounts(db, { lang: "en", now: noon, limit: 6 });
  expect(counted.map(({ n }) => n)).toEqual([1]);
});

test("the departments of the front page stand in the order of what they have", async ({ db }) => {
  const few = await givenDepartment(db, "few");
  const many = await givenDepartment(db, "many");
  await given(db, { ...live, departmentId: few.id });
  await given(db, { ...live, departmentId: many.id });
  await given(db, { ...live, departmentId: many.id });

  const counted = await departmentCounts(db, { lang: "en", now: noon, limit: 6 });

  expect(counted.map(({ slug, n }) => [slug, n])).toEqual([
    ["many", 2],
    ["few", 1],
  ]);
});

test("nobody counts the notices of a list, however many there are", async () => {
  await withDatabase(async ({ db, sql: client }) => {
    await given(db, { ...live });
    await given(db, { ...live, endsAt: new Date(noon.getTime() - 1) });
    const statements: { query: string; params: unknown[] }[] = [];
    const logger = {
      logQuery: (query: string, params: unknown[]) => statements.push({ query, params }),
    };
    const heard = drizzle(client, { schema, logger });

    await countOnly(heard, asked);
    await departmentCounts(heard, { lang: "en", now: noon, limit: 6 });

    expect(statements.length).toBe(2);
    await client.begin(async (tx) => {
      await tx`set local enable_seqscan = off`;
      for (const { query, params } of statements) {
        const [row] = await tx.unsafe(`explain (format json) ${query}`, params as string[]);
        const plan = JSON.stringify(row);
        const read = [...plan.matchAll(/"Relation Name":"search_entry".*?"Index Cond":"([^"]*)"/g)];
        expect(plan).toContain("search_entry_ended");
        expect(plan.match(/"Relation Name":"search_entry"/g)?.length).toBe(1);
        expect(read.length).toBe(1);
      }
    });
  });
});
