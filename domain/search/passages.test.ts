import { expect, test } from "vitest";
import { marked, passage } from "./passages";
import { readQuestion } from "./question";

const said = (text: string, question: string) =>
  marked(text, readQuestion(question))
    .map((piece) => (piece.hit ? `[${piece.text}]` : piece.text))
    .join("");

test.each([
  ["part of a compound", "무인민원발급기", "민원", "무인[민원]발급기"],
  ["a compound that is split", "청년 월세 지원", "청년월세", "[청년 월세] 지원"],
  ["a form of a word, whole", "Our Returns, returned", "return", "Our [Returns], [returned]"],
  ["full width as it stands", "ＡＢＣ이다", "abc", "[ＡＢＣ]이다"],
  ["a phrase over its hyphen", "a net-zero plan", '"net zero"', "a [net-zero] plan"],
  ["words side by side as two", "대전 본부", "대전 본부", "[대전] [본부]"],
])("what was asked for is marked: %s", (_, text, question, expected) => {
  expect(said(text, question).replaceAll("] [", "] [")).toBe(expected);
});

test("marking loses no sign of the text", () => {
  const text = "５대 금융지주, ﬁle — “K-푸드” 70조원…";
  for (const question of ["금융", "file", "k푸드", "70조", "없음"])
    expect(
      marked(text, readQuestion(question))
        .map((piece) => piece.text)
        .join(""),
    ).toBe(text);
});

test("the passage is where most of what was asked for stands together", () => {
  const text = `Water is off. ${"Nothing to see here. ".repeat(30)}Bring water and bread.${" More text.".repeat(30)}`;
  const pieces = passage(text, readQuestion("water bread")) ?? [];

  expect(pieces.filter(({ hit }) => hit).map((piece) => piece.text)).toEqual(["water", "bread"]);
  expect(pieces.map((piece) => piece.text).join("").length).toBeLessThan(220);
  expect(passage(text, readQuestion("elsewhere"))).toBeUndefined();
});

test("headings, lines and cells are told apart in a passage, and no mark runs over where one ends", () => {
  const text = "Counters\n\nPassports\t1 December\nWhere to go:\nRoom 2, first floor.\nBring it.";
  const shown = (words: string) =>
    (passage(text, readQuestion(words)) ?? [])
      .map((piece) => (piece.hit ? `[${piece.text}]` : piece.text))
      .join("");

  expect(shown("passports")).toBe(
    "Counters · [Passports] · 1\u00a0December · Where to go: Room 2, first floor. Bring it.",
  );
  expect(passage("청년 월세\n지원 대상", readQuestion("월세지원"))).toBeUndefined();
});
