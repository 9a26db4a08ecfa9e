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

  test("texts too long to compare are said to differ as a whole", () => {
    const long = (word: string) => Array.from({ length: 3000 }, () => word).join(" ");
    expect(diffWords(long("a"), long("b")).map(({ kind }) => kind)).toEqual(["removed", "added"]);
  });
});
