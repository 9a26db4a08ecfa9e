import { describe, expect, test } from "vitest";
import { hangulOf, initialsOf, keysOf, otherKeyboard } from "./keys";
import { lettersBetween } from "./nearness";

test.each([
  ["정보", "wjdqh"],
  ["값", "rkqt"],
  ["까닭", "Rkekfr"],
  ["과의", "rhkdml"],
  ["ㅗ디ㅣㅐ", "hello"],
  ["ㅈㅁㄷㄹ", "waef"],
  ["ㄳ", "rt"],
  ["a1 나", "a1 sk"],
])("%s is typed with the keys %s", (text, keys) => expect(keysOf(text)).toBe(keys));

test("every syllable is typed back as itself, alone and before a vowel that could take its last letter", () => {
  for (let code = 0xac00; code <= 0xd7a3; code += 1) {
    const sign = String.fromCodePoint(code);
    expect(hangulOf(keysOf(sign))).toBe(sign);
    expect(hangulOf(keysOf(`${sign}아`))).toBe(`${sign}아`);
  }
});

test("keys that make no whole syllables are no Hangul", () => {
  for (const keys of ["hello", "kwjd", "", "r", "wjdqh1"]) expect(hangulOf(keys)).toBeUndefined();
});

test("a word is read as the other keyboard would have typed it", () => {
  expect(otherKeyboard("wjdqh")).toBe("정보");
  expect(otherKeyboard("WJDQH")).toBe("정보");
  expect(otherKeyboard("ㅗ디ㅣㅐ")).toBe("hello");
  expect(otherKeyboard("2026")).toBeUndefined();
});

test("first letters of syllables", () => expect(initialsOf("주민등록")).toBe(keysOf("ㅈㅁㄷㄹ")));

describe("letters between two words", () => {
  test.each([
    ["road", "road", 0],
    ["raod", "road", 1],
    ["roads", "road", 1],
    ["rod", "road", 1],
    ["rood", "road", 1],
    ["", "ab", 2],
    ["recieve", "receive", 1],
    ["abcdef", "uvwxyz", 3],
    ["a", "abcdef", 3],
  ])("%s, %s: %i", (a, b, letters) => {
    expect(lettersBetween(a, b, 2)).toBe(letters);
    expect(lettersBetween(b, a, 2)).toBe(letters);
  });
});
