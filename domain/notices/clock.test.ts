import { describe, expect } from "vitest";
import { raiseBanner } from "@/domain/banner/banner";
import { as, givenEdition, givenUser, noon, test } from "@/domain/testing";
import { bannerEnded, changedByClock, midnightAfter, nextPageChange } from "./clock";

const soon = new Date("2026-03-02T04:00:00.000Z");
const on = (day: number) => new Date(`2026-02-0${day}T00:00:00.000Z`);

describe("what the clock alone changes", () => {
  test("it waits for midnight in Seoul, or for an end or a pin that comes before", async ({
    db,
  }) => {
    expect((await nextPageChange(db, noon)).toISOString()).toBe("2026-03-02T15:00:00.000Z");
    expect(midnightAfter(new Date("2026-03-02T15:00:00.000Z")).toISOString()).toBe(
      "2026-03-03T15:00:00.000Z",
    );
    await givenEdition(db, { state: "published", endsAt: soon });
    expect(await nextPageChange(db, noon)).toEqual(soon);
  });

  test("it waits for the end of what was withdrawn, which is listed until then", async ({ db }) => {
    await givenEdition(db, { state: "withdrawn", endsAt: soon });
    expect(await nextPageChange(db, noon)).toEqual(soon);
  });

  test("it waits for the end of the banner, which every page shows", async ({ db }) => {
    const manager = await givenUser(db, "manager");
    const banner = {
      textKo: "대피하십시오.",
      textEn: "Leave now.",
      notice: null,
      endsAt: soon,
      seen: null,
    };
    await raiseBanner(as(manager, db), banner);

    expect(await nextPageChange(db, noon)).toEqual(soon);
    expect(await bannerEnded(db, noon, soon)).toBe(true);
    expect(await bannerEnded(db, soon, midnightAfter(soon))).toBe(false);
  });

  test("nobody waits for the end of a draft", async ({ db }) => {
    await givenEdition(db, { state: "draft", endsAt: soon });
    expect(await nextPageChange(db, noon)).toEqual(midnightAfter(noon));
  });

  test.for(["published", "withdrawn"] as const)(
    "what is %s and ends is named with its neighbours, ended ones among them",
    async (state, { db }) => {
      const published = { state: "published" } as const;
      await givenEdition(db, { ...published, number: 2001, publishedAt: on(1) });
      await givenEdition(db, { ...published, number: 2002, publishedAt: on(2) });
      await givenEdition(db, { state, number: 2003, publishedAt: on(3), endsAt: soon });
      await givenEdition(db, { ...published, number: 2004, publishedAt: on(4), endsAt: on(5) });
      await givenEdition(db, { ...published, number: 2005, publishedAt: on(5) });
      await givenEdition(db, { ...published, number: 2006, publishedAt: on(6) });
      await givenEdition(db, { ...published, lang: "ko", number: 2007, publishedAt: on(2) });

      const { notices, boards } = await changedByClock(db, noon, soon);

      expect(notices.toSorted((a, b) => a - b)).toEqual([2002, 2003, 2004, 2005]);
      expect(boards).toEqual(["news-notices"]);
      expect(await changedByClock(db, soon, midnightAfter(noon))).toEqual({
        notices: [],
        boards: [],
      });
    },
  );

  test("the end of a pin changes the notice and its board alone", async ({ db }) => {
    await givenEdition(db, { state: "published", number: 2001 });
    await givenEdition(db, { state: "published", number: 2002, pinnedUntil: soon, pinnedRank: 1 });
    expect(await changedByClock(db, noon, soon)).toEqual({
      notices: [2002],
      boards: ["news-notices"],
    });
  });
});
