import { expect, test } from "vitest";
import { longestQuestion, mostWords, readQuestion, strictQuery } from "./question";

const words = (typed: string) => readQuestion(typed).wanted.map(({ text }) => text);

test("words, phrases and what must not be there are told apart", () => {
  const question = readQuestion('bus  "night line" -tram −"last stop"');

  expect(question.wanted.map(({ text, quoted }) => [text, quoted])).toEqual([
    ["bus", false],
    ["night line", true],
  ]);
  expect(question.unwanted.map(({ text }) => text)).toEqual(["tram", "last stop"]);
});

test("a hyphen inside a word leaves nothing out", () => {
  expect(words("net-zero co-operation")).toEqual(["net-zero", "co-operation"]);
});

test("a word is looked for without its particle too, where a word of two syllables is left", () => {
  expect(readQuestion("구명조끼를").wanted[0]?.streams).toEqual(["구명조끼를", "구명조끼"]);
  expect(readQuestion("나이").wanted[0]?.streams).toEqual(["나이"]);
  expect(readQuestion("KTX를").wanted[0]?.streams.at(-1)).toBe(" ktx ");
});

test("the small words of English are asked for only where nothing else is", () => {
  expect(strictQuery(readQuestion("how do I use github"))).toBe("('us') & ('github')");
  expect(strictQuery(readQuestion("the who"))).toBe("('the') & ('who')");
});

test("what is longer than anybody reads is cut off and said, and nothing that is typed fails", () => {
  expect(readQuestion("가 ".repeat(longestQuestion)).cut).toBe(true);
  expect(readQuestion("word ".repeat(mostWords)).wanted).toHaveLength(mostWords);
  for (const typed of ['"', '-"', "''", "\\':*&|!()", "%00", "a".repeat(5_000), "<->", "\ud800"]) {
    const query = strictQuery(readQuestion(typed));
    expect(query.replaceAll(/'[\p{L}\p{N}]+'(?::\*)?/gu, "").replaceAll(/[()&\s]/g, "")).toBe("");
  }
});
