import { expect, test } from "vitest";
import { keepDates } from "./typography";

test.each([
  ["The counter moves on 1 December", "The counter moves on 1\u00a0December"],
  ["From 28 November 2026 on", "From 28\u00a0November 2026 on"],
  ["Open from 30 March to 2 April", "Open from 30\u00a0March to 2\u00a0April"],
  ["Closed on December 1", "Closed on December\u00a01"],
  ["민원실을 2026년 12월 1일부터 옮깁니다", "민원실을 2026년 12월\u00a01일부터 옮깁니다"],
])(
  "a reader never finds a number at the end of a line and its month on the next: %s",
  (title, shown) => {
    expect(keepDates(title)).toBe(shown);
  },
);

test.each([
  "Budget of December 2026",
  "In May 2019 and later",
  "243 local governments",
  "2027년 관공서 공휴일 안내",
  "120 Marches",
])("what is no day of a month breaks as it did: %s", (title) => {
  expect(keepDates(title)).toBe(title);
});
