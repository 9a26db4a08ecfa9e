import { expect, test } from "vitest";
import { changedSince } from "./behind";

const text = (lang: "en" | "ko", version: number, day: number, state = "published") => ({
  ...{ lang, version, state },
  versionAt: new Date(Date.UTC(2026, 2, day)),
});

test("a text is older once the other language is changed after it, and no longer once it follows", () => {
  const korean = text("ko", 2, 5);
  expect(changedSince("en", [text("en", 1, 1), korean])).toBe(korean);
  expect(changedSince("ko", [text("en", 1, 1), korean])).toBeNull();
  expect(changedSince("en", [text("en", 2, 6), korean])).toBeNull();
});

test("a translation that first comes out later changes nothing, and what is not public is not held against it", () => {
  expect(changedSince("en", [text("en", 1, 1), text("ko", 1, 5)])).toBeNull();
  expect(changedSince("en", [text("en", 1, 1), text("ko", 2, 5, "superseded")])).toBeNull();
  expect(changedSince("en", [text("ko", 2, 5)])).toBeNull();
});
