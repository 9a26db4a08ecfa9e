import { eq } from "drizzle-orm";
import { describe, expect } from "vitest";
import type { Database } from "@/db";
import { auditEvents, editionRevisions, editions } from "@/db/schema";
import { as, givenEdition, givenUser, noon, test } from "@/domain/testing";
import { fromMarkdown, toMarkdown } from "@/lib/body";
import { saveEdition } from "./edit";
import { readEdition } from "./lock";
import { storedText } from "./stored-text";
import { submitEdition } from "./submit";
import { whyNot } from "./workflow";

type Edition = Awaited<ReturnType<typeof givenEdition>>;

const minutesLater = (minutes: number) => new Date(noon.getTime() + minutes * 60_000);
const text = (edition: Edition, words: string, lockVersion = edition.lockVersion) => ({
  editionId: edition.id,
  lockVersion,
  title: "Water outage",
  summary: "On Monday night.",
  body: fromMarkdown(words),
  departmentId: edition.departmentId,
  contact: "Han Seoyeon",
  changeType: null,
  changeNote: null,
});
const lockOf = (outcome: Awaited<ReturnType<typeof saveEdition>>) => {
  if (!outcome.ok) throw new Error(`refused: ${outcome.refusal.code}`);
  return outcome.value.lockVersion;
};
const revisionsOf = (db: Database, { id }: Edition) =>
  db
    .select()
    .from(editionRevisions)
    .where(eq(editionRevisions.editionId, id))
    .orderBy(editionRevisions.seq);
const eventsOf = async (db: Database, { id }: Edition) => {
  const rows = await db
    .select({ action: auditEvents.action })
    .from(auditEvents)
    .where(eq(auditEvents.subject, `edition:${id}`))
    .orderBy(auditEvents.id);
  return rows.map(({ action }) => action);
};

test("what stands there is given back as its writer typed it, for whoever comes second", async ({
  db,
}) => {
  const draft = await givenEdition(db);
  const seoyeon = await givenUser(db, "editor");
  await saveEdition(as(seoyeon, db), text(draft, "## When\n\nFrom nine to **noon**."));

  const stored = await storedText(db, seoyeon, draft.id);

  expect(stored && toMarkdown(stored.body)).toBe("## When\n\nFrom nine to **noon**.");
});

describe("what is typed is saved by itself", () => {
  test("what one person typed within ten minutes is one revision, the newest words of it, and one event", async ({
    db,
  }) => {
    const draft = await givenEdition(db);
    const seoyeon = await givenUser(db, "editor");
    let lock = draft.lockVersion;
    for (const [at, words] of ["The pipes", "The pipes are", "The pipes are mended."].entries())
      lock = lockOf(
        await saveEdition(as(seoyeon, db, minutesLater(at)), text(draft, words, lock), "autosave"),
      );

    const revisions = await revisionsOf(db, draft);
    expect(revisions).toHaveLength(1);
    expect(revisions[0]).toMatchObject({ kind: "autosave", by: seoyeon.id, at: minutesLater(2) });
    expect(JSON.stringify(revisions[0]?.body)).toContain("The pipes are mended.");
    expect(await eventsOf(db, draft)).toEqual(["edition.autosaved"]);
    const [stored] = await db.select().from(editions).where(eq(editions.id, draft.id));
    expect(stored).toMatchObject({ bodyText: "The pipes are mended.", lockVersion: lock });
  });

  test("another ten minutes, another person and a save by hand each begin a revision of their own", async ({
    db,
  }) => {
    const draft = await givenEdition(db);
    const [seoyeon, minjun] = [await givenUser(db, "editor"), await givenUser(db, "editor")];
    const course = [
      [seoyeon, 0, "autosave"],
      [seoyeon, 10, "autosave"],
      [minjun, 11, "autosave"],
      [seoyeon, 12, "autosave"],
      [seoyeon, 13, "save"],
      [seoyeon, 14, "autosave"],
    ] as const;
    let lock = draft.lockVersion;
    for (const [who, at, kind] of course)
      lock = lockOf(
        await saveEdition(as(who, db, minutesLater(at)), text(draft, `At ${at}.`, lock), kind),
      );

    const revisions = await revisionsOf(db, draft);
    expect(revisions.map(({ by, kind }) => [by, kind])).toEqual(
      course.map(([who, , kind]) => [who.id, kind]),
    );
    expect(await eventsOf(db, draft)).toHaveLength(course.length);
  });

  test("whoever's words were saved by themselves wrote the text: somebody else publishes it", async ({
    db,
  }) => {
    const [minjun, seoyeon] = [await givenUser(db, "author"), await givenUser(db, "editor")];
    const draft = await givenEdition(db, { createdBy: minjun.id });
    const lock = lockOf(await saveEdition(as(seoyeon, db), text(draft, "One word."), "autosave"));
    await submitEdition(as(minjun, db), { editionId: draft.id, lockVersion: lock });

    const found = await readEdition(db, draft.id);
    expect(found?.standing.state).toBe("submitted");
    expect(found && whyNot(seoyeon, "publish", found.standing)).toEqual({
      code: "needs_second_person",
    });
  });

  test("contact and what changed are kept in the revision too", async ({ db }) => {
    const draft = await givenEdition(db);
    const seoyeon = await givenUser(db, "editor");
    const given = { ...text(draft, "Words."), contact: "Lee Jihoon", changeNote: "The hour." };
    lockOf(await saveEdition(as(seoyeon, db), given, "autosave"));

    expect(await revisionsOf(db, draft)).toMatchObject([
      { contact: "Lee Jihoon", changeNote: "The hour." },
    ]);
  });
});

