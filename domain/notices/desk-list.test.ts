import { sql } from "drizzle-orm";
import { describe, expect } from "vitest";
import type { Database } from "@/db";
import { editionRevisions } from "@/db/schema";
import {
  givenCopies,
  givenDepartment,
  givenEdition,
  givenUser,
  noon,
  test,
} from "@/domain/testing";
import { type DeskFilter, listEditions } from "./desk-list";
import { myDesk } from "./my-desk";

const minutes = (n: number) => new Date(noon.getTime() + n * 60_000);
const twoYearsAgo = new Date("2024-02-01T00:00:00.000Z");

describe("the desk's list", () => {
  test.for(["saved", "title", "published", "reads"] as const)(
    "sorted by %s, its pages hold every row once, forwards and back, ties too",
    async (sort, { db }) => {
      const minjun = await givenUser(db, "manager");
      for (let n = 0; n < 45; n += 1)
        await givenEdition(db, {
          state: n % 3 === 0 ? "draft" : "published",
          title: `Notice ${n % 7}`,
          updatedAt: minutes(n % 5),
          readCount: n % 4,
          ...(n % 3 !== 0 && { publishedAt: minutes(n % 2) }),
        });
      const page = (where: Partial<DeskFilter>) =>
        listEditions(db, minjun, { sort, ...where }, noon);

      const first = await page({});
      const second = await page({ after: first.after ?? "" });
      const third = await page({ after: second.after ?? "" });
      const back = await page({ before: third.before ?? "" });

      const ids = [first, second, third].flatMap((each) => each.editions.map(({ id }) => id));
      expect([first.editions.length, second.editions.length, third.editions.length]).toEqual([
        20, 20, 5,
      ]);
      expect(new Set(ids).size).toBe(45);
      expect(back.editions).toEqual(second.editions);
      expect([first.total, first.before, third.after]).toEqual([45, null, null]);
    },
  );

  test("keeps its place where somebody saves meanwhile, and a cursor that is none begins at the beginning", async ({
    db,
  }) => {
    const minjun = await givenUser(db, "manager");
    for (let n = 0; n < 22; n += 1) await givenEdition(db, { updatedAt: minutes(n) });
    const first = await listEditions(db, minjun, { sort: "saved" }, noon);
    await givenEdition(db, { updatedAt: minutes(60) });
    const ask = (after: string) => listEditions(db, minjun, { sort: "saved", after }, noon);

    expect((await ask(first.after ?? "")).editions).toHaveLength(2);
    for (const wrong of [
      "x",
      "~1",
      "2026-99-99T00:00:00.000Z~3",
      "2026-02-30T00:00:00.000Z~3",
      "0000-01-01T00:00:00.000Z~3",
      "'; drop table~4",
    ])
      expect((await ask(wrong)).editions).toHaveLength(20);
  });

  test("narrows by language, whose it is, and words of the title wherever they stand", async ({
    db,
  }) => {
    const minjun = await givenUser(db, "manager");
    const mine = await givenEdition(db, {
      createdBy: minjun.id,
      title: "상수도 단수 안내",
      lang: "ko",
    });
    const live = await givenEdition(db, { state: "published", title: "Water is off in Jongno" });
    const draft = await givenEdition(db, { title: "100% of the water" });
    const ids = async (filter: Partial<DeskFilter>) =>
      (await listEditions(db, minjun, { sort: "saved", ...filter }, noon)).editions
        .map(({ id }) => id)
        .sort((a, b) => a - b);

    expect(await ids({ lang: "ko" })).toEqual([mine.id]);
    expect(await ids({ mine: true })).toEqual([mine.id]);
    expect(await ids({ q: "water" })).toEqual([live.id, draft.id]);
    expect(await ids({ q: "jongno water" })).toEqual([live.id]);
    expect(await ids({ q: "100%" })).toEqual([draft.id]);
    expect(await ids({ q: `${live.number}` })).toEqual([live.id]);
    expect(await ids({ board: "no-such-board" })).toEqual([]);
  });

  test("shows an author what they wrote in a colleague's draft, as they may open it", async ({
    db,
  }) => {
    const [minjun, jihoon] = [await givenUser(db, "author"), await givenUser(db, "author")];
    const draft = await givenEdition(db, { createdBy: jihoon.id });
    const { id: editionId, title, body } = draft;
    await db.insert(editionRevisions).values({
      ...{ editionId, seq: 1, kind: "save", title, summary: "", contact: "", body },
      ...{ by: minjun.id, at: noon, lockVersion: 1 },
    });

    const { editions } = await listEditions(db, minjun, { sort: "saved" }, noon);

    expect(editions.map(({ id }) => id)).toEqual([editionId]);
  });

  test("shows an author their own drafts and what is public, and no colleague's draft", async ({
    db,
  }) => {
    const minjun = await givenUser(db, "author");
    const own = await givenEdition(db, { createdBy: minjun.id });
    const live = await givenEdition(db, { state: "published" });
    await givenEdition(db);

    const list = await listEditions(db, minjun, { sort: "title" }, noon);

    expect(list.editions.map(({ id }) => id).sort()).toEqual([own.id, live.id]);
  });

  test.for([
    ["saved", {}, "edition_updated"],
    ["title", {}, "edition_desk_title"],
    ["published", {}, "edition_desk_published"],
  ] as const)(
    "sorted by %s it walks an index and sorts nothing",
    async ([sort, , name], { db }) => {
      const minjun = await givenUser(db, "manager");
      const plan = await planOf(db, () => listEditions(db, minjun, { sort }, noon), "order by");
      expect(plan).toContain(name);
      expect(plan).not.toContain("Sort Key");
    },
  );

  test.for([
    [{ state: "rejected" }, "edition_desk_state"],
    [{ department: "digital-service" }, "edition_desk_department"],
    [{ board: "news-notices" }, "edition_desk_board"],
  ] as const)("narrowed by %o it reads that part alone", async ([filter, name], { db }) => {
    const minjun = await givenUser(db, "manager");
    const { id: departmentId } = await givenDepartment(db, "safety");
    const many = await givenEdition(db, { board: "press-releases", departmentId });
    await givenCopies(db, many, 3_000); // Or the planner reads the few there are, one way or another.
    await givenEdition(db, { state: "rejected" });
    await db.execute(sql`analyze edition`);
    const plan = await planOf(
      db,
      () => listEditions(db, minjun, { sort: "saved", ...filter }, noon),
      "order by",
    );
    expect(plan).toContain(name);
    expect(plan).not.toContain("Sort Key");
  });
});

