import { describe, expect, test } from "vitest";
import {
  addDays,
  dayStart,
  formatDate,
  formatDateTime,
  formatZoned,
  fromWallTime,
  instantsOf,
  isDay,
  isZone,
  seoulDay,
  wallTime,
  wallTimeIn,
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

describe("the hours of other zones", () => {
  const instants = (wall: string, zone: string) =>
    instantsOf(wall, zone)?.map((at) => at.toISOString());

  test.each([
    ["2026-11-27T18:00", "Asia/Seoul", ["2026-11-27T09:00:00.000Z"]],
    ["2026-11-27T14:30", "Asia/Kathmandu", ["2026-11-27T08:45:00.000Z"]],
    ["2027-03-14T01:59", "America/New_York", ["2027-03-14T06:59:00.000Z"]],
    ["2027-03-14T03:00", "America/New_York", ["2027-03-14T07:00:00.000Z"]],
    // Left out when the clocks go forward.
    ["2027-03-14T02:30", "America/New_York", []],
    // Twice when they go back, by an hour or by half of one.
    [
      "2026-11-01T01:30",
      "America/New_York",
      ["2026-11-01T05:30:00.000Z", "2026-11-01T06:30:00.000Z"],
    ],
    [
      "2027-04-04T01:45",
      "Australia/Lord_Howe",
      ["2027-04-03T14:45:00.000Z", "2027-04-03T15:15:00.000Z"],
    ],
  ])("%s in %s", (wall, zone, expected) => {
    expect(instants(wall, zone)).toEqual(expected);
  });

  test("what is no time is none in any zone, and a zone is one of the list", () => {
    expect(instantsOf("2026-02-30T10:00", "America/New_York")).toBeUndefined();
    expect(["Asia/Seoul", "America/New_York"].every(isZone)).toBe(true);
    expect(["", "Seoul", "asia/seoul", "Mars/Olympus"].some(isZone)).toBe(false);
  });

  test("an instant is written as the wall of its zone shows it, with the zone", () => {
    const at = new Date("2026-12-31T15:05:00.000Z");
    expect(wallTimeIn(at, "America/New_York")).toBe("2026-12-31T10:05");
    expect(formatZoned(at, "America/New_York", "en")).toBe(
      "31 December 2026, 10:05 (America/New_York)",
    );
    expect(formatZoned(at, "Asia/Seoul", "ko")).toBe("2027년 1월 1일 00:05 (Asia/Seoul)");
  });
});
