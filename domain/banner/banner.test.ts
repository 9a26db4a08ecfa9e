import { eq } from "drizzle-orm";
import { describe, expect } from "vitest";
import { auditEvents } from "@/db/schema";
import { test } from "@/domain/testing";
import { as, givenBoard, givenEdition, givenUser, noon } from "@/domain/testing-givens";
import { currentBanner, lowerBanner, raiseBanner } from "./banner";

const flood = {
  textKo: "한강 수위가 높습니다. 강변에 가지 마십시오.",
  textEn: "The Han River is high. Keep away from its banks.",
  notice: null,
  endsAt: null,
  seen: null,
};
const later = (minutes: number) => new Date(noon.getTime() + minutes * 60_000);

describe("the emergency banner", () => {
  test("stands from the moment it is raised until it is taken down, and both are recorded", async ({
    db,
  }) => {
    const haneul = await givenUser(db, "manager", { name: "Haneul" });

    expect(await currentBanner(db, noon)).toBeUndefined();
    const raised = await raiseBanner(as(haneul, db), flood);
    expect(await currentBanner(db, later(600))).toMatchObject({ textEn: flood.textEn });
    const seen = (await currentBanner(db, later(9)))?.id ?? null;
    const lowered = await lowerBanner(as(haneul, db, later(10)), { seen });

    expect([raised.ok, lowered.ok]).toEqual([true, true]);
    expect(await currentBanner(db, later(10))).toBeUndefined();
    const events = await db
      .select({ action: auditEvents.action })
      .from(auditEvents)
      .where(eq(auditEvents.actorId, haneul.id))
      .orderBy(auditEvents.id);
    expect(events.map(({ action }) => action)).toEqual(["banner.raise", "banner.lower"]);
  });

  test("ends by itself where it has an end, and a second one takes its place", async ({ db }) => {
    const haneul = await givenUser(db, "manager");

    await raiseBanner(as(haneul, db), { ...flood, endsAt: later(30) });
    await raiseBanner(as(haneul, db, later(5)), {
      ...flood,
      seen: (await currentBanner(db, later(5)))?.id ?? null,
      textEn: "The river falls.",
      endsAt: later(20),
    });

    expect(await currentBanner(db, later(6))).toMatchObject({ textEn: "The river falls." });
    expect(await currentBanner(db, later(20))).toBeUndefined();
  });

  test("is not replaced or taken down by somebody who saw another one, or none", async ({ db }) => {
    const haneul = await givenUser(db, "manager");
    await raiseBanner(as(haneul, db), flood);
    const up = await currentBanner(db, noon);
    const stale = { ok: false, refusal: { code: "stale" } };

    expect(await raiseBanner(as(haneul, db), { ...flood, textEn: "All is well." })).toEqual(stale);
    expect(await lowerBanner(as(haneul, db), { seen: (up?.id ?? 0) + 1 })).toEqual(stale);

    expect(await currentBanner(db, noon)).toEqual(up);
  });

  test("is refused without words in both languages, too long, over, or with a number nobody has read", async ({
    db,
  }) => {
    const haneul = await givenUser(db, "manager");
    const draft = await givenEdition(db, { state: "draft" });

    const outcome = await raiseBanner(as(haneul, db), {
      textKo: " \u3164\u200b ", // The Hangul filler: nothing to be seen.
      textEn: "x".repeat(301),
      notice: draft.number,
      endsAt: noon,
      seen: null,
    });

    expect(outcome).toEqual({
      ok: false,
      refusal: {
        code: "malformed",
        issues: [
          { field: "textKo", code: "banner_missing" },
          { field: "textEn", code: "banner_long", values: { limit: 300, length: 301 } },
          { field: "endsAt", code: "banner_over" },
          { field: "notice", code: "banner_notice" },
        ],
      },
    });
    expect(await currentBanner(db, noon)).toBeUndefined();
  });

  test("is the whole site's: a manager of one board may not raise it, nor may anybody else", async ({
    db,
  }) => {
    const board = await givenBoard(db);
    const ofBoard = await givenUser(db, "manager", { boardId: board.id });
    const others = [ofBoard];
    for (const role of ["author", "editor", "admin", "auditor"] as const)
      others.push(await givenUser(db, role));

    for (const official of others) {
      const forbidden = { ok: false, refusal: { code: "forbidden" } };
      expect(await raiseBanner(as(official, db), flood)).toEqual(forbidden);
      expect(await lowerBanner(as(official, db), { seen: null })).toEqual(forbidden);
    }
  });
});
