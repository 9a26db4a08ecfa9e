import { eq } from "drizzle-orm";
import { describe, expect } from "vitest";
import { boardTotals, editions, removals } from "@/db/schema";
import { verifyAudit } from "@/domain/audit";
import { as, givenEdition, givenUser, noon, test } from "@/domain/testing";
import { publishDue } from "./due";
import { historyOf } from "./history";
import { type DeskPart, myDesk } from "./my-desk";
import { type Edition, eveningUtc, events, givenDue, past, readBack } from "./schedule.fixture";
import { submitEdition } from "./submit";

const reason = "A typhoon warning for tomorrow.";

const partOf = (desk: Awaited<ReturnType<typeof myDesk>>, part: DeskPart) =>
  desk.find((each) => each.part === part)?.editions ?? [];

describe("publishing when due", () => {
  test("what is due by the database's clock becomes public by the system, and its lateness is recorded; what is not stays", async ({
    db,
  }) => {
    const seoyeon = await givenUser(db, "editor");
    const due = await givenDue(db, { scheduledBy: seoyeon.id });
    const ahead = await givenDue(db, {
      scheduledBy: seoyeon.id,
      scheduledAt: new Date("2199-01-01T00:00:00.000Z"),
    });

    const round = await publishDue(db);

    expect(round).toMatchObject({ published: 1, heldBack: 0, failed: [] });
    expect(round.nextInMs).toBeGreaterThan(1e12);
    const live = await readBack(db, due);
    expect(live).toMatchObject({ state: "published", version: 1, publishedBy: null });
    expect((await readBack(db, ahead)).state).toBe("scheduled");
    const event = (await events(db)).at(-1);
    expect(event).toMatchObject({ action: "edition.publish_due", actorId: null, role: "system" });
    expect(event?.detail["latenessMs"]).toBe((live.publishedAt?.getTime() ?? 0) - past.getTime());
    expect((await verifyAudit(db)).firstBroken).toBeNull();
    expect((await publishDue(db)).published).toBe(0);
  });

  test("its history says who had scheduled it, for nobody published it by hand", async ({ db }) => {
    const seoyeon = await givenUser(db, "editor");
    const due = await givenDue(db, { scheduledBy: seoyeon.id });
    await publishDue(db);
    const history = await historyOf(db, seoyeon, { id: due.noticeId, lang: due.lang });
    expect(history).toMatchObject([{ publishedBy: null, scheduledBy: seoyeon.name }]);
  });

  test("it replaces the version that was public", async ({ db }) => {
    const live = await givenEdition(db, { state: "published" });
    const seoyeon = await givenUser(db, "editor");
    const next = await givenDue(db, {
      noticeId: live.noticeId,
      scheduledBy: seoyeon.id,
      changeType: "major",
      changeNote: "New hours.",
    });
    await publishDue(db);
    expect((await readBack(db, live)).state).toBe("superseded");
    expect(await readBack(db, next)).toMatchObject({ state: "published", version: 2 });
  });

  const notThen: [string, Partial<Edition>, string][] = [
    ["changed", { contentHash: "0".repeat(64) }, "submitted"],
    ["ended", { endsAt: new Date("2021-01-01T00:00:00.000Z") }, "submitted"],
    ["not_ready", { contact: " " }, "submitted"],
    ["changed", { contentHash: "0".repeat(64), scheduledFrom: "draft" }, "draft"],
  ];
  test.for(notThen)(
    "a text that is %s goes back, is recorded, and stands on the desk until it is handed in anew",
    async ([why, given, to], { db }) => {
      const seoyeon = await givenUser(db, "editor");
      const edition = await givenDue(db, {
        scheduledBy: seoyeon.id,
        forceReason: to === "draft" ? reason : null,
        ...given,
      });

      expect(await publishDue(db)).toMatchObject({ published: 0, heldBack: 1 });

      const back = await readBack(db, edition);
      expect(back).toMatchObject({ state: to, heldBack: why, forceReason: null, lockVersion: 2 });
      expect((await events(db)).at(-1)).toMatchObject({
        action: "edition.held_back",
        actorId: null,
        detail: { from: "scheduled", to, why },
      });
      const late = partOf(await myDesk(db, seoyeon, noon), "late");
      expect(late.map(({ id, heldBack }) => [id, heldBack])).toEqual([[edition.id, why]]);

      await db
        .update(editions)
        .set({ state: "draft", contact: "Han", endsAt: null })
        .where(eq(editions.id, edition.id));
      await submitEdition(as(seoyeon, db), { editionId: edition.id, lockVersion: 2 });
      expect(partOf(await myDesk(db, seoyeon, noon), "late")).toEqual([]);
    },
  );

  test("a notice that was removed after it was handed in does not come back by itself", async ({
    db,
  }) => {
    const jiwoo = await givenUser(db, "manager");
    const edition = await givenDue(db, { scheduledBy: jiwoo.id });
    await db.insert(removals).values({
      noticeId: edition.noticeId,
      kind: "removed",
      explanationEn: "It named a person.",
      by: jiwoo.id,
      at: new Date(noon.getTime() + 1),
    });
    expect(await publishDue(db)).toMatchObject({ published: 0, heldBack: 1 });
    expect((await readBack(db, edition)).heldBack).toBe("removed");
  });

  test("one that fails holds up no other, and is still due", async ({ db }) => {
    const seoyeon = await givenUser(db, "editor");
    const bad = await givenDue(db, { scheduledBy: seoyeon.id, board: "tenders" });
    // One more than this board's total can hold: it fails half-way, when its rows are written already.
    const full = { boardId: bad.boardId, lang: bad.lang, listed: 2_147_483_647 };
    await db.insert(boardTotals).values(full);
    const good = await givenDue(db, {
      scheduledBy: seoyeon.id,
      scheduledAt: new Date(past.getTime() + 1000),
    });

    const round = await publishDue(db);

    expect(round.published).toBe(1);
    expect(round.failed.map(({ editionId }) => editionId)).toEqual([bad.id]);
    expect(round.nextInMs).toBeNull();
    expect(round.earliestInMs).toBeLessThan(0);
    expect((await readBack(db, good)).state).toBe("published");
    expect((await readBack(db, bad)).state).toBe("scheduled");
    expect(await events(db)).toHaveLength(1);
  });
});

describe("what my desk says", () => {
  test("what is scheduled stands there by its hour, and is late after a minute", async ({ db }) => {
    const seoyeon = await givenUser(db, "editor");
    const hour = new Date(eveningUtc);
    const edition = await givenDue(db, { scheduledBy: seoyeon.id, scheduledAt: hour });
    const at = async (ms: number) => {
      const desk = await myDesk(db, seoyeon, new Date(hour.getTime() + ms));
      return { scheduled: partOf(desk, "scheduled"), late: partOf(desk, "late") };
    };
    const ids = (rows: readonly { id: number }[]) => rows.map(({ id }) => id);

    const intime = await at(60_000);
    expect([ids(intime.scheduled), ids(intime.late)]).toEqual([[edition.id], []]);
    const late = await at(60_001);
    expect([ids(late.scheduled), ids(late.late)]).toEqual([[], [edition.id]]);
    expect(late.late[0]).toMatchObject({ scheduledZone: "Asia/Seoul", scheduledBy: seoyeon.name });
  });
});
