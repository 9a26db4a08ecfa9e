import { asc } from "drizzle-orm";
import { describe, expect } from "vitest";
import { readClosedDays, readDays } from "@/db/schema";
import { givenEdition, test } from "@/domain/testing";
import { closeDays } from "./close";
import { foldBatch } from "./fold";
import { givenJournal } from "./journals.fixture";
import { daysAhead } from "./keys";

/** Two days that meet at a midnight in Seoul, and that midnight in UTC. */
const midnights = [
  ["the year's end", "2026-12-31", "2027-01-01", "2026-12-31T15:00:00.000Z"],
  ["29 February", "2028-02-28", "2028-02-29", "2028-02-28T15:00:00.000Z"],
  ["the day after it", "2028-02-29", "2028-03-01", "2028-02-29T15:00:00.000Z"],
  ["the end of February in other years", "2027-02-28", "2027-03-01", "2027-02-28T15:00:00.000Z"],
] as const;

describe("midnight in Seoul parts two days, and each closes at three the next morning", () => {
  test.for(midnights)("%s", async ([, day, next, midnight], { db }) => {
    const { number: notice } = await givenEdition(db, { state: "published" });
    const at = (hours: number, more = 0) =>
      new Date(Date.parse(midnight) + hours * 3_600_000 + more);
    const reads = [
      { notice, by: "minjun", at: at(0, -1) },
      { notice, by: "minjun", at: at(0) },
      { notice, by: "seoyeon", at: at(9) }, // 09:00 in Seoul, and midnight in UTC.
    ];
    expect(daysAhead(at(0, -1))).toEqual([day, next]);

    await foldBatch(db, givenJournal("one", reads, { now: at(27) }), at(27));

    expect(await closeDays(db, at(3, -1))).toMatchObject({ closed: [] });
    expect(await closeDays(db, at(3))).toMatchObject({ closed: [day] });
    expect(await closeDays(db, at(27, -1))).toMatchObject({ closed: [] });
    expect(await closeDays(db, at(27))).toMatchObject({ closed: [next], waitingFor: null });
    const rows = await db.select().from(readDays).orderBy(asc(readDays.day));
    expect(rows).toMatchObject([
      { day, counted: 1, repeat: 0 },
      { day: next, counted: 2, repeat: 0 },
    ]);
  });

  test("a board that was off over the holidays closes all its days at once, in their order", async ({
    db,
  }) => {
    const { number: notice } = await givenEdition(db, { state: "published" });
    const before = new Date("2028-02-27T03:00:00.000Z");
    const after = new Date("2028-03-02T03:00:00.000Z");
    await foldBatch(db, givenJournal("one", [{ notice, at: before }], { now: after }), after);

    expect((await closeDays(db, after)).closed).toEqual([
      "2028-02-27",
      "2028-02-28",
      "2028-02-29",
      "2028-03-01",
    ]);
    expect(await db.select().from(readClosedDays)).toHaveLength(4);
  });
});
