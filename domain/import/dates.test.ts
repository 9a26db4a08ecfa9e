import { describe, expect, test } from "vitest";
import { readDate } from "./dates";

const now = new Date("2026-11-24T03:00:00.000Z");
const at = (written: string | null, orders: readonly ("ymd" | "dmy" | "mdy")[] = []) =>
  readDate(written, { now, orders }).at?.toISOString() ?? null;
const midnight = "2019-12-25T15:00:00.000Z"; // 26 December 2019 begins in Seoul.

describe("readDate", () => {
  test.each([
    "2019.12.26",
    "2019-12-26",
    "2019/12/26",
    "2019. 12. 26.(목)",
    "2019년 12월 26일",
    "Dec 26, 2019",
    "December 26th 2019",
    "December 26th, 2019",
    "26 December 2019",
    "26-Dec-2019",
    "26-12-2019",
    "26/12/2019",
    "12/26/2019",
    "Thu, 26 Dec 2019",
    "２０１９．１２．２６",
  ])("%s is the day that begins in Seoul", (written) => {
    expect(at(written)).toBe(midnight);
  });

  test.each([
    ["2019/12/26 14:12", "2019-12-26T05:12:00.000Z"],
    ["2019-12-26 14:12:30", "2019-12-26T05:12:30.000Z"],
    ["2019년 12월 26일 오후 2시 05분", "2019-12-26T05:05:00.000Z"],
    ["Dec 26, 2019 2:05 PM", "2019-12-26T05:05:00.000Z"],
    ["FRI, 26 JUL 2019 10:00:00 KST", "2019-07-26T01:00:00.000Z"],
    ["Fri, 26 Jul 2019 10:00:00 +0900", "2019-07-26T01:00:00.000Z"],
    ["2019-12-26T14:12:30.815+00:00", "2019-12-26T14:12:30.815Z"],
    ["1881-02-27T15:45:44Z", "1881-02-27T15:45:44.000Z"],
    ["2019-12-26T14:12:30Z", "2019-12-26T14:12:30.000Z"],
    ["2014-06-11 10:00:51 -0400", "2014-06-11T14:00:51.000Z"],
    ["2015-03-10 9:30:00 -4", "2015-03-10T13:30:00.000Z"],
  ])("%s is the instant it names, Seoul's where it names no zone", (written, expected) => {
    expect(at(written)).toBe(expected);
  });

  test.each([null, "", " - ", "미정", "추후 공지", "0000-00-00", "0000-00-00 00:00:00", "TBD"])(
    "%s is no date",
    (written) => {
      expect(readDate(written, { now })).toEqual({ at: null, reason: "it has no date" });
    },
  );

  test.each([
    "0019-12-26",
    "2019-02-30",
    "2019-13-01",
    "31/31/2019",
    "2019-12-26 25:00",
    "soon",
    "2019",
  ])("%s is never bent into a date", (written) => {
    expect(at(written)).toBeNull();
  });

  test("a date with two readings stays undecided and names both", () => {
    expect(readDate("08/01/2016", { now })).toEqual({
      at: null,
      reason: 'the date "08/01/2016" can be read as 2016-01-08 or 2016-08-01',
    });
    expect(at("16.04.15")).toBeNull();
  });

  test("two readings that are one day are decided", () => {
    expect(at("05/05/2016")).toBe("2016-05-04T15:00:00.000Z");
  });

  test("the order the operator knows decides", () => {
    expect(at("08/01/2016", ["ymd", "dmy"])).toBe("2016-01-07T15:00:00.000Z");
    expect(at("08/01/2016", ["mdy"])).toBe("2016-07-31T15:00:00.000Z");
    expect(at("16.04.15", ["ymd", "dmy"])).toBe("2016-04-14T15:00:00.000Z");
  });

  test("a date that lies ahead is not believed", () => {
    expect(readDate("2062-01-05", { now }).reason).toBe('the date "2062-01-05" lies ahead');
  });
});
