import { eq, sql } from "drizzle-orm";
import { describe, expect } from "vitest";
import type { Database } from "@/db";
import { notices, readClosedDays, readDays, readJournals } from "@/db/schema";
import { givenEdition, noon, test } from "@/domain/testing";
import { checkReads, closeDays, dropVisitors, recountDay } from "./close";
import { foldBatch, registerJournal } from "./fold";
import { type GivenRead, givenJournal } from "./journals.fixture";
import { closedDay, readsByDay } from "./queries";

const today = "2026-03-02"; // noon's day in Seoul
const outage = async (db: Database, more = {}) =>
  givenEdition(db, { state: "published", title: "Water outage", ...more });
const tallies = async (db: Database, noticeId: number) => {
  const rows = await db.select().from(readDays).where(eq(readDays.noticeId, noticeId));
  return Object.fromEntries(
    rows.map(({ day, counted, repeat, held, bot, speculative, staff }) => [
      day,
      { counted, repeat, held, bot, speculative, staff },
    ]),
  );
};
const none = { counted: 0, repeat: 0, held: 0, bot: 0, speculative: 0, staff: 0 };
const fold = (db: Database, reads: GivenRead[], id = "first", now = noon) =>
  foldBatch(db, givenJournal(id, reads, { now }), now);

describe("the fold puts each request served into exactly one class", () => {
  test("a person counts once a day, and each of the others where it belongs", async ({ db }) => {
    const { noticeId, number: notice } = await outage(db, { readBaseline: 5_790 });

    await fold(db, [
      { notice, by: "minjun" },
      { notice, by: "seoyeon" },
      { notice, by: "minjun" },
      { notice, class: "bot" },
      { notice, class: "speculative" },
      { notice, class: "staff" },
    ]);

    const expected = { counted: 2, repeat: 1, held: 0, bot: 1, speculative: 1, staff: 1 };
    expect(await tallies(db, noticeId)).toEqual({ [today]: expected });
    const shown = await readsByDay(db, noticeId, { days: 2, now: noon });
    expect(shown).toMatchObject({ shown: 5_792, topDay: { day: today, counted: 2 } });
    expect(shown?.days).toEqual([
      { day: today, ...expected },
      { day: "2026-03-01", ...none },
    ]);
  });

  test("the same person on another notice is counted there too", async ({ db }) => {
    const first = await outage(db);
    const second = await outage(db);

    await fold(db, [{ notice: first.number }, { notice: second.number }]);

    expect((await tallies(db, first.noticeId))[today]?.counted).toBe(1);
    expect((await tallies(db, second.noticeId))[today]?.counted).toBe(1);
  });

  test("the 51st visitor of one origin in an hour is held, and no other origin or hour", async ({
    db,
  }) => {
    const { noticeId, number: notice } = await outage(db);
    const office = Array.from({ length: 51 }, (_, seat) => ({ notice, by: seat, from: "office" }));

    await fold(db, office.slice(0, 30), "first");
    await fold(db, [...office.slice(30), { notice, by: "minjun", from: "home" }], "second");
    await fold(db, [{ notice, by: 0, from: "office" }], "third");
    const next = new Date(noon.getTime() + 3_600_000);
    await fold(db, [{ notice, by: "late", from: "office", at: next }], "fourth", next);

    expect((await tallies(db, noticeId))[today]).toEqual({
      ...none,
      counted: 52,
      repeat: 1,
      held: 1,
    });
  });

  test("midnight in Seoul parts two days, whatever the date in UTC", async ({ db }) => {
    const { noticeId, number: notice } = await outage(db);

    await fold(db, [
      { notice, at: new Date("2026-03-02T14:59:59.999Z") },
      { notice, at: new Date("2026-03-02T15:00:00.000Z") },
      { notice, at: new Date("2026-03-02T23:59:59.000Z") },
    ]);

    expect(await tallies(db, noticeId)).toEqual({
      "2026-03-02": { ...none, counted: 1 },
      "2026-03-03": { ...none, counted: 1, repeat: 1 },
    });
  });

  test("an unknown notice blocks nothing, and what was served still adds up", async ({ db }) => {
    const { noticeId, number: notice } = await outage(db);

    await fold(db, [{ notice: 999_999 }, { notice: 4_294_967_295 }, { notice }]);

    expect((await tallies(db, noticeId))[today]?.counted).toBe(1);
    expect(await checkReads(db)).toEqual({ served: 3, classed: 1, unknown: 2, agrees: true });
  });

  test("folding what is folded already changes nothing", async ({ db }) => {
    const { noticeId, number: notice } = await outage(db);
    const reads = [
      { notice, by: "minjun" },
      { notice, by: "minjun" },
      { notice, by: "seoyeon" },
    ];

    for (const _ of [1, 2, 3]) await fold(db, reads);

    expect((await tallies(db, noticeId))[today]).toEqual({ ...none, counted: 2, repeat: 1 });
  });

  test("a fold that is cut short leaves nothing, and its replay puts each read where it belongs", async ({
    db,
  }) => {
    const { noticeId, number: notice } = await outage(db);
    const journal = givenJournal("first", [{ notice }, { notice }], { now: noon });
    const cut = db.transaction(async (tx) => {
      await foldBatch(tx, journal, noon);
      throw new Error("killed before the commit");
    });
    await expect(cut).rejects.toThrow("killed before the commit");
    expect(await tallies(db, noticeId)).toEqual({});

    await foldBatch(db, journal, noon);

    expect((await tallies(db, noticeId))[today]).toEqual({ ...none, counted: 1, repeat: 1 });
  });

  test("a journal longer than a batch is folded in several", async ({ db }) => {
    const { noticeId, number: notice } = await outage(db);
    const reads = Array.from({ length: 5_001 }, (_, n) => ({ notice, by: n, from: n >> 4 }));
    const journal = givenJournal("first", reads, { now: noon, ended: true });

    expect(await foldBatch(db, journal, noon)).toMatchObject({ records: 5_000, more: true });
    expect(await foldBatch(db, journal, noon)).toMatchObject({ records: 1, more: false });

    expect((await tallies(db, noticeId))[today]).toEqual({ ...none, counted: 5_001 });
    const [row] = await db.select().from(readJournals);
    expect(row).toMatchObject({ lastSequence: 5_001, finishedAt: noon });
  });

  test("a damaged record is passed over, and the nightly check says that one is missing", async ({
    db,
  }) => {
    const { noticeId, number: notice } = await outage(db);
    const reads = [
      { notice, by: "minjun" },
      { notice, by: "seoyeon" },
      { notice, by: "jiho" },
    ];
    await foldBatch(db, givenJournal("first", reads, { now: noon, damage: 1 }), noon);

    expect((await tallies(db, noticeId))[today]?.counted).toBe(2);
    expect(await checkReads(db)).toEqual({ served: 3, classed: 2, unknown: 0, agrees: false });
  });

  test("counting does not touch the text of the notice", async ({ db }) => {
    const edition = await outage(db);

    await fold(db, [{ notice: edition.number }]);

    const [after] = await db.query.editions.findMany({
      where: (one) => eq(one.id, edition.id),
    });
    expect(after).toEqual(edition);
    const [notice] = await db.select().from(notices).where(eq(notices.id, edition.noticeId));
    expect(notice?.readCount).toBe(1);
  });
});

