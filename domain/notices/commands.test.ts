import { and, eq } from "drizzle-orm";
import { describe, expect } from "vitest";
import type { Database } from "@/db";
import { auditEvents, boardTotals, editionRevisions, editions } from "@/db/schema";
import { verifyAudit } from "@/domain/audit";
import { as, givenBoard, givenDepartment, givenEdition, givenUser, test } from "@/domain/testing";
import { fromMarkdown } from "@/lib/body";
import { createNotice, newEdition } from "./create";
import { saveEdition } from "./edit";
import { publishNotice } from "./publish";
import { discardEdition, recallEdition, rejectEdition, submitEdition } from "./submit";
import { restoreNotice, withdrawNotice } from "./withdraw";

const readBack = async (db: Database, id: number) => {
  const [edition] = await db.select().from(editions).where(eq(editions.id, id));
  if (!edition) throw new Error(`no edition ${id}`);
  return edition;
};

/** A whole draft by Minjun, saved once through the command. */
async function givenDraft(db: Database) {
  const minjun = await givenUser(db, "author", { name: "Minjun" });
  const board = await givenBoard(db);
  const department = await givenDepartment(db);
  const created = await createNotice(as(minjun, db), { board: board.slug, lang: "en" });
  if (!created.ok) throw new Error(created.refusal.code);
  const text = {
    editionId: created.value.editionId,
    title: "Water outage",
    summary: "The water is off on Monday night.",
    body: fromMarkdown("## When\n\nBetween 22:00 and 4:00."),
    departmentId: department.id,
    contact: "Han Seoyeon",
    changeType: null,
    changeNote: null,
  };
  const saved = await saveEdition(as(minjun, db), { ...text, lockVersion: 1 });
  if (!saved.ok) throw new Error(saved.refusal.code);
  return { minjun, text, editionId: text.editionId, number: created.value.number };
}

describe("writing", () => {
  test("a saved text is kept as structure, as HTML, as words and as a revision", async ({ db }) => {
    const { editionId } = await givenDraft(db);

    const edition = await readBack(db, editionId);
    expect(edition.bodyHtml).toContain("Between 22:00 and 4:00.");
    expect(edition.bodyText).toContain("When");
    expect(edition.lockVersion).toBe(2);
    const revisions = await db
      .select()
      .from(editionRevisions)
      .where(eq(editionRevisions.editionId, editionId));
    expect(revisions.map(({ seq, title }) => ({ seq, title }))).toEqual([
      { seq: 1, title: "Water outage" },
    ]);
  });

  test("the licence is as it was saved, and stays where a form does not name it", async ({
    db,
  }) => {
    const { minjun, text, editionId } = await givenDraft(db);

    await saveEdition(as(minjun, db), { ...text, lockVersion: 2, licence: 4 });
    await saveEdition(as(minjun, db), { ...text, lockVersion: 3 });

    expect((await readBack(db, editionId)).licence).toBe(4);
  });

  test("a save from a page that is no longer current is refused and changes nothing", async ({
    db,
  }) => {
    const { minjun, text, editionId } = await givenDraft(db);

    const outcome = await saveEdition(as(minjun, db), { ...text, title: "Late", lockVersion: 1 });

    expect(outcome).toEqual({ ok: false, refusal: { code: "stale" } });
    expect((await readBack(db, editionId)).title).toBe("Water outage");
  });

  test("a title of 201 characters is refused by name of the field", async ({ db }) => {
    const { minjun, text } = await givenDraft(db);
    const outcome = await saveEdition(as(minjun, db), {
      ...text,
      title: "x".repeat(201),
      lockVersion: 2,
    });
    expect(outcome).toEqual({
      ok: false,
      refusal: {
        code: "malformed",
        issues: [{ field: "title", code: "title_long", values: { limit: 200, length: 201 } }],
      },
    });
  });

  test("a second edition under way in the same language is refused", async ({ db }) => {
    const { minjun, number } = await givenDraft(db);
    expect(await newEdition(as(minjun, db), { number, lang: "en" })).toEqual({
      ok: false,
      refusal: { code: "under_way" },
    });
    expect((await newEdition(as(minjun, db), { number, lang: "ko" })).ok).toBe(true);
  });
});

describe("reviewing", () => {
  test("an empty draft is not handed in, and is told all that is missing", async ({ db }) => {
    const minjun = await givenUser(db, "author");
    await givenBoard(db);
    const created = await createNotice(as(minjun, db), { board: "news-notices", lang: "ko" });
    if (!created.ok) throw new Error("not created");

    const outcome = await submitEdition(as(minjun, db), {
      editionId: created.value.editionId,
      lockVersion: 1,
    });

    const codes =
      !outcome.ok && outcome.refusal.code === "not_ready"
        ? outcome.refusal.issues.map(({ code }) => code)
        : [];
    expect(codes).toEqual([
      "title_missing",
      "summary_missing",
      "body_missing",
      "department_missing",
      "contact_missing",
    ]);
  });

  test("a rejected text goes back with the remark and can be handed in again", async ({ db }) => {
    const { minjun, editionId } = await givenDraft(db);
    const seoyeon = await givenUser(db, "editor");
    await submitEdition(as(minjun, db), { editionId, lockVersion: 2 });

    expect(
      await rejectEdition(as(seoyeon, db), { editionId, lockVersion: 3, remark: " " }),
    ).toMatchObject({ ok: false });
    await rejectEdition(as(seoyeon, db), {
      editionId,
      lockVersion: 3,
      remark: "Say which streets.",
    });

    expect(await readBack(db, editionId)).toMatchObject({
      state: "rejected",
      remark: "Say which streets.",
    });
    expect((await submitEdition(as(minjun, db), { editionId, lockVersion: 4 })).ok).toBe(true);
  });

  test("whoever submitted it takes it back; a discarded draft is out of the way", async ({
    db,
  }) => {
    const { minjun, editionId, number } = await givenDraft(db);
    await submitEdition(as(minjun, db), { editionId, lockVersion: 2 });
    await recallEdition(as(minjun, db), { editionId, lockVersion: 3 });
    expect((await readBack(db, editionId)).state).toBe("draft");
    await discardEdition(as(minjun, db), { editionId, lockVersion: 4 });
    expect((await readBack(db, editionId)).state).toBe("discarded");
    expect((await newEdition(as(minjun, db), { number, lang: "en" })).ok).toBe(true);
  });
});

