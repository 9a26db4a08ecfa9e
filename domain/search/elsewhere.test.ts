import { expect } from "vitest";
import { givenEdition, noon, test } from "@/domain/testing";
import { heldElsewhere } from "./elsewhere";
import { readQuestion } from "./question";

test("notices of the other language are counted by the same words and filters, and no draft", async ({
  db,
}) => {
  const given = { lang: "ko", summary: "-", bodyText: "-" } as const;
  await givenEdition(db, { ...given, state: "published", title: "단수 안내" });
  const later = { publishedAt: new Date("2027-01-05T00:00:00.000Z") };
  await givenEdition(db, { ...given, ...later, state: "published", title: "단수 끝" });
  await givenEdition(db, { ...given, state: "draft", title: "단수 초안" });
  await givenEdition(db, { ...given, lang: "en", state: "published", title: "단수 in English" });
  const held = (words: string, from?: Date) =>
    heldElsewhere(db, {
      ...{ lang: "en", sort: "best", page: 1, pageSize: 10, now: noon },
      question: readQuestion(words),
      filters: { from },
    });

  expect(await held("단수")).toEqual({ n: 2, more: false });
  expect(await held("단수", new Date("2027-01-01T00:00:00.000Z"))).toEqual({ n: 1, more: false });
  expect(await held("단수 -안내")).toEqual({ n: 1, more: false });
  expect(await held("가뭄")).toEqual({ n: 0, more: false });
});
