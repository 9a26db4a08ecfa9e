import { eq, inArray, sql } from "drizzle-orm";
import { describe, expect } from "vitest";
import type { Database } from "@/db";
import { editions, searchEntries, searchTotals } from "@/db/schema";
import { newEdition } from "@/domain/notices/create";
import { saveEdition } from "@/domain/notices/edit";
import { publishNotice } from "@/domain/notices/publish";
import { submitEdition } from "@/domain/notices/submit";
import {
  as,
  givenBoard,
  givenCopies,
  givenDepartment,
  givenEdition,
  givenUser,
  noon,
  test,
} from "@/domain/testing";
import { fromMarkdown } from "@/lib/body";
import type { Asked } from "./asked";
import { enterMissing } from "./entry";
import { find } from "./find";
import { frequent } from "./frequent";
import { editionNumbered } from "./numbered";
import { readQuestion } from "./question";

const asking = (typed: string): Asked => ({
  lang: "en",
  question: readQuestion(typed),
  filters: {},
  sort: "best",
  page: 1,
  pageSize: 10,
  now: noon,
});
const ask = (db: Database, typed: string, more: Partial<Asked> = {}) =>
  find(db, { ...asking(typed), ...more });

async function titles(db: Database, ids: readonly number[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .select()
    .from(editions)
    .where(inArray(editions.id, [...ids]));
  return ids.map((id) => rows.find((row) => row.id === id)?.title ?? "?");
}

/** A live notice with this title, its other texts saying nothing unless told. */
const notice = (db: Database, title: string, more: Parameters<typeof givenEdition>[1] = {}) =>
  givenEdition(db, {
    state: "published",
    title,
    summary: "Nothing.",
    bodyText: "Nothing.",
    ...more,
  });

describe("what is found", () => {
  test("a title goes before a summary, a summary before a body, an attachment's name is found too", async ({
    db,
  }) => {
    await notice(db, "In the body", { bodyText: "The larkspur flowers." });
    await notice(db, "In the summary", { summary: "The larkspur flowers." });
    await notice(db, "Larkspur");
    await notice(db, "In a file", {
      files: [{ name: "larkspur.pdf", sourceUrl: "https://old.example/1", role: "file" }],
    });
    await notice(db, "Elsewhere");

    const { page, total, more } = await ask(db, "LARKSPURS");

    const found = await titles(db, page);
    expect(found.slice(0, 2)).toEqual(["Larkspur", "In the summary"]);
    expect(found.slice(2).sort()).toEqual(["In a file", "In the body"]);
    expect([total, more]).toEqual([4, false]);
  });

  test("the text of a file is found behind everything else", async ({ db }) => {
    const file = { sourceUrl: "https://old.example/1", role: "file" } as const;
    await notice(db, "In the text of a file", {
      files: [{ ...file, name: "a.pdf", extractedText: "The larkspur flowers. Larkspur." }],
    });
    await notice(db, "In the body", { bodyText: "The larkspur flowers." });
    await notice(db, "In no text", { files: [{ ...file, name: "b.pdf" }] });

    expect(await titles(db, (await ask(db, "larkspur")).page)).toEqual([
      "In the body",
      "In the text of a file",
    ]);
  });

  test("of two alike the newer goes first; by date the newest does", async ({ db }) => {
    await notice(db, "Ferry stops", { publishedAt: new Date("2021-05-01T00:00:00Z") });
    await notice(db, "Ferry runs", { publishedAt: new Date("2026-02-01T00:00:00Z") });
    await notice(db, "Boats", {
      bodyText: "A ferry.",
      publishedAt: new Date("2026-03-01T00:00:00Z"),
    });

    expect(await titles(db, (await ask(db, "ferry")).page)).toEqual([
      "Ferry runs",
      "Ferry stops",
      "Boats",
    ]);
    expect(await titles(db, (await ask(db, "ferry", { sort: "new" })).page)).toEqual([
      "Boats",
      "Ferry runs",
      "Ferry stops",
    ]);
  });

  test("a phrase to the letter, and nothing with what was left out", async ({ db }) => {
    await notice(db, "Digital government plan");
    await notice(db, "A government gone digital");
    await notice(db, "Digital government of Busan");

    expect(await titles(db, (await ask(db, '"digital government" -busan')).page)).toEqual([
      "Digital government plan",
    ]);
  });

  test("what is left out is left out of what holds some of the words too", async ({ db }) => {
    await notice(db, "Digital plan");
    await notice(db, "Digital plan of Busan");

    const { page, some } = await ask(db, "digital larkspur -busan");
    expect([page, await titles(db, some)]).toEqual([[], ["Digital plan"]]);
    expect((await ask(db, "digital -digital")).total).toBe(0);
  });

  test("parts of a compound nobody wrote so are offered apart from what holds it all", async ({
    db,
  }) => {
    const ko = { lang: "ko" } as const;
    await notice(db, "강릉항 안목해변에 돌고래가 나타났다", ko);
    await notice(db, "강릉시 공지", ko);

    const { page, some, total } = await ask(db, "강릉항돌고래", ko);

    expect([total, page]).toEqual([0, []]);
    expect((await titles(db, some))[0]).toBe("강릉항 안목해변에 돌고래가 나타났다");
  });

  test("only what is public, in the language asked in, ended notices too", async ({ db }) => {
    await notice(db, "Ferry of today");
    await notice(db, "Ferry of yesterday", { endsAt: new Date(noon.getTime() - 1) });
    await notice(db, "Ferry taken back", { state: "withdrawn" });
    await givenEdition(db, { title: "Ferry in a draft" });
    await notice(db, "Ferry 페리", { lang: "ko" });

    const found = await titles(db, (await ask(db, "ferry")).page);

    expect(found.sort()).toEqual(["Ferry of today", "Ferry of yesterday", "Ferry taken back"]);
  });
});

describe("filters", () => {
  test("each narrows, and counts what each of its values would leave, the others kept", async ({
    db,
  }) => {
    const north = await givenDepartment(db, "north");
    const south = await givenDepartment(db, "south");
    const tenders = await givenBoard(db, { slug: "tenders" });
    const year = (y: number) => new Date(`${y}-06-01T00:00:00Z`);
    await notice(db, "Road A", { departmentId: north.id, publishedAt: year(2024) });
    await notice(db, "Road B", { departmentId: south.id, publishedAt: year(2024) });
    await notice(db, "Road C", {
      departmentId: south.id,
      publishedAt: year(2025),
      board: "tenders",
    });
    await notice(db, "River", { departmentId: north.id, publishedAt: year(2025) });

    const { page, facets, total } = await ask(db, "road", { filters: { department: south.id } });
    expect(await titles(db, page)).toEqual(["Road C", "Road B"]);
    expect(total).toBe(2);
    expect(facets.department).toEqual(
      new Map([
        [north.id, 1],
        [south.id, 2],
      ]),
    );
    expect(facets.year).toEqual(
      new Map([
        [2024, 1],
        [2025, 1],
      ]),
    );
    expect(facets.board.get(tenders.id)).toBe(1);

    const by = async (filters: Asked["filters"]) =>
      titles(db, (await ask(db, "road", { filters })).page);
    expect(await by({ year: 2025 })).toEqual(["Road C"]);
    expect(await by({ board: tenders.id })).toEqual(["Road C"]);
    expect(await by({ until: year(2025) })).toEqual(["Road B", "Road A"]);
    expect(await by({ from: year(2025), year: 2024 })).toEqual([]);
  });

  test("a list without words leaves out what has ended, newest first, page by page", async ({
    db,
  }) => {
    const department = await givenDepartment(db, "parks");
    const board = await givenBoard(db, { slug: "lists" });
    for (let day = 1; day <= 12; day += 1)
      await notice(db, `Day ${day}`, {
        board: "lists",
        departmentId: department.id,
        publishedAt: new Date(Date.UTC(2025, 0, day)),
        endsAt: day === 12 ? new Date("2026-01-01T00:00:00Z") : null,
      });
    const filters = { board: board.id, department: department.id };

    const first = await ask(db, "", { filters });
    const second = await ask(db, "", { filters, page: 2 });

    expect(first.total).toBe(11);
    expect((await titles(db, first.page))[0]).toBe("Day 11");
    expect(await titles(db, second.page)).toEqual(["Day 1"]);
  });
});

test("what one publishes is found when the transaction commits, and the version before it no more", async ({
  db,
}) => {
  const author = await givenUser(db, "author");
  const editor = await givenUser(db, "editor");
  const first = await notice(db, "Ferry at nine");
  const next = await newEdition(as(author, db), { number: first.number, lang: "en" });
  if (!next.ok) throw new Error(next.refusal.code);
  const { editionId } = next.value;
  const [draft] = await db.select().from(editions).where(eq(editions.id, editionId));
  const saved = await saveEdition(as(author, db), {
    editionId,
    lockVersion: draft?.lockVersion ?? 0,
    title: "Tram at ten",
    summary: "It runs.",
    body: fromMarkdown("It runs."),
    departmentId: first.departmentId,
    contact: "Kim",
    changeType: "major",
    changeNote: "It is a tram.",
  });
  if (!saved.ok) throw new Error(saved.refusal.code);
  const submitted = await submitEdition(as(author, db), {
    editionId,
    lockVersion: saved.value.lockVersion,
  });
  if (!submitted.ok) throw new Error(submitted.refusal.code);
  expect((await ask(db, "tram")).total).toBe(0);

  const [before] = await db.select().from(editions).where(eq(editions.id, editionId));
  const outcome = await publishNotice(as(editor, db), {
    editionId,
    lockVersion: before?.lockVersion ?? 0,
    contentHash: before?.contentHash ?? "",
  });

  expect(outcome.ok).toBe(true);
  expect((await ask(db, "tram")).page).toEqual([editionId]);
  expect((await ask(db, "ferry")).total).toBe(0);
});

test("a board from before search, or with entries of an older Gongji, is entered whole, and once", async ({
  db,
}) => {
  const lost = await notice(db, "Ferry lost");
  const old = await notice(db, "Ferry old");
  await db.delete(searchEntries).where(eq(searchEntries.editionId, lost.id));
  await db
    .update(searchEntries)
    .set({ termsVersion: 9_999, titleTerms: sql`''::tsvector`, terms: sql`''::tsvector` })
    .where(eq(searchEntries.editionId, old.id));

  expect(await enterMissing(db)).toBe(2);
  expect((await ask(db, "ferry")).total).toBe(2);
  expect(await enterMissing(db)).toBe(0);
});

test("an entry that was left of a text no longer live goes at the next start", async ({ db }) => {
  const gone = await notice(db, "Ferry gone");
  await notice(db, "Ferry here");
  await db.update(editions).set({ state: "superseded" }).where(eq(editions.id, gone.id));

  await enterMissing(db);

  expect((await ask(db, "ferry")).total).toBe(1);
});

test("nothing that is typed fails, and each is answered with a count", async ({ db }) => {
  await notice(db, "Ferry");
  for (const typed of [
    "'",
    "\\",
    "a:*",
    "!&|<->()",
    "-ferry",
    '"',
    "가",
    "ㄱ",
    "🙂 ferry",
    "ferry ".repeat(40),
    "\u0000",
  ])
    expect((await ask(db, typed)).total).toBeGreaterThanOrEqual(0);
});

test("of a word that everybody uses the newest notice is on page 1, and the pages hold each notice once", async ({
  db,
}) => {
  const day = (n: number) => new Date(Date.UTC(2025, 0, n));
  for (let n = 1; n <= 64; n += 1)
    await notice(db, n % 2 ? `Bulletin ${n}` : `Report ${n}`, {
      bodyText: "The bulletin.",
      publishedAt: day(n),
      endsAt: n === 64 ? day(90) : null,
    });
  const page = async (n: number, sort: Asked["sort"] = "best") =>
    (await frequent(db, { ...asking("bulletin"), page: n, sort }))?.page ?? [];

  const seen = [];
  for (const n of [1, 2, 3, 4, 5, 6, 7]) seen.push(...(await page(n)));
  expect(new Set(seen).size).toBe(64);
  expect(seen).toHaveLength(64);
  expect(await titles(db, seen.slice(0, 10))).toContain("Report 64");
  expect((await titles(db, await page(1, "new")))[0]).toBe("Report 64");
  expect(await page(9)).toEqual([]);
});

test("of a word that everybody uses the hits within a filter are counted, unless there are far more than are counted", async ({
  db,
}) => {
  for (let n = 1; n <= 60; n += 1)
    await notice(db, `Bulletin ${n}`, { publishedAt: new Date(Date.UTC(2025, 0, n)) });
  const asked = { ...asking("bulletin"), filters: { year: 2025 } };

  const counted = await frequent(db, asked);
  await db.update(searchTotals).set({ live: 20_000 }).where(eq(searchTotals.lang, "en")); // As if there were so many, of which the newest hold the word.
  const many = await frequent(db, asked);

  expect([counted?.total, counted?.more]).toEqual([60, false]);
  expect([many?.total, many?.more]).toEqual([10_000, true]);
});

test("of more hits than are counted the newest is on page 1, and the pages hold each notice once", async ({
  db,
}) => {
  const first = await notice(db, "Bulletin", { publishedAt: new Date(Date.UTC(2020, 0, 1)) });
  await givenCopies(db, first, 10_050);
  await notice(db, "Report", { bodyText: "The bulletin.", publishedAt: noon });
  const page = async (n: number) => {
    const { page, more } = await find(db, { ...asking("bulletin"), page: n });
    expect(more).toBe(true);
    return page;
  };

  const seen = [];
  for (let n = 1; n <= 13; n += 1) seen.push(...(await page(n)));

  expect(await titles(db, seen.slice(0, 10))).toContain("Report");
  expect(new Set(seen).size).toBe(seen.length);
  expect(seen).toHaveLength(130);
});

test("words that are common apart and rare together are looked for one by one", async ({ db }) => {
  await notice(db, "Bulletin of the ferry");

  expect(await frequent(db, asking("bulletin ferry"))).toBeUndefined();
  expect((await ask(db, "bulletin ferry")).total).toBe(1);
});

test("a number alone finds the notice that has it, where it is live in the language", async ({
  db,
}) => {
  const live = await notice(db, "Ferry");
  const draft = await givenEdition(db, { title: "Draft" });

  expect(await editionNumbered(db, "en", String(live.number))).toBe(live.id);
  for (const [lang, typed] of [
    ["ko", String(live.number)],
    ["en", String(draft.number)],
    ["en", `${live.number} ferry`],
    ["en", "99999999999999999999"],
  ] as const)
    expect(await editionNumbered(db, lang, typed), typed).toBeUndefined();
});
