import { expect } from "vitest";
import { givenEdition, noon, test } from "@/domain/testing";
import { boardYears } from "./years";

test("a year of a board is one in which it still lists something, as Seoul counts years", async ({
  db,
}) => {
  const published = { state: "published" } as const;
  // The last minute of 2023 in London is 2024 in Seoul.
  const first = await givenEdition(db, {
    ...published,
    publishedAt: new Date("2023-12-31T23:59Z"),
  });
  await givenEdition(db, { ...published, publishedAt: noon });
  await givenEdition(db, {
    ...published,
    publishedAt: new Date("2025-05-05T03:00Z"),
    endsAt: noon,
  });
  await givenEdition(db, { ...published, lang: "ko", publishedAt: new Date("2022-05-05T03:00Z") });
  await givenEdition(db, { state: "draft", board: "tenders" });

  const years = await boardYears(db, { lang: "en", now: noon });

  expect([...years]).toEqual([[first.boardId, [2026, 2024]]]);
});
