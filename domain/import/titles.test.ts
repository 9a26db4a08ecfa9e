import { describe, expect, test } from "vitest";
import { cleanTitle, readCount } from "./titles";

const clean = (given: string) => cleanTitle(given).title;

describe("cleanTitle", () => {
  test.each([
    ["Rain &amp; wind", "Rain & wind"],
    ["&amp;quot;Rain&amp;quot; &amp;middot; wind", '"Rain" · wind'],
    ["It&#8217;s raining", "It’s raining"],
    ["&#039;Rain&#x27;", "'Rain'"],
    ["Rain &unknownword; wind", "Rain &unknownword; wind"],
  ])("%s loses its escapes, one layer or two", (given, expected) => {
    expect(clean(given)).toBe(expected);
  });

  test("letters taken apart are put together, odd spaces are one space", () => {
    expect(clean("공지".normalize("NFD"))).toBe("공지");
    expect(clean("물\u3000공급\u00a0 \n중단\u200b\ufeff")).toBe("물 공급 중단");
  });

  test.each([
    ["새글 물 공급 중단", "물 공급 중단"],
    ["물 공급 중단\n새로운글", "물 공급 중단"],
    ["물 공급 중단NEW", "물 공급 중단"],
    ["[NEW] Water outage", "Water outage"],
    ["Water outage NEW", "Water outage"],
  ])("the badge of %s is taken off and told", (given, expected) => {
    expect(cleanTitle(given)).toEqual({ title: expected, losses: ["badge taken off the title"] });
  });

  test.each(["New offices open", "NEW YORK office opens", "새글터 도서관 개관", "NEW"])(
    "%s keeps the word: it is no badge",
    (given) => {
      expect(cleanTitle(given)).toEqual({ title: given, losses: [] });
    },
  );

  test("a long title keeps its words, and the report says that it is long", () => {
    const long = "Water outage ".repeat(20).trim();
    expect(cleanTitle(long)).toEqual({ title: long, losses: ["title of 259 characters"] });
  });

  test("a whole text in the field for the title is cut between words", () => {
    const title = clean("water ".repeat(400));
    expect(title.length).toBeLessThanOrEqual(1000);
    expect(title.endsWith("water…")).toBe(true);
  });
});

test.each([
  ["5844", 5844],
  ["1,343", 1343],
  ["1370회", 1370],
  ["518 ", 518],
  [7, 7],
  ["-", null],
  ["", null],
  [null, null],
  ["1,34", null],
])("the count %s is %s", (written, expected) => {
  expect(readCount(written)).toBe(expected);
});
