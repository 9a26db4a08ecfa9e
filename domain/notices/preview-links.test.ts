import { eq, sql } from "drizzle-orm";
import { describe, expect } from "vitest";
import {
  attachments,
  auditEvents,
  editionState,
  editions,
  files,
  previewLinks,
  roleName,
} from "@/db/schema";
import { findPreviewedFile } from "@/domain/attachments/find-file";
import { as, givenDepartment, givenEdition, givenUser, noon, test } from "@/domain/testing";
import { makePreviewLink, openPreview, previewLinksOf, revokePreviewLink } from "./preview-links";

const later = (days: number, ms = 0) => new Date(noon.getTime() + days * 86_400_000 + ms);
type Db = Parameters<typeof givenEdition>[0];

async function givenLink(db: Db, state: "draft" | "submitted" = "draft", days = 7) {
  const seoyeon = await givenUser(db, "author", { name: "Seoyeon" });
  const edition = await givenEdition(db, { state, createdBy: seoyeon.id });
  const made = await makePreviewLink(as(seoyeon, db), { editionId: edition.id, days });
  if (!made.ok) throw new Error(made.refusal.code);
  return { seoyeon, edition, ...made.value };
}

describe("a preview link", () => {
  test("shows the text under way, and only until its last day", async ({ db }) => {
    const { token, edition } = await givenLink(db, "draft", 7);

    expect(await openPreview(db, token, later(7, -1))).toMatchObject({
      shows: "text",
      edition: { id: edition.id },
      until: later(7),
    });
    expect(await openPreview(db, token, later(7))).toBeUndefined();
  });

  test("the table keeps no token, and the token has 256 bits", async ({ db }) => {
    const { token } = await givenLink(db);

    expect(Buffer.from(token, "base64url")).toHaveLength(32);
    const [row] = await db.select().from(previewLinks);
    expect(JSON.stringify(row)).not.toContain(token);
    const [{ events } = { events: "" }] = await db.execute<{ events: string }>(
      sql`select string_agg(e::text, ' ') as events from audit_event e`,
    );
    expect(events).not.toContain(token);
    expect(events).not.toContain(row?.tokenHash);
  });

  test("revoked, it leads nowhere; revoking it again is no event", async ({ db }) => {
    const { token, edition, linkId, seoyeon } = await givenLink(db);
    const ask = { editionId: edition.id, linkId };

    expect((await revokePreviewLink(as(seoyeon, db), ask)).ok).toBe(true);
    expect((await revokePreviewLink(as(seoyeon, db), ask)).ok).toBe(true);

    expect(await openPreview(db, token, noon)).toBeUndefined();
    const recorded = await db.select().from(auditEvents).orderBy(auditEvents.id);
    expect(recorded.map(({ action }) => action)).toEqual(["preview.made", "preview.revoked"]);
    expect(await previewLinksOf(db, edition.id, noon)).toMatchObject([
      { state: "revoked", by: "Seoyeon", revokedBy: "Seoyeon" },
    ]);
  });

  test("what is no token of ours leads nowhere", async ({ db }) => {
    await givenLink(db);
    const tokens = ["", "x", "a".repeat(43), "a".repeat(10_000), "../../admin", "\0".repeat(43)];
    for (const token of tokens) expect(await openPreview(db, token, noon)).toBeUndefined();
  });

  test("once the text is public it says so, and once it is set aside that there is nothing", async ({
    db,
  }) => {
    const { token, edition } = await givenLink(db);
    const becomes = (changes: Partial<typeof editions.$inferInsert>) =>
      db.update(editions).set(changes).where(eq(editions.id, edition.id));

    await becomes({ state: "discarded" });
    expect(await openPreview(db, token, noon)).toMatchObject({ shows: "gone" });
    await becomes({
      state: "published",
      ...{ version: 1, versionAt: noon, publishedAt: noon, contentHash: "0".repeat(64) },
    });
    expect(await openPreview(db, token, noon)).toMatchObject({ shows: "public" });
    await becomes({ state: "removed" });
    expect(await openPreview(db, token, noon)).toMatchObject({ shows: "gone" });
  });

  test("an author of another department, and every reader by office, are refused", async ({
    db,
  }) => {
    const { edition, linkId } = await givenLink(db);
    const elsewhere = await givenDepartment(db, "water-works");
    const stranger = await givenUser(db, "author", { departmentId: elsewhere.id });
    const author = await givenUser(db, "author"); // Everywhere, but did not write this.
    const refusals = [];
    for (const asking of [
      stranger,
      author,
      await givenUser(db, "admin"),
      await givenUser(db, "auditor"),
    ]) {
      const make = await makePreviewLink(as(asking, db), { editionId: edition.id, days: 1 });
      const revoke = await revokePreviewLink(as(asking, db), { editionId: edition.id, linkId });
      refusals.push([make, revoke].map((each) => !each.ok && each.refusal.code));
    }
    expect(refusals).toEqual([
      ["not_found", "not_found"],
      ["not_found", "not_found"],
      ["forbidden", "forbidden"],
      ["forbidden", "forbidden"],
    ]);
  });

  test("an author, an editor and a manager make one of what is under way, of nothing else", async ({
    db,
  }) => {
    for (const role of roleName.enumValues) {
      const asking = await givenUser(db, role);
      for (const state of editionState.enumValues) {
        const edition = await givenEdition(db, { state, createdBy: asking.id });
        const made = await makePreviewLink(as(asking, db), { editionId: edition.id, days: 1 });
        const writes = ["author", "editor", "manager"].includes(role);
        const open = ["draft", "submitted", "rejected", "scheduled"].includes(state);
        expect(made.ok, `${role}, ${state}`).toBe(writes && open);
      }
    }
  });

  test.for([0, 2, -1, 31, 1e9, Number.NaN])("it cannot live for %d days", async (days, { db }) => {
    const seoyeon = await givenUser(db, "author");
    const edition = await givenEdition(db, { createdBy: seoyeon.id });
    expect(await makePreviewLink(as(seoyeon, db), { editionId: edition.id, days })).toMatchObject({
      refusal: { code: "malformed", issues: [{ field: "days" }] },
    });
  });

  test("a link of another edition is not revoked by this one's form", async ({ db }) => {
    const { token, linkId } = await givenLink(db);
    const minjun = await givenUser(db, "author", { name: "Minjun" });
    const own = await givenEdition(db, { createdBy: minjun.id });

    const outcome = await revokePreviewLink(as(minjun, db), { editionId: own.id, linkId });

    expect(outcome).toMatchObject({ refusal: { code: "not_found" } });
    expect(await openPreview(db, token, noon)).toBeDefined();
  });

  test("an edition has twenty open links at most", async ({ db }) => {
    const { seoyeon, edition, linkId } = await givenLink(db);
    const ask = { editionId: edition.id, days: 1 };
    for (let made = 1; made < 20; made += 1)
      expect((await makePreviewLink(as(seoyeon, db), ask)).ok).toBe(true);
    expect(await makePreviewLink(as(seoyeon, db), ask)).toMatchObject({
      refusal: { code: "links_many" },
    });
    await revokePreviewLink(as(seoyeon, db), { editionId: edition.id, linkId });
    expect((await makePreviewLink(as(seoyeon, db), ask)).ok).toBe(true);
  });

  test("its files are those of its own text, and only while it leads there", async ({ db }) => {
    const sha256 = "b".repeat(64);
    await db.insert(files).values({ sha256, bytes: 4, mediaType: "text/csv", createdAt: noon });
    const seoyeon = await givenUser(db, "author");
    const given = { createdBy: seoyeon.id, files: [{ sha256, name: "streets.csv" }] };
    const [one, other] = [await givenEdition(db, given), await givenEdition(db, given)];
    const linkTo = async ({ id }: { id: number }) => {
      const made = await makePreviewLink(as(seoyeon, db), { editionId: id, days: 1 });
      if (!made.ok) throw new Error(made.refusal.code);
      return made.value;
    };
    const [{ token, linkId }, foreign] = [await linkTo(one), await linkTo(other)];
    const [file] = await db.select().from(attachments).where(eq(attachments.editionId, one.id));
    const asked = { attachmentId: file?.id ?? 0, now: noon };

    expect(await findPreviewedFile(db, { ...asked, token })).toMatchObject({
      ...{ name: "streets.csv", open: false },
    });
    expect(await findPreviewedFile(db, { ...asked, token: foreign.token })).toBeUndefined();
    expect(await findPreviewedFile(db, { ...asked, token, now: later(1) })).toBeUndefined();
    await revokePreviewLink(as(seoyeon, db), { editionId: one.id, linkId });
    expect(await findPreviewedFile(db, { ...asked, token })).toBeUndefined();
  });
});
