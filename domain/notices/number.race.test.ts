import { asc } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { notices } from "@/db/schema";
import { importing, page } from "@/domain/import/board.fixture";
import {
  as,
  givenBoard,
  givenDepartment,
  givenUser,
  noon,
  promised,
  waitingFor,
  withDatabase,
} from "@/domain/testing";
import { createNotice } from "./create";
import { nextNumber } from "./number";

describe("a notice's number", () => {
  test("that is being drawn is not given to an imported notice that had it", async () => {
    await withDatabase(async ({ db, sql }) => {
      const board = await givenBoard(db);
      await givenDepartment(db);
      const drawn = promised<number>();
      const commit = promised<void>();
      const drawer = db.transaction(async (tx) => {
        const number = await nextNumber(tx);
        await tx.insert(notices).values({ number, boardId: board.id, createdAt: noon });
        drawn.resolve(number);
        await commit.promise;
      });
      const number = await drawn.promise;
      const report = importing(db, { "old.html": page({ id: String(number) }) });
      await expect.poll(() => waitingFor(sql)).toBeGreaterThan(0);
      commit.resolve();
      await drawer;

      expect((await report).counts).toMatchObject({ created: 1, refused: 0 });
      const numbers = await db.select({ n: notices.number }).from(notices).orderBy(asc(notices.id));
      expect(numbers).toEqual([{ n: 1001 }, { n: 1002 }]);
    });
  });

  test("of nine digits on the old board does not use up the numbers of the new one", async () => {
    await withDatabase(async ({ db }) => {
      await givenBoard(db);
      await givenDepartment(db);
      await importing(db, {
        "a.html": page({ id: "999999999" }),
        "b.html": page({ id: "99999999" }),
      });
      const author = as(await givenUser(db, "author"), db);

      const created = await createNotice(author, { board: "news-notices", lang: "en" });

      expect(created).toMatchObject({ ok: true, value: { number: 100_000_000 } });
      const numbers = await db.select({ n: notices.number }).from(notices).orderBy(asc(notices.id));
      expect(numbers.map(({ n }) => n)).toEqual([1001, 99_999_999, 100_000_000]);
    });
  });

  test("never has more digits than its address", async () => {
    await withDatabase(async ({ db }) => {
      const board = await givenBoard(db);
      await db.insert(notices).values({ number: 999_999_999, boardId: board.id, createdAt: noon });
      await expect(nextNumber(db)).rejects.toThrow("fits into its address");
    });
  });
});
