const months =
  "January|February|March|April|May|June|July|August|September|October|November|December";
const noBreak = "\u00a0";
const dayAndMonth = new RegExp(`\\b(\\d{1,2}) (?=(?:${months})\\b)`, "g");
const monthAndDay = new RegExp(`\\b(${months}) (?=\\d{1,2}(?!\\d))`, "g");
const koreanMonthAndDay = /(\d{1,2}월) (?=\d{1,2}일)/g;

/** A title as it is shown: a line never ends between a number and its month (`1 December`, `12월 1일`). */
export const keepDates = (title: string): string =>
  [dayAndMonth, monthAndDay, koreanMonthAndDay].reduce(
    (kept, pair) => kept.replace(pair, `$1${noBreak}`),
    title,
  );
