import { eq } from "drizzle-orm";
import { describe, expect } from "vitest";
import { auditEvents, editionRevisions, editions } from "@/db/schema";
import { verifyAudit } from "@/domain/audit";
import { as, givenEdition, givenUser, noon, test } from "@/domain/testing";
import { attachmentsOf } from "./content-hash";
import { deleteDiscardedTexts } from "./discarded";
import { bringBackEdition, discardEdition } from "./submit";

const days = (n: number) => new Date(noon.getTime() + n * 86_400_000);

describe("a discarded draft", () => {
  test("comes back as a draft with every word, and whoever had submitted it has not", async ({
    db,
  }) => {
    const minjun = await givenUser(db, "author");
    const own = { createdBy: minjun.id, submittedBy: minjun.id };
    const given = await givenEdition(db, { state: "submitted", ...own });
    const ask = { editionId: given.id, lockVersion: given.lockVersion };
    await discardEdition(as(minjun, db), ask);

    const outcome = await bringBackEdition(as(minjun, db, days(90)), { ...ask, lockVersion: 2 });

    expect(outcome).toEqual({ ok: true, value: { lockVersion: 3 } });
    const [edition] = await db.select().from(editions).where(eq(editions.id, given.id));
    const { title, summary, body, contact } = given;
    expect(edition).toMatchObject({ state: "draft", title, summary, body, contact });
    expect(edition).toMatchObject({ submittedBy: null, submittedAt: null, contentHash: null });
  });

  test("does not come back beside another that is under way", async ({ db }) => {
    const minjun = await givenUser(db, "author");
    const given = await givenEdition(db, { state: "discarded", createdBy: minjun.id });
    await givenEdition(db, { noticeId: given.noticeId, state: "rejected" });

    const ask = { editionId: given.id, lockVersion: given.lockVersion };
    expect(await bringBackEdition(as(minjun, db), ask)).toEqual({
      ...{ ok: false, refusal: { code: "under_way" } },
    });
  });

  test("loses its text after 90 days, once, and the record says when", async ({ db }) => {
    const minjun = await givenUser(db, "author");
    const file = { sourceUrl: "https://old.example/a.pdf", name: "a.pdf" };
    const old = await givenEdition(db, { state: "discarded", files: [file] });
    const young = await givenEdition(db, { state: "discarded", updatedAt: days(2) });
    const draft = await givenEdition(db, { state: "draft" });
    await db.insert(editionRevisions).values({
      ...{ editionId: old.id, seq: 1, kind: "save", title: "Water", summary: "", body: {} },
      ...{ by: minjun.id, at: noon },
    });
    expect(await deleteDiscardedTexts(db, days(90))).toBe(0);

    expect(await deleteDiscardedTexts(db, days(91))).toBe(1);
    expect(await deleteDiscardedTexts(db, days(91))).toBe(0);

    const rows = await db.select().from(editions).orderBy(editions.id);
    expect(rows.map(({ title }) => title)).toEqual(["", young.title, draft.title]);
    expect(rows[0]).toMatchObject({
      ...{ state: "discarded", bodyText: "", contact: "", textDeletedAt: days(91) },
    });
    expect(await db.select().from(editionRevisions)).toEqual([]);
    expect(await attachmentsOf(db, old.id)).toEqual([]);
    const events = await db.select().from(auditEvents).orderBy(auditEvents.id);
    expect(events.map(({ action, subject, role }) => [action, subject, role])).toEqual([
      ["edition.text_deleted", `edition:${old.id}`, "system"],
    ]);
    expect((await verifyAudit(db)).firstBroken).toBeNull();
  });
});