describe("publishing", () => {
  test("the published text is version 1, listed once and recorded once; the chain holds", async ({
    db,
  }) => {
    const { minjun, editionId } = await givenDraft(db);
    const seoyeon = await givenUser(db, "editor");
    await submitEdition(as(minjun, db), { editionId, lockVersion: 2 });
    const { contentHash, boardId } = await readBack(db, editionId);

    const outcome = await publishNotice(as(seoyeon, db), {
      editionId,
      lockVersion: 3,
      contentHash: contentHash ?? "",
    });

    expect(outcome).toMatchObject({ ok: true, value: { version: 1, board: "news-notices" } });
    const [total] = await db
      .select()
      .from(boardTotals)
      .where(and(eq(boardTotals.boardId, boardId), eq(boardTotals.lang, "en")));
    expect(total?.listed).toBe(1);
    const events = await db
      .select({ action: auditEvents.action })
      .from(auditEvents)
      .where(eq(auditEvents.subject, `edition:${editionId}`))
      .orderBy(auditEvents.id);
    expect(events.map(({ action }) => action)).toEqual([
      "edition.created",
      "edition.saved",
      "edition.submit",
      "edition.publish",
    ]);
    expect((await verifyAudit(db)).firstBroken).toBeNull();
  });

  test("a text other than the one that was reviewed is refused", async ({ db }) => {
    const { minjun, editionId } = await givenDraft(db);
    const seoyeon = await givenUser(db, "editor");
    await submitEdition(as(minjun, db), { editionId, lockVersion: 2 });
    const outcome = await publishNotice(as(seoyeon, db), {
      editionId,
      lockVersion: 3,
      contentHash: "0".repeat(64),
    });
    expect(outcome).toEqual({ ok: false, refusal: { code: "changed_since_review" } });
  });

  test("the edition it replaces is superseded and keeps its text; the total stays", async ({
    db,
  }) => {
    const first = await givenEdition(db, { state: "published", title: "First" });
    const second = await givenEdition(db, {
      noticeId: first.noticeId,
      state: "submitted",
      title: "Corrected",
      changeType: "minor",
      changeNote: "The street.",
    });
    const seoyeon = await givenUser(db, "editor");

    const outcome = await publishNotice(as(seoyeon, db), {
      editionId: second.id,
      lockVersion: second.lockVersion,
      contentHash: second.contentHash ?? "",
    });

    expect(outcome).toMatchObject({ ok: true, value: { version: 2 } });
    expect(await readBack(db, first.id)).toMatchObject({ state: "superseded", title: "First" });
    // A minor change keeps the public date; the version bears its own.
    const published = await readBack(db, second.id);
    expect(published.publishedAt).toEqual(first.publishedAt);
    expect(published.versionAt).toEqual(as(seoyeon, db).now);
    const totals = await db
      .select()
      .from(boardTotals)
      .where(eq(boardTotals.boardId, first.boardId));
    expect(totals.map(({ listed }) => listed)).toEqual([1]);
  });

  test("the database itself refuses another text for a version", async ({ db }) => {
    const first = await givenEdition(db, { state: "published" });
    const change = db.transaction((tx) =>
      tx.update(editions).set({ title: "Other" }).where(eq(editions.id, first.id)),
    );
    await expect(change).rejects.toThrow();
  });
});

describe("withdrawing", () => {
  test("both languages are withdrawn together, each with its public words, and restored together", async ({
    db,
  }) => {
    const english = await givenEdition(db, { state: "published" });
    const korean = await givenEdition(db, {
      noticeId: english.noticeId,
      state: "published",
      lang: "ko",
    });
    const jiwoo = await givenUser(db, "manager");
    const ask = {
      editionId: english.id,
      lockVersion: english.lockVersion,
      reason: "The contractor is ill.",
    };

    const silent = await withdrawNotice(as(jiwoo, db), {
      ...ask,
      explanations: { en: "Put off." },
    });
    expect(silent).toEqual({
      ok: false,
      refusal: {
        code: "malformed",
        issues: [{ field: "explanation-ko", code: "explanation_missing" }],
      },
    });
    await withdrawNotice(as(jiwoo, db), {
      ...ask,
      explanations: { en: "Put off.", ko: "연기되었습니다." },
    });

    expect(await readBack(db, english.id)).toMatchObject({
      state: "withdrawn",
      explanation: "Put off.",
    });
    expect(await readBack(db, korean.id)).toMatchObject({
      state: "withdrawn",
      explanation: "연기되었습니다.",
    });
    await restoreNotice(as(jiwoo, db), { ...ask, lockVersion: english.lockVersion + 1 });
    expect(await readBack(db, korean.id)).toMatchObject({ state: "published", explanation: null });
  });
});
