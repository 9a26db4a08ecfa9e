import { asc, eq } from "drizzle-orm";
import { describe, expect } from "vitest";
import type { Database } from "@/db";
import {
  auditEvents,
  categories,
  notices,
  removals,
  searchEntries,
  searchTotals,
} from "@/db/schema";
import type { Actor } from "@/domain/context";
import { as, givenBoard, givenEdition, givenUser, noon, test } from "@/domain/testing";
import { placeNotice, placeNow } from "./place";
import { listBoard } from "./public-lists";

type Edition = Awaited<ReturnType<typeof givenEdition>>;

const givenCategory = async (db: Database, boardId: number, slug = "water") => {
  const names = { nameEn: "Water", nameKo: "물", position: 1 };
  const [row] = await db
    .insert(categories)
    .values({ boardId, slug, ...names })
    .returning();
  if (!row) throw new Error("no category");
  return row;
};
const noticeOf = async (db: Database, { noticeId }: Edition) => {
  const [row] = await db.select().from(notices).where(eq(notices.id, noticeId));
  if (!row) throw new Error("no notice");
  return row;
};
/** Sends the form as it stands, with these fields changed. */
const send = async (
  db: Database,
  actor: Actor,
  edition: Edition,
  changes: { categoryId?: number | null; pinnedTo?: string; pinnedRank?: number },
) => {
  const shown = placeNow(await noticeOf(db, edition), noon);
  const { categoryId, seen } = shown;
  return placeNotice(as(actor, db), { editionId: edition.id, seen, categoryId, ...changes });
};
const refusalOf = (outcome: { ok: boolean; refusal?: { code: string } }) =>
  outcome.ok ? "done" : outcome.refusal?.code;

