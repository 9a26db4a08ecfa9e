import { eq } from "drizzle-orm";
import { describe, expect } from "vitest";
import { auditEvents, editionState, editions, roleName } from "@/db/schema";
import { as, givenDepartment, givenEdition, givenUser, noon, test } from "@/domain/testing";
import { fromMarkdown } from "@/lib/body";
import { renderedBlocks, renderedBody } from "./content";
import { deleteDiscardedTexts } from "./discarded";
import { passagesOf } from "./passages";
import { addRemark, remarksOf, resolveRemark } from "./remarks";
import { rejectEdition } from "./submit";

type Db = Parameters<typeof givenEdition>[0];
const text = "## When\n\nThe water is off from nine to noon.\n\nFill a bucket the evening before.";

async function givenRemark(db: Db, on = "The water") {
  const seoyeon = await givenUser(db, "editor", { name: "Seoyeon" });
  const edition = await givenEdition(db, { state: "submitted", body: fromMarkdown(text) });
  const passage = passagesOf(edition.body).find(({ excerpt }) => excerpt.startsWith(on)) ?? null;
  const made = await addRemark(as(seoyeon, db), {
    editionId: edition.id,
    text: " Say which streets. ",
    passage,
  });
  if (!made.ok) throw new Error(made.refusal.code);
  return { seoyeon, edition, passage, remarkId: made.value.remarkId };
}

const remarksIn = (db: Db, id: number, markdown: string) =>
  remarksOf(db, { id, body: fromMarkdown(markdown) });

