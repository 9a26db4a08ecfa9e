import { eq } from "drizzle-orm";
import { describe, expect } from "vitest";
import type { Database } from "@/db";
import { attachments, auditEvents, boardTotals, editions, removals } from "@/db/schema";
import { verifyAudit } from "@/domain/audit";
import { as, type GivenEdition, givenEdition, givenUser, noon, test } from "@/domain/testing";
import { fromMarkdown } from "@/lib/body";
import { attachmentsOf, contentHash } from "./content-hash";
import { publishDue } from "./due";
import { saveEdition } from "./edit";
import { type DeskPart, myDesk } from "./my-desk";
import { publishNotice } from "./publish";
import { forceSchedule, scheduleEdition, unscheduleEdition } from "./schedule";
import { submitEdition } from "./submit";

type Edition = typeof editions.$inferSelect;

const reason = "A typhoon warning for tomorrow.";
/** Six in the evening in Seoul, six hours after noon. */
const evening = { at: "2026-03-02T18:00", zone: "Asia/Seoul" };
const eveningUtc = "2026-03-02T09:00:00.000Z";
const past = new Date("2020-01-01T00:00:00.000Z"); // The database's own clock is behind it.

const shownHash = async (db: Database, edition: Edition) =>
  contentHash({ ...edition, attachments: await attachmentsOf(db, edition.id) });
const ask = (edition: Edition) => ({
  editionId: edition.id,
  lockVersion: edition.lockVersion,
  contentHash: edition.contentHash ?? "",
  ...evening,
  confirmed: eveningUtc,
});
const readBack = async (db: Database, { id }: Edition) => {
  const [edition] = await db.select().from(editions).where(eq(editions.id, id));
  if (!edition) throw new Error(`no edition ${id}`);
  return edition;
};
const events = (db: Database) =>
  db.select().from(auditEvents).orderBy(auditEvents.id) as Promise<
    { action: string; actorId: number | null; detail: Record<string, unknown>; reason: string }[]
  >;
const refusalOf = (outcome: { ok: boolean; refusal?: unknown }) =>
  outcome.ok ? "done" : outcome.refusal;
