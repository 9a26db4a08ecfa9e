import { describe, expect, test } from "vitest";
import { connect } from "@/db";
import { readDays } from "@/db/schema";
import { givenEdition, noon, withDatabase } from "@/domain/testing";
import { checkReads, closeDays } from "./close";
import { foldBatch, readsChannel } from "./fold";
import { type GivenRead, givenJournal } from "./journals.fixture";

describe("folds of many processes at once", () => {
  test("agree on each visitor, hold an origin at 50 and never block one another for ever", async () => {
    await withDatabase(async ({ url, db }) => {
      const numbers: number[] = [];
      for (let n = 0; n < 12; n += 1)
        numbers.push((await givenEdition(db, { state: "published" })).number);
      // Eight processes saw the same 30 people on each of 12 notices, twice; and one office of 60 on the first.
      const people: GivenRead[] = numbers.flatMap((notice) =>
        Array.from({ length: 30 }, (_, by) => ({ notice, by, from: by })),
      );
      const office = Array.from({ length: 60 }, (_, seat) => ({
        notice: numbers[0] ?? 0,
        by: `seat ${seat}`,
        from: "office",
      }));
      const pools = Array.from({ length: 8 }, () => connect(url, { max: 1 }));

      await Promise.all(
        pools.flatMap((pool, index) => {
          const reads = [...people, ...people, ...office];
          const mixed = index % 2 === 0 ? reads : reads.reverse();
          return [0, 1, 2].map((round) =>
            foldBatch(pool.db, givenJournal(`${index}-${round}`, mixed, { now: noon }), noon),
          );
        }),
      );
      await Promise.all(pools.map((pool) => pool.sql.end()));

      const rows = await db.select().from(readDays);
      const sum = (name: "counted" | "repeat" | "held") =>
        rows.reduce((total, row) => total + row[name], 0);
      expect(sum("counted")).toBe(12 * 30 + 50);
      expect(sum("held")).toBe(24 * 10);
      expect(sum("repeat")).toBe(24 * (12 * 60 + 60) - (12 * 30 + 50) - 24 * 10);
      expect(await checkReads(db)).toMatchObject({ served: 24 * 780, agrees: true });
    });
  });

  test("one journal folded by two at once is folded once", async () => {
    await withDatabase(async ({ db }) => {
      const { number: notice } = await givenEdition(db, { state: "published" });
      const reads = Array.from({ length: 500 }, (_, by) => ({ notice, by, from: by }));
      const journal = givenJournal("one", reads, { now: noon });

      await Promise.all(Array.from({ length: 6 }, () => foldBatch(db, journal, noon)));

      const [row] = await db.select().from(readDays);
      expect(row).toMatchObject({ counted: 500, repeat: 0 });
    });
  });

  test("a day closed by two processes at once is closed once", async () => {
    await withDatabase(async ({ db }) => {
      const { number: notice } = await givenEdition(db, { state: "published" });
      const three = new Date("2026-03-02T18:00:00.000Z");
      await foldBatch(db, givenJournal("one", [{ notice, at: noon }], { now: three }), three);

      const closings = await Promise.all([closeDays(db, three), closeDays(db, three)]);

      expect(closings.flatMap((closing) => closing.closed)).toEqual(["2026-03-02"]);
    });
  });

  test("every shown count that moved is told, in messages PostgreSQL takes", async () => {
    await withDatabase(async ({ db, sql }) => {
      const shown = new Map<number, number>();
      const sizes: number[] = [];
      let heard = () => {};
      const all = new Promise<void>((done) => {
        heard = done;
      });
      await sql.listen(readsChannel, (text) => {
        sizes.push(Buffer.byteLength(text));
        const { counts } = JSON.parse(text) as { counts: [number, number][] };
        for (const [number, count] of counts) shown.set(number, count);
        if (shown.size === 600) heard();
      });
      const first = await givenEdition(db, { state: "published" });
      await db.execute(
        `insert into notice (number, board_id, created_at, read_baseline)
         select 1000000000 + n, ${first.boardId}, now(), 5000000000 from generate_series(1, 600) n`,
      );
      const reads = Array.from({ length: 600 }, (_, n) => ({ notice: 1_000_000_001 + n }));

      await foldBatch(db, givenJournal("one", reads, { now: noon }), noon);
      await all;

      expect(new Set(shown.values())).toEqual(new Set([5_000_000_001]));
      expect(Math.max(...sizes)).toBeLessThan(7_500);
    });
  });
});
