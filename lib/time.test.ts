import { describe, expect, test } from "vitest";
import {
  addDays,
  dayStart,
  formatDate,
  formatDateTime,
  fromWallTime,
  isDay,
  seoulDay,
  wallTime,
} from "./time";

describe("days in Seoul", () => {
  test("a day is a day of the calendar, not merely one that looks like it", () => {
    expect(["2026-09-01", "2028-02-29"].filter(isDay)).toEqual(["2026-09-01", "2028-02-29"]);
    expect(
      ["2026-02-31", "2026-02-29", "2026-9-1", "2026-13-01", "", "today"].filter(isDay),
    ).toEqual([]);
  });

  test("the day turns at midnight in Seoul, also at the year's end and in a leap year", () => {
    expect(seoulDay(new Date("2026-12-31T14:59:59.999Z"))).toBe("2026-12-31");
    expect(seoulDay(new Date("2026-12-31T15:00:00.000Z"))).toBe("2027-01-01");
    expect(seoulDay(new Date("2028-02-28T15:00:00.000Z"))).toBe("2028-02-29");
    expect(dayStart("2027-01-01").toISOString()).toBe("2026-12-31T15:00:00.000Z");
    expect(addDays("2028-02-28", 2)).toBe("2028-03-01");
  });

  test("what a form says of an instant is that instant again, and no other text is one", () => {
    const at = new Date("2026-12-31T15:05:00.000Z");
    expect(wallTime(at)).toBe("2027-01-01T00:05");
    expect(fromWallTime("2027-01-01T00:05")).toEqual(at);
    expect(["2026-02-30T10:00", "2026-01-01T24:00", "tomorrow"].map(fromWallTime)).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  test("people read it in their own words", () => {
    const at = new Date("2026-09-01T05:05:00.000Z");
    expect(formatDate(at, "en")).toBe("1 September 2026");
    expect(formatDate(at, "ko")).toBe("2026년 9월 1일");
    expect(formatDateTime(at, "ko")).toBe("2026년 9월 1일 14:05");
  });
});
