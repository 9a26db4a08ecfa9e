import { describe, expect } from "vitest";
import { givenEdition, noon, test } from "@/domain/testing";
import { sitemapNotices, sitemapParts } from "./sitemap-queries";

describe("the sitemap", () => {
  test("has a part wherever numbers are, and none in the gaps of an old board", async ({ db }) => {
    for (const number of [7, 4_999, 5_000, 90_000_001])
      await givenEdition(db, { state: "published", number });
    await givenEdition(db, { state: "draft", number: 70_000 });

    expect(await sitemapParts(db)).toEqual([0, 5_000, 90_000_000]);
  });

  test("names live texts alone, each with its last change", async ({ db }) => {
    const later = new Date("2026-03-09T00:00:00.000Z");
    const both = await givenEdition(db, { state: "published", number: 1 });
    await givenEdition(db, {
      state: "withdrawn",
      noticeId: both.noticeId,
      lang: "ko",
      updatedAt: later,
    });
    await givenEdition(db, { state: "superseded", noticeId: both.noticeId });
    await givenEdition(db, { state: "published", number: 2, endsAt: noon });
    await givenEdition(db, { state: "removed", number: 3 });
    await givenEdition(db, { state: "draft", number: 4 });
    await givenEdition(db, { state: "published", number: 5_000 });

    const texts = await sitemapNotices(db, 0);

    expect(texts.map(({ number, lang, changedAt }) => [number, lang, changedAt])).toEqual([
      [1, "en", noon],
      [1, "ko", later],
      [2, "en", noon],
    ]);
  });
});