describe("whose words meet whose", () => {
  test("a form whose answer was lost goes on: what stands there is its own", async ({ db }) => {
    const draft = await givenEdition(db);
    const seoyeon = as(await givenUser(db, "editor"), db);
    const sent = (turn: number) => ({ sent: { form: "form-a", turn } });
    lockOf(await saveEdition(seoyeon, { ...text(draft, "One"), ...sent(1) }, "autosave"));

    const again = await saveEdition(seoyeon, { ...text(draft, "One two"), ...sent(2) }, "autosave");

    expect(again).toEqual({ ok: true, value: { lockVersion: draft.lockVersion + 2 } });
    const late = await saveEdition(seoyeon, { ...text(draft, "One"), ...sent(1) }, "autosave");
    expect(late).toEqual({ ok: false, refusal: { code: "stale" } });
    expect((await storedText(db, seoyeon.actor, draft.id))?.bodyText).toBe("One two");
  });

  test("two tabs of one person meet as two people do", async ({ db }) => {
    const draft = await givenEdition(db);
    const seoyeon = as(await givenUser(db, "editor"), db);
    const from = (form: string) => ({ sent: { form, turn: 1 } });
    lockOf(await saveEdition(seoyeon, { ...text(draft, "Here."), ...from("tab-a") }, "autosave"));

    const other = await saveEdition(seoyeon, { ...text(draft, "There."), ...from("tab-b") });

    expect(other).toEqual({ ok: false, refusal: { code: "stale" } });
    expect(await storedText(db, seoyeon.actor, draft.id)).toMatchObject({
      bodyText: "Here.",
      by: { id: seoyeon.actor.id },
      lockVersion: draft.lockVersion + 1,
    });
  });

  test("a form goes on over its own words alone, not over what somebody else or a step did since", async ({
    db,
  }) => {
    const draft = await givenEdition(db);
    const [seoyeon, minjun] = [await givenUser(db, "editor"), await givenUser(db, "editor")];
    const mine = (turn: number) => ({
      ...text(draft, `Mine ${turn}.`),
      sent: { form: "form-a", turn },
    });
    const lock = lockOf(await saveEdition(as(seoyeon, db), mine(1), "autosave"));
    lockOf(await saveEdition(as(minjun, db), text(draft, "Theirs.", lock), "autosave"));

    const refused = await saveEdition(as(seoyeon, db), mine(2), "autosave");

    expect(refused).toEqual({ ok: false, refusal: { code: "stale" } });
    expect(await storedText(db, seoyeon, draft.id)).toMatchObject({
      bodyText: "Theirs.",
      by: { name: minjun.name },
    });
  });

  test("what stands there is told to nobody who may not see it", async ({ db }) => {
    const draft = await givenEdition(db);
    const stranger = await givenUser(db, "author");

    expect(await storedText(db, stranger, draft.id)).toBeNull();
  });
});
