import { eq } from "drizzle-orm";
import { describe, expect } from "vitest";
import type { Database } from "@/db";
import { auditEvents, editions } from "@/db/schema";
import { as, givenEdition, givenUser, noon, test } from "@/domain/testing";
import { contentHash } from "./content-hash";
import { listEditions } from "./desk-list";
import { forcePublish, secondCheck } from "./force-publish";
import { myDesk } from "./my-desk";

type Edition = Awaited<ReturnType<typeof givenEdition>>;
const reason = "The dam may break within the hour.";
const ask = (edition: Edition) => ({
  editionId: edition.id,
  lockVersion: edition.lockVersion,
  contentHash: contentHash({ ...edition, attachments: [] }),
  reason,
});
const readBack = async (db: Database, { id }: Edition) => {
  const [edition] = await db.select().from(editions).where(eq(editions.id, id));
  return edition;
};
const unchecked = async (db: Database, actor: Parameters<typeof myDesk>[1]) => {
  const desk = await myDesk(db, actor, noon);
  const list = await listEditions(db, actor, { state: "second_check", sort: "saved" }, noon);
  const mine = desk.find(({ part }) => part === "unchecked")?.editions ?? [];
  return [mine, list.editions].map((rows) => rows.map(({ id }) => id));
};

describe("publishing without a second person", () => {
  test("an own draft is public at once, flagged, and its publisher counts as who submitted it", async ({
    db,
  }) => {
    const seoyeon = await givenUser(db, "editor");
    const draft = await givenEdition(db, { createdBy: seoyeon.id });

    const outcome = await forcePublish(as(seoyeon, db), ask(draft));

    expect(outcome).toMatchObject({ ok: true, value: { version: 1 } });
    expect(await readBack(db, draft)).toMatchObject({
      ...{ state: "published", publishedBy: seoyeon.id, contentHash: ask(draft).contentHash },
      ...{ submittedBy: seoyeon.id, submittedAt: noon, forcedBy: seoyeon.id, forceReason: reason },
      ...{ secondCheckedBy: null, secondCheckedAt: null },
    });
    const [event] = await db.select().from(auditEvents).orderBy(auditEvents.id);
    expect(event).toMatchObject({
      ...{ action: "edition.force_publish", reason, actorId: seoyeon.id, role: "editor" },
      detail: { from: "draft", to: "published", version: 1, needsSecondCheck: true },
    });
  });

  test("who had submitted it stays who submitted it", async ({ db }) => {
    const minjun = await givenUser(db, "author");
    const seoyeon = await givenUser(db, "editor");
    const given = await givenEdition(db, { state: "submitted", submittedBy: minjun.id });

    await forcePublish(as(seoyeon, db), ask(given));

    expect(await readBack(db, given)).toMatchObject({
      ...{ submittedBy: minjun.id, publishedBy: seoyeon.id, forcedBy: seoyeon.id },
    });
  });

  test("a reason of nine characters, a text that is not whole, and one that was not shown are refused", async ({
    db,
  }) => {
    const seoyeon = as(await givenUser(db, "editor"), db);
    const draft = await givenEdition(db);
    const empty = await givenEdition(db, { contact: "", summary: "" });

    expect(await forcePublish(seoyeon, { ...ask(draft), reason: " too short " })).toEqual({
      ok: false,
      refusal: { code: "malformed", issues: [{ field: "reason", code: "reason_short" }] },
    });
    expect(await forcePublish(seoyeon, ask(empty))).toEqual({
      ok: false,
      refusal: {
        code: "not_ready",
        issues: [
          { field: "summary", code: "summary_missing" },
          { field: "contact", code: "contact_missing" },
        ],
      },
    });
    const other = { ...ask(draft), contentHash: "0".repeat(64) };
    expect(await forcePublish(seoyeon, other)).toEqual({
      ok: false,
      refusal: { code: "changed_since_review" },
    });
    expect((await readBack(db, draft))?.state).toBe("draft");
  });
});

describe("the check afterwards", () => {
  test("it waits on every colleague's desk until one has done it, and never on the publisher's own", async ({
    db,
  }) => {
    const seoyeon = await givenUser(db, "editor");
    const jiwoo = await givenUser(db, "editor");
    const minjun = await givenUser(db, "author");
    const draft = await givenEdition(db);
    await forcePublish(as(seoyeon, db), ask(draft));

    expect(await unchecked(db, jiwoo)).toEqual([[draft.id], [draft.id]]);
    expect(await unchecked(db, seoyeon)).toEqual([[], [draft.id]]);
    expect((await unchecked(db, minjun))[0]).toEqual([]);
    const due = { editionId: draft.id, lockVersion: draft.lockVersion + 1 };
    expect(await secondCheck(as(seoyeon, db), due)).toEqual({
      ...{ ok: false, refusal: { code: "own_force" } },
    });

    expect((await secondCheck(as(jiwoo, db), due)).ok).toBe(true);

    expect(await unchecked(db, jiwoo)).toEqual([[], []]);
    expect(await readBack(db, draft)).toMatchObject({
      ...{ state: "published", forcedBy: seoyeon.id, forceReason: reason },
      ...{ secondCheckedBy: jiwoo.id, secondCheckedAt: noon },
    });
    expect(await secondCheck(as(jiwoo, db), { ...due, lockVersion: due.lockVersion + 1 })).toEqual({
      ...{ ok: false, refusal: { code: "no_second_check" } },
    });
  });

  test("the database itself refuses the check of whoever forced it", async ({ db }) => {
    const seoyeon = await givenUser(db, "editor");
    const draft = await givenEdition(db);
    await forcePublish(as(seoyeon, db), ask(draft));
    const change = db.transaction((tx) =>
      tx
        .update(editions)
        .set({ secondCheckedBy: seoyeon.id, secondCheckedAt: noon })
        .where(eq(editions.id, draft.id)),
    );
    await expect(change).rejects.toThrow();
  });
});
