import { asc, eq } from "drizzle-orm";
import { describe, expect } from "vitest";
import type { Database } from "@/db";
import { attachments, auditEvents, editionRevisions, editions, files } from "@/db/schema";
import { as, givenBoard, givenEdition, givenUser, noon, test } from "@/domain/testing";
import { duplicateEdition } from "./duplicate";
import { historyOf, pastText, readPast } from "./history";
import { restoreText } from "./restore-text";

const sha256 = "a".repeat(64);
const givenFile = (db: Database) =>
  db
    .insert(files)
    .values({ sha256, bytes: 3, mediaType: "text/csv", createdAt: noon })
    .onConflictDoNothing();
const revisionsOf = (db: Database, editionId: number) =>
  db
    .select()
    .from(editionRevisions)
    .where(eq(editionRevisions.editionId, editionId))
    .orderBy(asc(editionRevisions.seq));

test("of what is public another's author sees the text; how it came about is for those who wrote or check it", async ({
  db,
}) => {
  const seoyeon = await givenUser(db, "editor");
  const minjun = await givenUser(db, "author");
  const other = await givenUser(db, "author");
  const live = await givenEdition(db, { state: "published", createdBy: minjun.id });
  const [stage] = await db
    .insert(editionRevisions)
    .values({
      ...{ editionId: live.id, seq: 1, kind: "save", title: "A figure that was cut", summary: "" },
      ...{ body: live.body, by: minjun.id, at: noon },
    })
    .returning();
  const notice = { id: live.noticeId, lang: live.lang };
  const stages = async (user: typeof minjun) =>
    (await historyOf(db, user, notice)).flatMap(({ revisions }) => revisions);
  const past = { kind: "revision", id: stage?.id ?? 0 } as const;

  for (const user of [minjun, seoyeon]) {
    expect(await stages(user)).toHaveLength(1);
    expect(await pastText(db, user, notice, past)).toMatchObject({ title: stage?.title });
  }
  expect(await historyOf(db, other, notice)).toMatchObject([{ id: live.id, revisions: [] }]);
  expect(await pastText(db, other, notice, past)).toBeNull();
  expect(await restoreText(as(other, db), { editionId: live.id, lockVersion: 0, past })).toEqual({
    ok: false,
    refusal: { code: "not_found" },
  });
});