describe("a day closes at three in the morning, once every journal is folded past midnight", () => {
  const before = new Date("2026-03-02T17:59:59.999Z"); // 02:59:59.999 on the 3rd
  const three = new Date("2026-03-02T18:00:00.000Z");

  test("not before three, and not without a journal that lags, which is named", async ({ db }) => {
    const { number: notice } = await outage(db);
    await fold(db, [{ notice }], "quick");
    await registerJournal(db, { id: "slow", owner: "the other machine" }, noon);
    expect(await closeDays(db, before)).toEqual({ closed: [], waitingFor: null });

    await fold(db, [{ notice }], "quick", three);
    expect(await closeDays(db, three)).toMatchObject({
      closed: [],
      waitingFor: { day: today, journal: "slow", owner: "the other machine" },
    });
    expect(await closedDay(db, today)).toBeNull();

    await foldBatch(db, givenJournal("slow", [], { now: three, ended: true }), three);
    expect(await closeDays(db, three)).toEqual({ closed: [today], waitingFor: null });
    expect(await closeDays(db, three)).toEqual({ closed: [], waitingFor: null });
    expect((await closedDay(db, today))?.notices).toMatchObject([
      { number: notice, counted: 1, ruleVersion: "R1", listsVersion: "isbot 5.2.3, own list 2" },
    ]);
  });

  test("a read that comes after the close counts on the first open day", async ({ db }) => {
    const { noticeId, number: notice } = await outage(db);
    await db.insert(readClosedDays).values([
      { day: today, closedAt: three },
      { day: "2026-03-03", closedAt: three },
    ]);

    await fold(db, [{ notice, at: noon }]);

    expect(await tallies(db, noticeId)).toEqual({ "2026-03-04": { ...none, counted: 1 } });
  });

  test("a day of more visitors than go at once goes wholly, and no other day does", async ({
    db,
  }) => {
    const { noticeId } = await outage(db);
    const visitors = (day: string, count: number) =>
      db.execute(sql`insert into read_visitor
        select ${day}::date, ${noticeId}, int4send(n) from generate_series(1, ${count}::int) n`);
    await visitors(today, 100_001);
    await visitors("2026-03-03", 1);
    await db.insert(readClosedDays).values({ day: today, closedAt: three });

    await dropVisitors(db, new Date(three.getTime() + 48 * 3_600_000));

    expect(await db.query.readVisitors.findMany()).toMatchObject([{ day: "2026-03-03" }]);
  });

  test("visitors stand for 48 hours to be counted again; then they are gone and the tally stays", async ({
    db,
  }) => {
    const { noticeId, number: notice } = await outage(db);
    await fold(db, [
      { notice, by: "minjun" },
      { notice, by: "seoyeon" },
    ]);
    await foldBatch(db, givenJournal("first", [], { now: three }), three);
    await closeDays(db, three);
    const later = (hours: number) => new Date(three.getTime() + hours * 3_600_000);

    await dropVisitors(db, later(47));
    expect(await recountDay(db, today, later(47))).toEqual([]);
    await db.update(readDays).set({ counted: 3 }).where(eq(readDays.noticeId, noticeId));
    expect(await recountDay(db, today, later(47))).toEqual([{ noticeId, tallied: 3, standing: 2 }]);

    await dropVisitors(db, later(48));
    expect(await recountDay(db, today, later(48))).toBeNull();
    expect(await db.query.readVisitors.findMany()).toEqual([]);
    expect(await db.query.readOrigins.findMany()).toEqual([]);
    expect((await tallies(db, noticeId))[today]?.counted).toBe(3);
  });
});
