import { describe, expect, test } from "vitest";
import { neededTerms, stem, streamOfText, termsOf } from "./terms";

/** Whether a text is among what the index offers for a question: it holds all terms the question needs. */
const offers = (text: string, question: string) => {
  const there = termsOf(streamOfText(text));
  return neededTerms(streamOfText(question)).every((term) => {
    const word = /'([^']+)'/.exec(term)?.[1] ?? "";
    return term.endsWith("*") ? [...there].some((each) => each.startsWith(word)) : there.has(word);
  });
};
const holds = (text: string, question: string) =>
  streamOfText(text).includes(streamOfText(question)) && offers(text, question);

describe("a text holds a word", () => {
  test.each([
    ["inside a compound", "무인민원발급기 운영", "민원"],
    ["with a particle", "민원실은 쉽니다", "민원실"],
    ["that is split there", "청년 월세 지원", "청년월세지원"],
    ["that is joined there", "청년월세지원 안내", "월세 지원"],
    ["of one syllable", "오늘 쌀 배급", "쌀"],
    ["of one syllable at the end", "배급하는 쌀", "쌀"],
    ["written in parts (NFD)", "공지사항".normalize("NFD"), "공지"],
    ["written in full width", "ＡＢＣ １２３", "abc 123"],
    ["in other case, with accents", "Café RÉSUMÉ", "cafe resume"],
    ["mixed of Hangul, Latin and digits", "K-푸드 5대 시장, 코로나19", "K푸드"],
    ["mixed with a number", "예산 70조원을 쓴다", "70조"],
    ["joined by the middle dot of official texts", "청년ㆍ월세", "청년월세"],
    ["with a hyphen or without", "a net-zero plan", "net zero"],
    ["in another form", "the organisations' returns", "organization return"],
    ["in American spelling", "immunisation programme", "immunization program"],
  ])("%s", (_, text, question) => {
    expect(holds(text, question)).toBe(true);
  });

  test.each([
    ["over the end of a sentence", "쉽니다. 민원은 내일", "다민원"],
    ["whose pairs stand apart", "민원 처리와 소원 수리", "민소원"],
    ["that only begins alike", "information", "inform us all"],
  ])("and none %s", (_, text, question) => {
    expect(holds(text, question)).toBe(false);
  });
});

test("a word that is no English one stays as it is", () => {
  expect(["2026", "k", "é", "gpt"].map(stem)).toEqual(["2026", "k", "é", "gpt"]);
});

test("nothing is made of nothing, however it is written", () => {
  for (const nothing of ["", "   ", "!?…", "\u200b", "🙂"])
    expect([...termsOf(streamOfText(nothing))]).toEqual([]);
});
