import { describe, expect } from "vitest";
import { removals } from "@/db/schema";
import { givenEdition, givenUser, noon, test } from "@/domain/testing";
import { findNotice, findRemoval } from "./public-queries";

describe("what was public and is gone", () => {
  test("says why and since when, and leads to what took its place while that is public", async ({
    db,
  }) => {
    const manager = await givenUser(db, "manager");
    const gone = await givenEdition(db, { state: "removed" });
    const instead = await givenEdition(db, { state: "published", lang: "ko" });
    const withdrawnLater = await givenEdition(db, { state: "removed" });
    const tombstone = { kind: "removed" as const, by: manager.id, at: noon };
    const explanationEn = "It named people who had not agreed.";
    await db.insert(removals).values([
      { ...tombstone, noticeId: gone.noticeId, explanationEn, redirectTo: instead.noticeId },
      // Two that point at each other: neither is public, so neither leads anywhere.
      {
        ...tombstone,
        noticeId: withdrawnLater.noticeId,
        explanationEn,
        redirectTo: gone.noticeId,
      },
    ]);

    const found = await findNotice(db, { number: gone.number, lang: "en" });

    expect([found?.edition, found?.langs]).toEqual([undefined, []]);
    expect(await findRemoval(db, gone.noticeId, null)).toMatchObject({
      explanationEn,
      at: noon,
      instead: [{ number: instead.number, lang: "ko", board: "news-notices" }],
    });
    expect(await findRemoval(db, withdrawnLater.noticeId, null)).toMatchObject({ instead: [] });
  });

  test("a notice whose only text was published in error says so at its own address", async ({
    db,
  }) => {
    const editor = await givenUser(db, "editor");
    const { id, noticeId } = await givenEdition(db, { state: "removed" });
    await db.insert(removals).values({
      ...{ noticeId, editionId: id, kind: "undone", explanationEn: "Sent by mistake." },
      ...{ by: editor.id, at: noon },
    });

    expect(await findRemoval(db, noticeId, null)).toMatchObject({ kind: "undone" });
  });

  test("one version that was published in error is gone alone", async ({ db }) => {
    const editor = await givenUser(db, "editor");
    const first = await givenEdition(db, { state: "published" });
    const { id, noticeId } = await givenEdition(db, {
      state: "removed",
      noticeId: first.noticeId,
    });
    await db.insert(removals).values({
      ...{ noticeId, editionId: id, kind: "undone", explanationEn: "Sent by mistake." },
      ...{ by: editor.id, at: noon },
    });

    const found = await findNotice(db, { number: first.number, lang: "en", version: 2 });

    expect(found?.edition).toBeUndefined();
    expect(found?.gone.get(2)).toBe(id);
    expect(await findRemoval(db, noticeId, id)).toMatchObject({ kind: "undone" });
  });
});
