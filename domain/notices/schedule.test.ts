import { describe, expect } from "vitest";
import type { Database } from "@/db";
import { attachments } from "@/db/schema";
import { as, givenEdition, givenUser, noon, test } from "@/domain/testing";
import { attachmentsOf, contentHash } from "./content-hash";
import { publishDue } from "./due";
import { forceSchedule, scheduleEdition, unscheduleEdition } from "./schedule";
import {
  type Edition,
  eveningUtc,
  events,
  givenDue,
  issue,
  past,
  readBack,
  refusalOf,
} from "./schedule.fixture";

const reason = "A typhoon warning for tomorrow.";
/** As its fields hold it: `eveningUtc`. */
const evening = { at: "2026-03-02T18:00", zone: "Asia/Seoul" };

const shownHash = async (db: Database, edition: Edition) =>
  contentHash({ ...edition, attachments: await attachmentsOf(db, edition.id) });
const ask = (edition: Edition) => ({
  editionId: edition.id,
  lockVersion: edition.lockVersion,
  contentHash: edition.contentHash ?? "",
  ...evening,
  confirmed: eveningUtc,
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