describe("taking up an old text", () => {
  test("writes it into the draft as a revision of its own kind, and what stood there stays one", async ({
    db,
  }) => {
    const seoyeon = await givenUser(db, "editor");
    const old = await givenEdition(db, { state: "superseded", title: "The first words" });
    const { noticeId } = old;
    await givenEdition(db, { noticeId, state: "published", title: "The second words" });
    const draft = await givenEdition(db, { noticeId, title: "Under way", changeNote: "The hall." });
    const past = { kind: "edition", id: old.id } as const;

    const taken = await restoreText(as(seoyeon, db), { editionId: old.id, lockVersion: 1, past });
    const again = await restoreText(as(seoyeon, db), { editionId: old.id, lockVersion: 1, past });

    expect(taken).toEqual({ ok: true, value: { editionId: draft.id } });
    expect(again).toEqual({ ok: false, refusal: { code: "stale" } });
    const [row] = await db.select().from(editions).where(eq(editions.id, draft.id));
    expect(row).toMatchObject({
      title: "The first words",
      changeNote: "The hall.",
      lockVersion: 2,
    });
    expect(await revisionsOf(db, draft.id)).toMatchObject([
      { kind: "restore", title: "The first words", by: seoyeon.id },
    ]);
    const events = await db.select().from(auditEvents).orderBy(auditEvents.id);
    expect(events.map(({ action }) => action)).toEqual(["edition.text_restored"]);
  });

  test("begins a new draft where none is under way, and is stale where one was begun meanwhile", async ({
    db,
  }) => {
    const seoyeon = await givenUser(db, "editor");
    const live = await givenEdition(db, { state: "published", title: "What is public" });
    await db.insert(editionRevisions).values({
      ...{ editionId: live.id, seq: 1, kind: "save", title: "An early thought", summary: "" },
      ...{ body: live.body, by: seoyeon.id, at: noon },
    });
    const [revision] = await revisionsOf(db, live.id);
    const past = { kind: "revision", id: revision?.id ?? 0 } as const;
    const ask = { editionId: live.id, lockVersion: 0, past };

    const taken = await restoreText(as(seoyeon, db), ask);

    if (!taken.ok) throw new Error("was refused");
    const [row] = await db.select().from(editions).where(eq(editions.id, taken.value.editionId));
    expect(row).toMatchObject({ state: "draft", title: "An early thought" });
    expect(await restoreText(as(seoyeon, db), ask)).toEqual({
      ok: false,
      refusal: { code: "stale" },
    });
  });

  test("is refused for a text of another notice or language, to who only reads, and to who may not see it", async ({
    db,
  }) => {
    const board = await givenBoard(db, { slug: "tenders" });
    const seoyeon = await givenUser(db, "editor");
    const live = await givenEdition(db, { state: "published" });
    const korean = await givenEdition(db, { noticeId: live.noticeId, lang: "ko" });
    const other = await givenEdition(db, { title: "Another notice" });
    const ask = (id: number) => ({
      ...{ editionId: live.id, lockVersion: 0 },
      past: { kind: "edition" as const, id },
    });
    const no = (code: string) => ({ ok: false, refusal: { code } });

    for (const id of [korean.id, other.id, 999_999])
      expect(await restoreText(as(seoyeon, db), ask(id))).toEqual(no("not_found"));
    const auditor = await givenUser(db, "auditor");
    expect(await restoreText(as(auditor, db), ask(live.id))).toEqual(no("forbidden"));
    const elsewhere = await givenUser(db, "editor", { boardId: board.id });
    expect(await restoreText(as(elsewhere, db), ask(live.id))).toEqual(no("not_found"));
    expect(await historyOf(db, elsewhere, { id: live.noticeId, lang: "en" })).toEqual([]);
    const notice = { id: live.noticeId, lang: "en" } as const;
    expect(await pastText(db, elsewhere, notice, { kind: "edition", id: live.id })).toBeNull();
  });

  test.for(["", "x1", "e0", "r-1", "e1;", "e99999999999999999999", null])(
    "%o names no past text",
    (text) => expect(readPast(text)).toBeNull(),
  );
});

describe("a copy of a notice", () => {
  test("is a notice of its own with the text and the files, its copier counts as its writer, and the record says of which it is", async ({
    db,
  }) => {
    await givenFile(db);
    const seoyeon = await givenUser(db, "editor");
    const live = await givenEdition(db, {
      state: "published",
      files: [{ name: "streets.csv", sha256, role: "file" }],
    });

    const outcome = await duplicateEdition(as(seoyeon, db), { editionId: live.id });

    if (!outcome.ok) throw new Error("was refused");
    const { editionId, number } = outcome.value;
    const [copy] = await db.select().from(editions).where(eq(editions.id, editionId));
    expect(number).not.toBe(live.number);
    expect(copy).toMatchObject({ state: "draft", number, title: live.title, body: live.body });
    const attached = await db
      .select()
      .from(attachments)
      .where(eq(attachments.editionId, editionId));
    expect(attached).toMatchObject([{ name: "streets.csv", sha256 }]);
    expect(await revisionsOf(db, editionId)).toMatchObject([{ by: seoyeon.id }]);
    const [event] = await db.select().from(auditEvents).orderBy(auditEvents.id);
    expect(event).toMatchObject({ action: "edition.created", detail: { copyOf: live.number } });
  });

  test("is refused to who writes nothing there, and of what one may not see", async ({ db }) => {
    const live = await givenEdition(db, { state: "published" });
    const draft = await givenEdition(db);
    const ask = async (role: "author" | "admin", editionId: number) =>
      duplicateEdition(as(await givenUser(db, role), db), { editionId });

    expect(await ask("admin", live.id)).toEqual({ ok: false, refusal: { code: "forbidden" } });
    expect(await ask("author", draft.id)).toEqual({ ok: false, refusal: { code: "not_found" } });
    expect(await ask("author", 999_999)).toEqual({ ok: false, refusal: { code: "not_found" } });
  });
});