const issue = (outcome: { ok: boolean; refusal?: unknown }) =>
  /"code":"(\w+)"[^[]*$/.exec(JSON.stringify(refusalOf(outcome)))?.[1];

/** A scheduled edition that is due: its hour lies in the past of the database's clock. */
const givenDue = (db: Database, given: GivenEdition) =>
  givenEdition(db, {
    state: "scheduled",
    scheduledAt: past,
    scheduledZone: "Asia/Seoul",
    scheduledFrom: "submitted",
    ...given,
    scheduledBy: given.scheduledBy ?? 0,
  });

describe("setting the hour", () => {
  test("a second person schedules what was handed in; the record holds instant, zone and wall time", async ({
    db,
  }) => {
    const submitted = await givenEdition(db, { state: "submitted" });
    const seoyeon = await givenUser(db, "editor");

    const outcome = await scheduleEdition(as(seoyeon, db), {
      ...ask(submitted),
      at: "2026-03-02T04:00",
      zone: "America/New_York",
    });

    expect(outcome).toEqual({ ok: true, value: { at: new Date(eveningUtc) } });
    expect(await readBack(db, submitted)).toMatchObject({
      state: "scheduled",
      scheduledAt: new Date(eveningUtc),
      scheduledZone: "America/New_York",
      scheduledBy: seoyeon.id,
      forceReason: null,
      lockVersion: 2,
    });
    expect((await events(db)).at(-1)).toMatchObject({
      action: "edition.schedule",
      actorId: seoyeon.id,
      detail: {
        from: "submitted",
        to: "scheduled",
        at: eveningUtc,
        zone: "America/New_York",
        wall: "2026-03-02T04:00",
        contentHash: submitted.contentHash,
      },
    });
  });

  test("nothing is set before the very instant was shown and confirmed", async ({ db }) => {
    const submitted = await givenEdition(db, { state: "submitted" });
    const seoyeon = await givenUser(db, "editor");

    for (const confirmed of ["", "2026-03-02T10:00:00.000Z"])
      expect(await scheduleEdition(as(seoyeon, db), { ...ask(submitted), confirmed })).toEqual({
        ok: false,
        refusal: { code: "unconfirmed", at: eveningUtc, zone: "Asia/Seoul" },
      });
    expect((await readBack(db, submitted)).state).toBe("submitted");
    expect(await events(db)).toEqual([]);
  });

  test("whoever handed it in cannot schedule it, nor can an author", async ({ db }) => {
    const minjun = await givenUser(db, "editor");
    const own = await givenEdition(db, { state: "submitted", submittedBy: minjun.id });
    const jihoon = await givenUser(db, "author");
    const his = await givenEdition(db, { state: "submitted", createdBy: jihoon.id });

    expect(refusalOf(await scheduleEdition(as(minjun, db), ask(own)))).toEqual({
      code: "needs_second_person",
    });
    expect(refusalOf(await scheduleEdition(as(jihoon, db), ask(his)))).toEqual({
      code: "forbidden",
    });
  });

  test.for([
    ["tomorrow", "Asia/Seoul", "schedule_time"],
    ["2026-02-30T10:00", "Asia/Seoul", "schedule_time"],
    ["2026-03-02T18:00:30", "Asia/Seoul", "schedule_time"],
    ["2026-03-02T18:00", "Mars/Olympus", "schedule_zone"],
    ["2026-03-02T18:00", "asia/seoul", "schedule_zone"],
    ["2026-03-02T12:00", "Asia/Seoul", "schedule_soon"], // Now.
    ["2020-03-02T12:00", "Asia/Seoul", "schedule_soon"],
    ["2027-03-04T12:00", "Asia/Seoul", "schedule_far"],
    ["2026-03-08T02:30", "America/New_York", "schedule_skipped"],
    ["2026-11-01T01:30", "America/New_York", "schedule_twice"],
  ] as const)("%s in %s is refused: %s", async ([at, zone, code], { db }) => {
    const submitted = await givenEdition(db, { state: "submitted" });
    const seoyeon = await givenUser(db, "editor");
    const outcome = await scheduleEdition(as(seoyeon, db), { ...ask(submitted), at, zone });
    expect(issue(outcome)).toBe(code);
    expect(await readBack(db, submitted)).toEqual(submitted);
  });

  test("one minute ahead is enough, and a moment less is not", async ({ db }) => {
    const submitted = await givenEdition(db, { state: "submitted" });
    const seoyeon = await givenUser(db, "editor");
    const at = (now: string) => scheduleEdition(as(seoyeon, db, new Date(now)), ask(submitted));
    expect(issue(await at("2026-03-02T08:59:00.001Z"))).toBe("schedule_soon");
    expect((await at("2026-03-02T08:59:00.000Z")).ok).toBe(true);
  });

  test("a text that is not the one that was shown is not scheduled, nor one that would have ended", async ({
    db,
  }) => {
    const seoyeon = await givenUser(db, "editor");
    const changed = await givenEdition(db, { state: "submitted" });
    await db.insert(attachments).values({
      editionId: changed.id,
      position: 0,
      name: "plan.pdf",
      sourceUrl: "https://old.example/plan.pdf",
    });
    const brief = await givenEdition(db, { state: "submitted", endsAt: new Date(eveningUtc) });

    expect(refusalOf(await scheduleEdition(as(seoyeon, db), ask(changed)))).toEqual({
      code: "changed_since_review",
    });
    expect(issue(await scheduleEdition(as(seoyeon, db), ask(brief)))).toBe("end_past");
    const stale = { ...ask(brief), lockVersion: 7 };
    expect(refusalOf(await scheduleEdition(as(seoyeon, db), stale))).toEqual({ code: "stale" });
  });
});

describe("the emergency lane", () => {
  test("an editor schedules a draft by force: the reason is kept, a second check is owed, and the editor counts as its submitter", async ({
    db,
  }) => {
    const seoyeon = await givenUser(db, "editor");
    const draft = await givenEdition(db, { createdBy: seoyeon.id });
    const input = { ...ask(draft), contentHash: await shownHash(db, draft), reason };

    expect((await forceSchedule(as(seoyeon, db), input)).ok).toBe(true);

    expect(await readBack(db, draft)).toMatchObject({
      state: "scheduled",
      scheduledFrom: "draft",
      forceReason: reason,
      secondCheckedBy: null,
      submittedBy: seoyeon.id,
      submittedAt: noon,
      contentHash: input.contentHash,
    });
    expect((await events(db)).at(-1)).toMatchObject({
      action: "edition.force_schedule",
      reason,
      detail: { needsSecondCheck: true, submittedBy: seoyeon.id, wall: evening.at },
    });
  });

  test("a reason of nine characters is none, an empty draft is not ready, and an author has no such lane", async ({
    db,
  }) => {
    const seoyeon = await givenUser(db, "editor");
    const draft = await givenEdition(db);
    const input = { ...ask(draft), contentHash: await shownHash(db, draft), reason };
    expect(issue(await forceSchedule(as(seoyeon, db), { ...input, reason: "Too short" }))).toBe(
      "reason_short",
    );
    const empty = await givenEdition(db, { contact: "" });
    const asked = { ...ask(empty), contentHash: await shownHash(db, empty), reason };
    expect(issue(await forceSchedule(as(seoyeon, db), asked))).toBe("contact_missing");
    const minjun = await givenUser(db, "author");
    const own = await givenEdition(db, { createdBy: minjun.id });
    expect(refusalOf(await forceSchedule(as(minjun, db), { ...ask(own), reason }))).toEqual({
      code: "forbidden",
    });
  });

  test("who had handed it in stays its submitter", async ({ db }) => {
    const minjun = await givenUser(db, "author");
    const submitted = await givenEdition(db, { state: "submitted", submittedBy: minjun.id });
    const seoyeon = await givenUser(db, "editor");
    expect((await forceSchedule(as(seoyeon, db), { ...ask(submitted), reason })).ok).toBe(true);
    expect(await readBack(db, submitted)).toMatchObject({
      submittedBy: minjun.id,
      scheduledFrom: "submitted",
    });
  });
});

describe("taking the hour back", () => {
  test.for([
    ["submitted", "submitted"],
    ["draft", "draft"],
  ] as const)(
    "what was scheduled from %s is %s again, with a reason",
    async ([from, to], { db }) => {
      const seoyeon = await givenUser(db, "editor");
      const edition = await givenDue(db, {
        scheduledBy: seoyeon.id,
        scheduledFrom: from,
        forceReason: from === "draft" ? reason : null,
      });
      const take = { editionId: edition.id, lockVersion: 1 };

      expect(issue(await unscheduleEdition(as(seoyeon, db), { ...take, reason: "no" }))).toBe(
        "reason_short",
      );
      expect((await unscheduleEdition(as(seoyeon, db), { ...take, reason })).ok).toBe(true);

      expect(await readBack(db, edition)).toMatchObject({
        state: to,
        scheduledAt: null,
        scheduledBy: null,
        forceReason: null,
        submittedBy: to === "draft" ? null : edition.submittedBy,
      });
      expect((await events(db)).at(-1)).toMatchObject({
        action: "edition.unschedule",
        reason,
        detail: { from: "scheduled", to, at: past.toISOString(), zone: "Asia/Seoul" },
      });
      expect((await publishDue(db)).published).toBe(0);
    },
  );
});

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

const partOf = (desk: Awaited<ReturnType<typeof myDesk>>, part: DeskPart) =>
  desk.find((each) => each.part === part)?.editions ?? [];

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

describe("a notice that ends", () => {
  test("its end is saved with the text, stays where a form has no such field, and goes when it is emptied", async ({
    db,
  }) => {
    const seoyeon = await givenUser(db, "editor");
    const draft = await givenEdition(db, { createdBy: seoyeon.id });
    const hour = new Date(eveningUtc);
    const save = async (lockVersion: number, end: { endsAt?: Date | null }) => {
      const outcome = await saveEdition(as(seoyeon, db), {
        editionId: draft.id,
        lockVersion,
        title: draft.title,
        summary: draft.summary,
        body: fromMarkdown("The water is off."),
        departmentId: draft.departmentId,
        contact: draft.contact,
        changeType: null,
        changeNote: null,
        ...end,
      });
      expect(outcome.ok).toBe(true);
      return (await readBack(db, draft)).endsAt;
    };
    expect(await save(1, { endsAt: hour })).toEqual(hour);
    expect(await save(2, {})).toEqual(hour);
    expect(await save(3, { endsAt: null })).toBeNull();
  });

  test("is neither handed in nor published once its end is past", async ({ db }) => {
    const seoyeon = await givenUser(db, "editor");
    const draft = await givenEdition(db, { endsAt: noon });
    const submitted = await givenEdition(db, { state: "submitted", endsAt: noon });
    expect(
      issue(await submitEdition(as(seoyeon, db), { editionId: draft.id, lockVersion: 1 })),
    ).toBe("end_past");
    const publish = {
      editionId: submitted.id,
      lockVersion: 1,
      contentHash: submitted.contentHash ?? "",
    };
    expect(issue(await publishNotice(as(seoyeon, db), publish))).toBe("end_past");
    const before = new Date(noon.getTime() - 1);
    expect((await publishNotice(as(seoyeon, db, before), publish)).ok).toBe(true);
  });
});
