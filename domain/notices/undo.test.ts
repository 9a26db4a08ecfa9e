import { eq } from "drizzle-orm";
import { describe, expect } from "vitest";
import type { Database } from "@/db";
import {
  auditEvents,
  boardTotals,
  editionRevisions,
  editions,
  notices,
  searchEntries,
} from "@/db/schema";
import { as, givenEdition, givenUser, noon, test } from "@/domain/testing";
import { attachmentsOf } from "./content-hash";
import { newEdition } from "./create";
import { readEdition } from "./lock";
import { findNotice, findRemoval } from "./public-queries";
import { publishNotice } from "./publish";
import { undoPublish } from "./undo";
import { whyNot } from "./workflow";

type Edition = Awaited<ReturnType<typeof givenEdition>>;
const minute = (n: number) => new Date(noon.getTime() + n * 60_000);

const edition = async (db: Database, id: number) => {
  const [row] = await db.select().from(editions).where(eq(editions.id, id));
  if (!row) throw new Error(`no edition ${id}`);
  return row;
};
const listed = async (db: Database, { boardId }: Edition) => {
  const rows = await db.select().from(boardTotals).where(eq(boardTotals.boardId, boardId));
  return rows.map((row) => row.listed);
};
const entered = async (db: Database) =>
  (await db.select({ id: searchEntries.editionId }).from(searchEntries)).map(({ id }) => id);
const ask = ({ id, lockVersion }: Edition) => ({ editionId: id, lockVersion });
const publish = async (db: Database, given: Edition, now = minute(1)) => {
  const seoyeon = await givenUser(db, "editor");
  const hash = { contentHash: given.contentHash ?? "" };
  const outcome = await publishNotice(as(seoyeon, db, now), { ...ask(given), ...hash });
  expect(outcome).toMatchObject({ ok: true });
  return { seoyeon, live: await edition(db, given.id) };
};
const submittedOn = (db: Database, { noticeId }: Edition, changeType: "major" | "minor") =>
  givenEdition(db, {
    ...{ noticeId, state: "submitted", title: "Published in error" },
    ...{ changeType, changeNote: "New hours." },
  });

