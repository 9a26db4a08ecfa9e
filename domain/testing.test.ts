import { sql } from "drizzle-orm";
import { expect } from "vitest";
import { givenEdition, test, withDatabase } from "./testing";

test("a given edition stands in the database as the application's role sees it", async ({ db }) => {
  for (const state of [
    "draft",
    "submitted",
    "published",
    "withdrawn",
    "rejected",
    "discarded",
  ] as const) {
    expect((await givenEdition(db, { state })).state).toBe(state);
  }
  const [row] = await db.execute(sql`select current_user as me, version() as v`);
  expect(row?.["me"]).toBe("gongji_app");
});

test("nothing of one test is there for the next", async ({ db }) => {
  const [row] = await db.execute(sql`select count(*)::int as n from edition`);
  expect(row?.["n"]).toBe(0);
});

test("a database of its own keeps what was committed", async () => {
  await withDatabase(async ({ db, sql }) => {
    const made = await givenEdition(db, { state: "published" });
    const rows = await sql`select id from edition where id = ${made.id}`;
    expect(rows).toHaveLength(1);
  });
});