describe("a remark", () => {
  test("stands at its paragraph, with who wrote it and when; the edition is as it was", async ({
    db,
  }) => {
    const { edition } = await givenRemark(db);

    expect(await remarksOf(db, edition)).toMatchObject([
      {
        text: "Say which streets.",
        by: "Seoyeon",
        resolvedAt: null,
        passage: {
          excerpt: "The water is off from nine to noon.",
          ...{ block: 1, changed: false },
        },
      },
    ]);
    const [now] = await db.select().from(editions).where(eq(editions.id, edition.id));
    expect(now?.lockVersion).toBe(edition.lockVersion);
  });

  test("finds its paragraph where it has moved, says when it has changed, and when it is gone", async ({
    db,
  }) => {
    const { edition } = await givenRemark(db);
    const placed = async (markdown: string) =>
      (await remarksIn(db, edition.id, markdown))[0]?.passage;

    expect(await placed(`First of all.\n\n${text}`)).toMatchObject({ block: 2, changed: false });
    expect(await placed(text.replace("to noon", "to eleven"))).toMatchObject({
      ...{ block: 1, changed: true },
      excerpt: "The water is off from nine to noon.",
    });
    expect(await placed("## When\n\nFill a bucket the evening before.")).toMatchObject({
      ...{ block: null, changed: true },
    });
  });

  test("on the whole text has no passage", async ({ db }) => {
    const seoyeon = await givenUser(db, "editor");
    const edition = await givenEdition(db, { state: "submitted" });
    await addRemark(as(seoyeon, db), { editionId: edition.id, text: "Too long.", passage: null });
    expect(await remarksOf(db, edition)).toMatchObject([{ passage: null }]);
  });

  test("is marked as done once, with an event of its own", async ({ db }) => {
    const { edition, remarkId, seoyeon } = await givenRemark(db);
    const ask = { editionId: edition.id, remarkId };
    await resolveRemark(as(seoyeon, db), ask);
    await resolveRemark(as(seoyeon, db), ask);
    expect(await remarksOf(db, edition)).toMatchObject([{ resolvedBy: "Seoyeon" }]);
    const events = await db.select().from(auditEvents).orderBy(auditEvents.id);
    expect(events.map(({ action }) => action)).toEqual(["remark.made", "remark.resolved"]);
  });

  test("is open to whoever may write the edition, while it is a draft, handed in or given back", async ({
    db,
  }) => {
    for (const role of roleName.enumValues) {
      const asking = await givenUser(db, role);
      for (const state of editionState.enumValues) {
        const edition = await givenEdition(db, { state, createdBy: asking.id });
        const made = await addRemark(as(asking, db), {
          ...{ editionId: edition.id, text: "Say which streets.", passage: null },
        });
        const open =
          ["author", "editor", "manager"].includes(role) &&
          ["draft", "submitted", "rejected"].includes(state);
        expect(made.ok, `${role}, ${state}`).toBe(open);
      }
    }
  });

  test("of another department's edition does not exist for its author", async ({ db }) => {
    const { edition, remarkId } = await givenRemark(db);
    const elsewhere = await givenDepartment(db, "water-works");
    const stranger = await givenUser(db, "author", { departmentId: elsewhere.id });
    const asked = as(stranger, db);
    const outcomes = [
      await addRemark(asked, { editionId: edition.id, text: "Mine.", passage: null }),
      await resolveRemark(asked, { editionId: edition.id, remarkId }),
      await addRemark(asked, { editionId: 999_999, text: "Mine.", passage: null }),
    ];
    expect(outcomes.map((each) => !each.ok && each.refusal.code)).toEqual(
      Array(3).fill("not_found"),
    );
  });

  test("refuses what says nothing, what is endless, and a paragraph that is not there any more", async ({
    db,
  }) => {
    const { edition, seoyeon, passage } = await givenRemark(db);
    const codeOf = async (ask: Partial<Parameters<typeof addRemark>[1]>) => {
      const outcome = await addRemark(as(seoyeon, db), {
        ...{ editionId: edition.id, text: "Say more.", passage },
        ...ask,
      });
      return !outcome.ok && "issues" in outcome.refusal && outcome.refusal.issues[0]?.code;
    };
    expect(await codeOf({ text: "\u200b \n" })).toBe("remark_empty");
    expect(await codeOf({ text: "x".repeat(2001) })).toBe("remark_long");
    expect(await codeOf({ passage: { block: 1, hash: "0".repeat(64) } })).toBe("passage_changed");
    expect(await remarksOf(db, edition)).toHaveLength(1);
  });

  test("of one edition is not done by the form of another", async ({ db }) => {
    const { edition, remarkId, seoyeon } = await givenRemark(db);
    const other = await givenEdition(db, { state: "submitted" });
    expect(await resolveRemark(as(seoyeon, db), { editionId: other.id, remarkId })).toMatchObject({
      refusal: { code: "not_found" },
    });
    expect(await remarksOf(db, edition)).toMatchObject([{ resolvedAt: null }]);
  });

  test("goes along with a rejection that says nothing else, after its passage", async ({ db }) => {
    const { edition, seoyeon, remarkId } = await givenRemark(db);
    await addRemark(as(seoyeon, db), { editionId: edition.id, text: "Too long.", passage: null });
    const ask = { editionId: edition.id, lockVersion: edition.lockVersion, remark: " " };

    expect((await rejectEdition(as(seoyeon, db), ask)).ok).toBe(true);

    const [now] = await db.select().from(editions).where(eq(editions.id, edition.id));
    expect(now?.remark).toBe(
      "“The water is off from nine to noon.”: Say which streets.\nToo long.",
    );
    const events = await db.select().from(auditEvents).orderBy(auditEvents.id);
    expect(events.at(-1)).toMatchObject({
      ...{ action: "edition.reject", reason: null },
      detail: { remarks: [remarkId, remarkId + 1] },
    });
  });

  test("that is done goes along with none: a rejection says why, as ever", async ({ db }) => {
    const { edition, seoyeon, remarkId } = await givenRemark(db);
    await resolveRemark(as(seoyeon, db), { editionId: edition.id, remarkId });
    const ask = { editionId: edition.id, lockVersion: edition.lockVersion, remark: "" };
    expect(await rejectEdition(as(seoyeon, db), ask)).toMatchObject({
      refusal: { code: "malformed", issues: [{ code: "remark_missing" }] },
    });
  });

  test("goes with the text of what was discarded and deleted", async ({ db }) => {
    const { edition } = await givenRemark(db);
    await db.update(editions).set({ state: "discarded" }).where(eq(editions.id, edition.id));
    await deleteDiscardedTexts(db, new Date(noon.getTime() + 91 * 86_400_000));
    expect(await remarksOf(db, edition)).toEqual([]);
  });
});

test("the blocks beside which remarks stand are the body as it is public, one by one", async ({
  db,
}) => {
  const body = fromMarkdown(`${text}\n\n| Street | Hour |\n| --- | --- |\n| Jongno | 9:00 |`);
  const edition = await givenEdition(db, { body });
  const { bodyHtml } = await renderedBody(db, edition.id, body);
  const blocks = await renderedBlocks(db, edition);
  expect(blocks.map(({ html }) => html).join("\n")).toBe(bodyHtml.replace(/ id="s\d+"/g, ""));
});
