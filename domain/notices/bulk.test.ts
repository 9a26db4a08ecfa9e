import { describe, expect } from "vitest";
import { auditEvents } from "@/db/schema";
import { as, givenBoard, givenEdition, givenUser, test } from "@/domain/testing";
import { takeInTurn } from "./bulk";

describe("a step for several notices", () => {
  test("is taken for each by itself: what one lacks is said of that one, and sent twice nothing more happens", async ({
    db,
  }) => {
    const minjun = await givenUser(db, "author");
    const whole = await givenEdition(db, { createdBy: minjun.id });
    const lacking = await givenEdition(db, { createdBy: minjun.id, summary: "" });
    const ticked = [whole, lacking, whole].map(({ id }) => ({ editionId: id, lockVersion: 1 }));

    const first = await takeInTurn(as(minjun, db), "submit", ticked);
    const again = await takeInTurn(as(minjun, db), "submit", ticked);

    expect(first).toMatchObject({
      ok: true,
      value: [
        { id: whole.id, refusal: null },
        {
          id: lacking.id,
          refusal: { code: "not_ready", issues: [{ field: "summary", code: "summary_missing" }] },
        },
      ],
    });
    expect(again).toMatchObject({
      value: [{ refusal: { code: "wrong_state" } }, { refusal: { code: "not_ready" } }],
    });
    const events = await db.select().from(auditEvents).orderBy(auditEvents.id);
    expect(events.map(({ action }) => action)).toEqual(["edition.submit"]);
  });

  test("tells no word of what the official may not see", async ({ db }) => {
    const board = await givenBoard(db);
    const elsewhere = await givenBoard(db, { slug: "tenders" });
    const seoyeon = await givenUser(db, "editor", { boardId: elsewhere.id });
    const hidden = await givenEdition(db, { board: board.slug, title: "Not for her" });

    const outcome = await takeInTurn(as(seoyeon, db), "discard", [
      { editionId: hidden.id, lockVersion: 1 },
      { editionId: 999_999, lockVersion: 1 },
    ]);

    expect(outcome).toEqual({
      ok: true,
      value: [hidden.id, 999_999].map((id) => ({
        id,
        edition: null,
        refusal: { code: "not_found" },
      })),
    });
  });

  test("is refused as a whole to who writes nowhere, for none, and for more than a hundred", async ({
    db,
  }) => {
    const one = { editionId: 1, lockVersion: 1 };
    for (const role of ["admin", "auditor"] as const)
      expect(await takeInTurn(as(await givenUser(db, role), db), "discard", [one])).toEqual({
        ok: false,
        refusal: { code: "forbidden" },
      });
    const minjun = as(await givenUser(db, "author"), db);
    const many = Array.from({ length: 101 }, (_, n) => ({ editionId: n + 1, lockVersion: 1 }));
    for (const [ticked, code] of [
      [[], "none_ticked"],
      [many, "too_many_ticked"],
    ] as const)
      expect(await takeInTurn(minjun, "discard", ticked)).toMatchObject({
        refusal: { code: "malformed", issues: [{ field: "edition", code }] },
      });
  });
});
