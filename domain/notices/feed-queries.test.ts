import { describe, expect } from "vitest";
import type { Database } from "@/db";
import { readQuestion } from "@/domain/search/question";
import { readSite } from "@/domain/site";
import { givenEdition, noon, test } from "@/domain/testing";
import { readFeed } from "./feed-queries";

const minutes = (n: number) => new Date(noon.getTime() + n * 60_000);
const later = minutes(10_000);

const read = (db: Database, given: { q?: string; page?: number } = {}) =>
  readFeed(db, {
    lang: "en",
    question: readQuestion(given.q ?? ""),
    filters: {},
    sort: "new",
    page: given.page ?? 1,
    pageSize: 50,
    now: later,
  });

describe("a feed", () => {
  test("tells what is listed, the latest change first, and nothing that ended or is not out", async ({
    db,
  }) => {
    await givenEdition(db, { state: "published", title: "First", publishedAt: minutes(1) });
    await givenEdition(db, { state: "published", title: "Second", publishedAt: minutes(2) });
    await givenEdition(db, { state: "published", title: "Ended", endsAt: minutes(5) });
    await givenEdition(db, { state: "draft", title: "Draft" });
    await givenEdition(db, { state: "published", title: "Korean", lang: "ko" });

    const { entries, more } = await read(db);

    expect(entries.map(({ title }) => title)).toEqual(["Second", "First"]);
    expect(more).toBe(false);
  });

  test("with words leaves out what has ended, which a search would find", async ({ db }) => {
    await givenEdition(db, { state: "published", title: "Water outage, ended", endsAt: noon });
    await givenEdition(db, { state: "published", title: "Water outage, still on" });

    const { entries } = await read(db, { q: "water" });

    expect(entries.map(({ title }) => title)).toEqual(["Water outage, still on"]);
  });

  test("brings up again what changed long after 50 newer ones came out, once", async ({ db }) => {
    const corrected = await givenEdition(db, {
      state: "superseded",
      title: "Old hours",
      publishedAt: minutes(1),
    });
    await givenEdition(db, {
      state: "published",
      title: "New hours",
      noticeId: corrected.noticeId,
      changeType: "minor",
      publishedAt: minutes(1),
      updatedAt: minutes(900),
    });
    await givenEdition(db, {
      state: "withdrawn",
      title: "Put off",
      publishedAt: minutes(2),
      updatedAt: minutes(800),
    });
    await givenEdition(db, {
      state: "published",
      title: "On after all",
      publishedAt: minutes(2.5),
      updatedAt: minutes(700),
      restoredAt: minutes(700),
    });
    await givenEdition(db, { state: "published", title: "Left behind", publishedAt: minutes(3) });
    for (let n = 0; n < 50; n += 1)
      await givenEdition(db, {
        state: "published",
        title: `Newer ${n}`,
        publishedAt: minutes(100 + n),
      });

    const first = await read(db);
    const second = await read(db, { page: 2 });

    const titles = first.entries.map(({ title }) => title);
    expect(titles.slice(0, 4)).toEqual(["New hours", "Put off", "On after all", "Newer 49"]);
    expect(titles).toHaveLength(53);
    expect(first.entries[0]?.changeNote).toBe("The hours were corrected.");
    expect(first.more).toBe(true);
    expect(second.entries.map(({ title }) => title).sort()).toEqual([
      "Left behind",
      "New hours",
      "On after all",
      "Put off",
    ]);
    expect(second.more).toBe(false);
  });

  test("names what was removed, and not what lives on in another version", async ({ db }) => {
    const gone = await givenEdition(db, { state: "removed", updatedAt: minutes(7) });
    const undone = await givenEdition(db, { state: "removed", updatedAt: minutes(8) });
    await givenEdition(db, { state: "published", noticeId: undone.noticeId });

    expect((await read(db)).gone).toEqual([{ number: gone.number, at: minutes(7) }]);
  });

  test("does not carry a text past all measure", async ({ db }) => {
    const bodyHtml = `<p>${"long ".repeat(50_000)}</p>`;
    await givenEdition(db, { state: "published", bodyHtml, bodyText: "short ".repeat(100) });

    const [entry] = (await read(db)).entries;

    expect(entry?.html).toBeNull();
    expect(entry?.beginning).toHaveLength(300);
  });
});

test("a board has one name of its own, which the application cannot change", async ({ db }) => {
  const { uuid } = await readSite(db);
  expect(uuid).toMatch(/^[0-9a-f-]{36}$/);
  await expect(db.execute("update site set uuid = gen_random_uuid()")).rejects.toThrow();
});
