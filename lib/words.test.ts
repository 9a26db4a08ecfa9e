import { expect, test } from "vitest";
import { isBlank, oneLine } from "./words";

test("words of one line keep what is seen, and nothing turns or breaks the line", () => {
  expect(oneLine("  Water\r\n outage\u2028in\tSejong ")).toBe("Water outage in Sejong");
  expect(oneLine("Water\u202e outage\u200b\u2066\u00ad")).toBe("Water outage");
  expect(oneLine("a\u0000b\u0007c")).toBe("abc");
  expect(oneLine("물\u3164 공급")).toBe("물 공급"); // The Hangul filler.
  expect(oneLine("\u1106\u116e\u11af")).toBe("물"); // Typed on a Mac.
  expect(oneLine("👩\u200d🚒 ❤\ufe0f")).toBe("👩\u200d🚒 ❤\ufe0f");
});

test.each([
  ["spaces", " \t\n\u3000\u00a0"],
  ["zero width", "\u200b\u2060\ufeff"],
  ["Hangul fillers", "\u3164\u115f\u1160\uffa0"],
  ["marks of direction", "\u202e\u2066"],
  ["Braille blank", "\u2800"],
  ["joiners alone", "\u200d\ufe0f"],
  ["nothing", ""],
])("%s are no words", (_, text) => {
  expect(isBlank(text)).toBe(true);
  expect(oneLine(text)).toBe("");
});