describe("my desk", () => {
  test("says each group with its number, the same as the list under its filter", async ({ db }) => {
    const department = await givenDepartment(db);
    const seoyeon = await givenUser(db, "editor", { departmentId: department.id });
    const minjun = await givenUser(db, "author");
    const waits = await givenEdition(db, { state: "submitted", createdBy: minjun.id });
    await givenEdition(db, { state: "submitted", createdBy: seoyeon.id });
    const old = await givenEdition(db, { state: "published", publishedAt: twoYearsAgo });
    await givenEdition(db, { state: "published", publishedAt: twoYearsAgo, endsAt: minutes(-1) });
    const other = await givenDepartment(db, "safety");
    await givenEdition(db, {
      state: "published",
      publishedAt: twoYearsAgo,
      departmentId: other.id,
    });

    const desk = await myDesk(db, seoyeon, noon);

    const ids = (part: string) =>
      desk.find((each) => each.part === part)?.editions.map(({ id }) => id);
    expect(ids("wait")).toEqual([waits.id]);
    expect(ids("review")).toEqual([old.id]);
    for (const { part, filter, count } of desk) {
      const list = await listEditions(db, seoyeon, { ...filter, sort: "saved" }, noon);
      expect([part, list.total]).toEqual([part, count]);
    }
  });

  test.for(["auditor", "admin"] as const)(
    "has no own work for an %s, who writes nothing",
    async (role, { db }) => {
      const desk = await myDesk(db, await givenUser(db, role), noon);
      expect(desk.map(({ part }) => part)).toEqual(["late", "scheduled", "published"]);
    },
  );
});

/** The plan of the statement of `work` that holds `words`, with whole tables and sorting made dear. */
async function planOf(db: Database, work: () => Promise<unknown>, words: string): Promise<string> {
  const asked: { query: string; params: unknown[] }[] = [];
  const session = (db as unknown as { session: { options?: object; logger?: object } }).session;
  const before = session.logger;
  session.logger = {
    logQuery: (query: string, params: unknown[]) => asked.push({ query, params }),
  };
  try {
    await work();
  } finally {
    session.logger = before as object;
  }
  const found = asked.find(({ query }) => query.includes(words));
  if (!found) throw new Error(`no statement holds ${words}`);
  let at = 0;
  const parts = found.query.split(/\$\d+/).map((part) => sql.raw(part));
  const whole = parts.reduce((built, part) => sql`${built}${sql.param(found.params[at++])}${part}`);
  await db.execute(sql`set local enable_seqscan = off`);
  await db.execute(sql`set local enable_sort = off`);
  await db.execute(sql`set local enable_bitmapscan = off`);
  const rows = await db.execute<{ "QUERY PLAN": string }>(sql`explain ${whole}`);
  return rows.map((row) => row["QUERY PLAN"]).join("\n");
}
