import { describe, expect } from "vitest";
import { readJournals } from "@/db/schema";
import { givenEdition, noon, test } from "@/domain/testing";
import { checkReads, closeDays } from "./close";
import { foldBatch, registerJournal } from "./fold";
import { givenUpJournals, giveUpJournal, openJournals } from "./journals";
import { givenJournal } from "./journals.fixture";
import { closedDay } from "./queries";

const three = new Date("2026-03-02T18:00:00.000Z"); // 03:00 on the 3rd in Seoul
const because = "The second machine's disk is gone.";

describe("a journal whose machine is gone", () => {
  test("keeps its day open until the operator gives it up, which is a dated line", async ({
    db,
  }) => {
    const { number: notice } = await givenEdition(db, { state: "published" });
    await registerJournal(db, { id: "gone", owner: "the second machine" }, noon);
    await foldBatch(db, givenJournal("quick", [{ notice, at: noon }], { now: three }), three);
    expect(await closeDays(db, three)).toMatchObject({
      closed: [],
      waitingFor: { journal: "gone" },
    });
    expect((await openJournals(db)).map(({ id }) => id)).toEqual(["gone", "quick"]);

    const outcome = await giveUpJournal(db, { id: "gone", because, now: three });

    expect(outcome).toEqual({ ok: true, value: { foldedUntil: noon } });
    expect(await givenUpJournals(db)).toEqual([
      { id: "gone", at: three, because, foldedUntil: noon },
    ]);
    expect((await closeDays(db, three)).closed).toEqual(["2026-03-02"]);
  });

  test("and which comes back after all counts on the first open day, each read once", async ({
    db,
  }) => {
    const { number: notice } = await givenEdition(db, { state: "published" });
    const reads = ["minjun", "seoyeon", "jiho"].map((by) => ({ notice, by, at: noon }));
    await foldBatch(db, givenJournal("gone", reads.slice(0, 1), { now: noon }), noon);
    await giveUpJournal(db, { id: "gone", because, now: three });
    await closeDays(db, three);
    const later = new Date("2026-03-03T04:00:00.000Z");

    const back = givenJournal("gone", reads, { now: later, ended: true });
    for (const _ of [1, 2]) await foldBatch(db, back, later);
    await closeDays(db, new Date("2026-03-03T18:00:00.000Z"));

    expect((await closedDay(db, "2026-03-02"))?.notices).toMatchObject([{ counted: 1 }]);
    expect((await closedDay(db, "2026-03-03"))?.notices).toMatchObject([{ counted: 2 }]);
    expect(await checkReads(db)).toMatchObject({ served: 3, classed: 3, agrees: true });
    expect(await givenUpJournals(db)).toHaveLength(1);
  });

  test("is not given up while it is folded, nor twice, nor without a reason", async ({ db }) => {
    await registerJournal(db, { id: "first", owner: "this machine" }, noon);
    const soon = new Date(noon.getTime() + 59_999);
    const late = new Date(noon.getTime() + 60_000);
    const giveUp = (now: Date, id = "first", reason = because) =>
      giveUpJournal(db, { id, because: reason, now });

    expect(await giveUp(soon)).toMatchObject({ refusal: { code: "wrong_state" } });
    expect(await giveUp(late, "second")).toMatchObject({ refusal: { code: "not_found" } });
    expect(await giveUp(late, "first", "  ")).toMatchObject({ refusal: { code: "malformed" } });
    expect(await givenUpJournals(db)).toEqual([]);
    expect(await giveUp(late)).toMatchObject({ ok: true });
    expect(await giveUp(late)).toMatchObject({ refusal: { code: "not_found" } });
    expect(await db.select().from(readJournals)).toMatchObject([{ givenUpAt: late }]);
  });
});
