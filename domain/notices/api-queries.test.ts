import { describe, expect } from "vitest";
import type { Database } from "@/db";
import { categories } from "@/db/schema";
import { givenBoard, givenEdition, noon, test } from "@/domain/testing";
import { searchNotices } from "./api-queries";

const found = async (db: Database, q?: string) => {
  const filter = { lang: "en", page: 1, size: 20, ...(q === undefined ? {} : { q }) } as const;
  const { total, items } = await searchNotices(db, filter, noon);
  return { total, titles: items.map(({ title }) => title) };
};

describe("the open list", () => {
  test("has what is published and what was withdrawn, and nothing that ended or never came out", async ({
    db,
  }) => {
    const past = new Date("2026-02-25T00:00:00.000Z");
    const later = new Date("2026-04-01T00:00:00.000Z");
    await givenEdition(db, { state: "published", title: "Open", endsAt: later });
    await givenEdition(db, { state: "withdrawn", title: "Taken back" });
    await givenEdition(db, { state: "published", title: "Ended", endsAt: past });
    await givenEdition(db, { state: "published", title: "Ends now", endsAt: noon });
    await givenEdition(db, { state: "draft", title: "Draft" });

    expect(await found(db)).toEqual({ total: 2, titles: ["Taken back", "Open"] });
  });

  test("takes % and _ and \\ for what they are", async ({ db }) => {
    await givenEdition(db, { state: "published", title: "Water at 50% pressure" });
    await givenEdition(db, { state: "published", title: "File plan_b is out" });
    await givenEdition(db, { state: "published", title: "Share C:\\plans" });
    await givenEdition(db, { state: "published", title: "Water at 500 places, planXb" });

    expect((await found(db, "50%")).titles).toEqual(["Water at 50% pressure"]);
    expect((await found(db, "plan_b")).titles).toEqual(["File plan_b is out"]);
    expect((await found(db, "c:\\")).titles).toEqual(["Share C:\\plans"]);
    expect((await found(db, "%")).total).toBe(0); // No word in it.
  });

  test("hears nothing in a NUL", async ({ db }) => {
    await givenEdition(db, { state: "published", title: "Road closed" });

    expect((await found(db, "\u0000")).total).toBe(1);
    expect((await found(db, "ro\u0000ad")).titles).toEqual(["Road closed"]);
  });

  test("takes a category without a board for that of each board", async ({ db }) => {
    const news = await givenBoard(db);
    const press = await givenBoard(db, { slug: "press-releases" });
    const [one, two, other] = await db
      .insert(categories)
      .values([
        { boardId: news.id, slug: "services", nameKo: "민원", nameEn: "Services", position: 1 },
        { boardId: press.id, slug: "services", nameKo: "민원", nameEn: "Services", position: 1 },
        { boardId: press.id, slug: "jobs", nameKo: "채용", nameEn: "Jobs", position: 2 },
      ])
      .returning();
    const given = { state: "published" } as const;
    await givenEdition(db, { ...given, title: "Water here", categoryId: one?.id ?? 0 });
    await givenEdition(db, {
      ...given,
      board: "press-releases",
      title: "Water there",
      categoryId: two?.id ?? 0,
    });
    await givenEdition(db, {
      ...given,
      board: "press-releases",
      title: "Water works",
      categoryId: other?.id ?? 0,
    });
    const titles = async (filter: { board?: string; q?: string }) => {
      const asked = { lang: "en", category: "services", page: 1, size: 20, ...filter } as const;
      return (await searchNotices(db, asked, noon)).items.map(({ title }) => title).sort();
    };

    expect(await titles({})).toEqual(["Water here", "Water there"]);
    expect(await titles({ q: "water" })).toEqual(["Water here", "Water there"]);
    expect(await titles({ board: "press-releases" })).toEqual(["Water there"]);
  });

  test("leaves a filter aside whose slug names nothing, and says which", async ({ db }) => {
    await givenEdition(db, { state: "published", title: "Open" });
    const given = { board: "no-such", category: "nor-this", department: "nor-that" };
    const { total, ignored } = await searchNotices(
      db,
      { lang: "en", page: 1, size: 20, ...given },
      noon,
    );

    expect({ total, ignored }).toEqual({ total: 1, ignored: ["board", "category", "department"] });
  });
});
