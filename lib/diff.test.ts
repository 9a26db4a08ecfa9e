import { describe, expect, test } from "vitest";
import { changes, diffWords } from "./diff";

const paragraphs = (before: string[], after: string[]) =>
  changes(before, after, (words) => words).map((each) => [each.before, each.after]);

describe("what differs between two texts", () => {
  test("a changed paragraph stands beside what it was, a new one beside nothing", () => {
    expect(paragraphs(["When", "At nine.", "Where"], ["When", "At ten.", "Where", "Why"])).toEqual([
      ["At nine.", "At ten."],
      [null, "Why"],
    ]);
  });

  test("a paragraph that was taken out is named, and nothing else", () => {
    expect(paragraphs(["One", "Two", "Three"], ["One", "Three"])).toEqual([["Two", null]]);
  });

  test("two equal texts do not differ", () => {
    expect(paragraphs(["One"], ["One"])).toEqual([]);
  });

  test("one word of a sentence is struck and one underlined, in Korean too", () => {
    expect(diffWords("월요일 밤에 단수됩니다.", "화요일 밤에 단수됩니다.")).toEqual([
      { kind: "removed", text: "월요일" },
      { kind: "added", text: "화요일" },
      { kind: "same", text: " 밤에 단수됩니다." },
    ]);
  });

  const told = (before: string, after: string) =>
    diffWords(before, after)
      .map(({ kind, text }) => ({ same: text, removed: `[-${text}]`, added: `[+${text}]` })[kind])
      .join("");

  test.each([
    ["a comma that came", "Bring water and bread.", "Bring water, and bread.", "water[+,] and"],
    ["a full stop that went", "정오까지입니다.", "정오까지입니다", "정오까지입니다[-.]"],
    ["an hour, whole", "From 9:00 to 12:30.", "From 9:30 to 12:30.", "[-9:00][+9:30] to 12:30."],
    [
      "an amount, whole",
      "수수료 1,000원(현금)",
      "수수료 2,000원(현금)",
      "[-1,000원][+2,000원](현금)",
    ],
  ])("punctuation is told by itself and numbers are not torn: %s", (_, before, after, expected) => {
    expect(told(before, after)).toContain(expected);
  });

  test("what was replaced close together is one change, so that nobody reads in jumps", () => {
    expect(told("본관에서 신청을 받습니다. 오시면", "정원동에서 신청이 됩니다. 오시면")).toBe(
      "[-본관에서 신청을 받습니다][+정원동에서 신청이 됩니다]. 오시면",
    );
    expect(told("one two three four", "ONE two THREE four")).toBe(
      "[-one two three][+ONE two THREE] four",
    );
  });

  test("changes two words apart, on two lines, or that only add, stand where they are", () => {
    expect(told("one two three four", "ONE two three FOUR")).toBe(
      "[-one][+ONE] two three [-four][+FOUR]",
    );
    expect(told("one\ntwo", "ONE\nTWO")).toBe("[-one][+ONE]\n[-two][+TWO]");
    expect(told("one two three", "one, two, three")).toBe("one[+,] two[+,] three");
  });

  test("texts too long to compare are said to differ as a whole", () => {
    const long = (word: string) => Array.from({ length: 3000 }, () => word).join(" ");
    expect(diffWords(long("a"), long("b")).map(({ kind }) => kind)).toEqual(["removed", "added"]);
  });
});