describe("a publication taken back", () => {
  test("the first one: nothing of the notice is public, and its version says that it was an error", async ({
    db,
  }) => {
    const minjun = await givenUser(db, "author");
    const file = {
      ...{ sourceUrl: "https://old.example/hours.pdf", name: "hours.pdf", title: "Hours" },
      accessible: true,
    };
    const draft = await givenEdition(db, {
      ...{ state: "submitted", createdBy: minjun.id, files: [file] },
    });
    await db.insert(editionRevisions).values({
      ...{ editionId: draft.id, seq: 1, kind: "save", title: "Water", summary: "", body: {} },
      ...{ by: minjun.id, at: noon },
    });
    const { seoyeon, live } = await publish(db, draft);

    const outcome = await undoPublish(as(seoyeon, db, minute(5)), ask(live));

    if (!outcome.ok) throw new Error(outcome.refusal.code);
    const found = await findNotice(db, { number: live.number, lang: "en", version: 1 });
    expect([found?.edition, found?.langs, found?.gone.get(1)]).toEqual([undefined, [], live.id]);
    expect(await findRemoval(db, live.noticeId, live.id)).toMatchObject({
      ...{ kind: "undone", at: minute(5), instead: [] },
    });
    expect([await listed(db, live), await entered(db)]).toEqual([[0], []]);
    const [notice] = await db.select().from(notices).where(eq(notices.id, live.noticeId));
    expect(notice?.firstPublishedAt).toBeNull();

    // The text goes on, with its file and with who wrote it.
    const next = await readEdition(db, outcome.value.draft ?? 0);
    expect(next?.edition).toMatchObject({
      ...{ state: "draft", title: live.title, createdBy: minjun.id, version: null },
    });
    expect(next?.edition.bodyHtml).toContain("from nine to noon");
    expect(next?.standing.contributors).toEqual(new Set([minjun.id]));
    const [attached] = await attachmentsOf(db, next?.edition.id ?? 0);
    expect(attached).toMatchObject(file);
  });

  test("what it replaced stands there again as it was, published or withdrawn, and feeds tell it anew", async ({
    db,
  }) => {
    const long = new Date("2025-01-10T00:00:00.000Z");
    const first = await givenEdition(db, { state: "published", publishedAt: long });
    const withdrawn = await givenEdition(db, {
      ...{ state: "withdrawn", publishedAt: long, withdrawnAt: long, explanation: "Put off." },
    });
    for (const before of [first, withdrawn]) {
      const total = await listed(db, before);
      const { seoyeon, live } = await publish(db, await submittedOn(db, before, "major"));
      expect((await undoPublish(as(seoyeon, db, minute(5)), ask(live))).ok).toBe(true);

      const { state, publishedAt, versionAt, withdrawnAt, explanation } = before;
      expect(await edition(db, before.id)).toMatchObject({
        ...{ state, publishedAt, versionAt, withdrawnAt, explanation },
        ...{ restoredAt: minute(5), updatedAt: minute(5) },
      });
      expect(await listed(db, before)).toEqual(total);
      expect(await entered(db)).toContain(before.id);
      expect(await entered(db)).not.toContain(live.id);
      const found = await findNotice(db, { number: before.number, lang: "en" });
      expect(found?.edition?.id).toBe(before.id);
      const [notice] = await db.select().from(notices).where(eq(notices.id, before.noticeId));
      expect(notice?.firstPublishedAt).toEqual(long);
    }
  });

  test("the version's number is never given again", async ({ db }) => {
    const first = await givenEdition(db, { state: "published" });
    const { seoyeon, live } = await publish(db, await submittedOn(db, first, "minor"));
    const undone = await undoPublish(as(seoyeon, db, minute(2)), ask(live));
    if (!undone.ok) throw new Error(undone.refusal.code);
    const draft = await edition(db, undone.value.draft ?? 0);
    expect([live.version, draft.changeNote]).toEqual([2, "New hours."]);
    await db.update(editions).set({ state: "discarded" }).where(eq(editions.id, draft.id));

    const again = await publish(db, await submittedOn(db, first, "minor"), minute(3));

    expect(again.live.version).toBe(3);
  });

  test("a next edition that is being written already stays the one that goes on", async ({
    db,
  }) => {
    const { seoyeon, live } = await publish(db, await givenEdition(db, { state: "submitted" }));
    const begun = await newEdition(as(seoyeon, db), { number: live.number, lang: "en" });

    const outcome = await undoPublish(as(seoyeon, db, minute(5)), ask(live));

    expect(outcome).toMatchObject({ ok: true, value: { draft: null } });
    const states = await db.select({ id: editions.id, state: editions.state }).from(editions);
    expect(states).toContainEqual({ id: begun.ok && begun.value.editionId, state: "draft" });
    expect(states.length).toBe(2);
  });

  test("once another text was published on it, or ten minutes have gone, it stays", async ({
    db,
  }) => {
    const { seoyeon, live } = await publish(db, await givenEdition(db, { state: "submitted" }));
    const late = await undoPublish(as(seoyeon, db, minute(12)), ask(live));
    expect(late).toEqual({ ok: false, refusal: { code: "undo_over" } });

    await publish(db, await submittedOn(db, live, "minor"), minute(3));
    const replaced = await undoPublish(as(seoyeon, db, minute(4)), ask(live));
    expect(replaced).toEqual({
      ok: false,
      refusal: { code: "wrong_state", state: "superseded" },
    });
  });

  test("the record names both: what was taken back and what stands there again", async ({ db }) => {
    const first = await givenEdition(db, { state: "published" });
    const { seoyeon, live } = await publish(db, await submittedOn(db, first, "minor"));

    await undoPublish(as(seoyeon, db, minute(2)), ask(live));

    const [event] = await db
      .select()
      .from(auditEvents)
      .where(eq(auditEvents.action, "edition.undo"));
    expect(event?.detail).toMatchObject({
      ...{ from: "published", to: "removed", version: 2 },
      back: { edition: first.id, version: 1, state: "published" },
    });
  });

  test("what the system published at its hour is taken back by the editor who set the hour, by no other", async ({
    db,
  }) => {
    const seoyeon = await givenUser(db, "editor");
    const live = await givenEdition(db, {
      ...{ state: "published", publishedBy: null, scheduledBy: seoyeon.id, versionAt: minute(1) },
    });

    const other = as(await givenUser(db, "editor"), db, minute(2));
    expect(await undoPublish(other, ask(live))).toEqual({
      ok: false,
      refusal: { code: "not_publisher" },
    });
    expect(await undoPublish(as(seoyeon, db, minute(2)), ask(live))).toMatchObject({ ok: true });
  });

  test("a second click is told that it is no longer published", async ({ db }) => {
    const { seoyeon, live } = await publish(db, await givenEdition(db, { state: "submitted" }));
    await undoPublish(as(seoyeon, db, minute(2)), ask(live));
    const found = await readEdition(db, live.id);
    expect(found && whyNot(seoyeon, "undo", found.standing, minute(2))).toEqual({
      ...{ code: "wrong_state", state: "removed" },
    });
  });
});