describe("where a notice stands in the lists", () => {
  test("pinned by an editor it stands first until its last day is over in Seoul", async ({
    db,
  }) => {
    const old = await givenEdition(db, {
      state: "published",
      publishedAt: new Date(noon.getTime() - 1),
    });
    const newer = await givenEdition(db, { state: "published" });
    const seoyeon = await givenUser(db, "editor");

    const pinned = await send(db, seoyeon, old, { pinnedTo: "2026-03-04", pinnedRank: 2 });

    expect(pinned).toMatchObject({ ok: true });
    const { pinnedUntil, pinnedRank } = await noticeOf(db, old);
    expect([pinnedUntil, pinnedRank]).toEqual([new Date("2026-03-04T15:00:00.000Z"), 2]);
    expect(placeNow(await noticeOf(db, old), noon)).toMatchObject({ pinnedTo: "2026-03-04" });
    const first = async (now: Date) => {
      const page = { boardId: old.boardId, lang: old.lang, page: 1, pageSize: 10, now };
      return (await listBoard(db, page)).notices[0]?.number;
    };
    expect(await first(new Date("2026-03-04T14:59:59.999Z"))).toBe(old.number);
    expect(await first(new Date("2026-03-04T15:00:00.000Z"))).toBe(newer.number);
    const [event] = await db.select().from(auditEvents).orderBy(asc(auditEvents.id));
    expect(event).toMatchObject({
      ...{ action: "notice.place", subject: `notice:${old.noticeId}`, actorId: seoyeon.id },
      detail: {
        from: { pinnedTo: "", pinnedRank: 1 },
        to: { pinnedTo: "2026-03-04", pinnedRank: 2 },
      },
    });

    await send(db, seoyeon, old, { pinnedTo: "" });
    expect(await noticeOf(db, old)).toMatchObject({ pinnedUntil: null, pinnedRank: null });
  });

  test("another category moves it in the search and in what the filters count, in each language", async ({
    db,
  }) => {
    const live = await givenEdition(db, { state: "published" });
    const water = await givenCategory(db, live.boardId);

    await send(db, await givenUser(db, "manager"), live, { categoryId: water.id });

    const entries = await db.select().from(searchEntries);
    expect(entries.map(({ categoryId }) => categoryId)).toEqual([water.id]);
    const counted = await db.select().from(searchTotals).where(eq(searchTotals.live, 1));
    expect(counted.map(({ categoryId }) => categoryId)).toEqual([water.id]);
  });

  test("sent as it was it changes nothing and is no event", async ({ db }) => {
    const live = await givenEdition(db, { state: "published" });

    expect(await send(db, await givenUser(db, "editor"), live, {})).toMatchObject({ ok: true });

    expect(await db.select().from(auditEvents)).toEqual([]);
  });

  test("an author chooses the category of the own text until readers know it, and pins nothing", async ({
    db,
  }) => {
    const minjun = await givenUser(db, "author");
    const own = await givenEdition(db, { createdBy: minjun.id });
    const water = await givenCategory(db, own.boardId);
    const categoryId = water.id;

    expect(refusalOf(await send(db, minjun, own, { categoryId }))).toBe("done");
    expect(refusalOf(await send(db, minjun, own, { pinnedTo: "2026-03-04" }))).toBe("forbidden");
    const other = await givenUser(db, "author");
    expect(refusalOf(await send(db, other, own, { categoryId: null }))).toBe("not_found");
    await db.update(notices).set({ firstPublishedAt: noon }).where(eq(notices.id, own.noticeId));
    expect(refusalOf(await send(db, minjun, own, { categoryId: null }))).toBe("forbidden");
    for (const role of ["admin", "auditor"] as const)
      expect(refusalOf(await send(db, await givenUser(db, role), own, { categoryId: null }))).toBe(
        "forbidden",
      );
  });

  test("what cannot be is named by its field, and nothing is changed", async ({ db }) => {
    const live = await givenEdition(db, { state: "published" });
    const elsewhere = await givenCategory(db, (await givenBoard(db, { slug: "tenders" })).id);
    const seoyeon = await givenUser(db, "editor");
    const wrong = [
      [{ categoryId: elsewhere.id }, "choice_gone"],
      [{ categoryId: 999_999 }, "choice_gone"],
      [{ pinnedTo: "2026-02-30" }, "pin_day"],
      [{ pinnedTo: "tomorrow" }, "pin_day"],
      [{ pinnedTo: "2026-03-01" }, "pin_past"],
      [{ pinnedTo: "2026-03-04", pinnedRank: 10 }, "number_bounds"],
      [{ pinnedTo: "2026-03-04", pinnedRank: 1.5 }, "number_bounds"],
    ] as const;
    for (const [changes, code] of wrong)
      expect(await send(db, seoyeon, live, changes)).toMatchObject({
        refusal: { code: "malformed", issues: [{ code }] },
      });
    expect(await noticeOf(db, live)).toMatchObject({ categoryId: null, pinnedUntil: null });
  });

  test("the second of two who see the same place is told so", async ({ db }) => {
    const live = await givenEdition(db, { state: "published" });
    const seoyeon = await givenUser(db, "editor");
    const { seen } = placeNow(await noticeOf(db, live), noon);
    const ask = { editionId: live.id, seen, categoryId: null };

    await placeNotice(as(seoyeon, db), { ...ask, pinnedTo: "2026-03-04", pinnedRank: 1 });
    const second = await placeNotice(as(seoyeon, db), { ...ask, pinnedTo: "2026-03-05" });

    expect(refusalOf(second)).toBe("stale");
  });

  test("a notice that was removed stands nowhere", async ({ db }) => {
    const gone = await givenEdition(db, { state: "removed" });
    const seoyeon = await givenUser(db, "editor");
    const words = { explanationEn: "Sent twice.", explanationKo: "중복" };
    await db.insert(removals).values({
      ...{ noticeId: gone.noticeId, kind: "removed", by: seoyeon.id, at: noon, ...words },
    });
    expect(refusalOf(await send(db, seoyeon, gone, { pinnedTo: "2026-03-04" }))).toBe(
      "notice_removed",
    );
  });
});
