import { expect, test } from "vitest";
import { matches, rangeOf } from "./conditional";

const etag = '"abc"';

test.for([
  [null, false],
  ["*", true],
  ['"abc"', true],
  ['W/"abc"', true],
  ['"x", W/"abc" ,"y"', true],
  ['"x","ab"', false],
  ["abc", false],
] as const)("If-None-Match %s names the state: %s", ([header, expected]) => {
  expect(matches(header, etag)).toBe(expected);
});

test.for([
  [null, null],
  ["bytes=0-0", { first: 0, last: 0 }],
  ["bytes=2-5", { first: 2, last: 5 }],
  ["bytes=7-", { first: 7, last: 9 }],
  ["bytes=7-99999999999999999999", { first: 7, last: 9 }],
  ["bytes=-3", { first: 7, last: 9 }],
  ["bytes=-30", { first: 0, last: 9 }],
  ["bytes=-0", "beyond"],
  ["bytes=10-", "beyond"],
  ["bytes=99999999999999999999-", "beyond"],
  ["bytes=5-2", null],
  ["bytes=-", null],
  ["bytes=0-1,4-5", null],
  ["items=0-1", null],
  ["bytes=a-b", null],
] as const)("Range %s of ten bytes is %j", ([header, expected]) => {
  expect(rangeOf(header, null, etag, 10)).toEqual(expected);
});

test("a range holds only for the very state it was asked of", () => {
  expect(rangeOf("bytes=2-5", etag, etag, 10)).toEqual({ first: 2, last: 5 });
  for (const other of ['"old"', 'W/"abc"', "Tue, 24 Nov 2026 10:00:00 GMT", ""])
    expect(rangeOf("bytes=2-5", other, etag, 10)).toBeNull();
});

test("an empty file has no range", () => {
  expect(rangeOf("bytes=0-", null, etag, 0)).toBe("beyond");
  expect(rangeOf("bytes=-1", null, etag, 0)).toBe("beyond");
});
