import { expect, test } from "vitest";
import { auditEvents } from "@/db/schema";
import { as, givenEdition, givenUser, noon, withDatabase } from "@/domain/testing";
import { makePreviewLink, openPreview, revokePreviewLink } from "./preview-links";

test("twenty people revoke one link at once: it is revoked once, and each is told that it is", async () => {
  await withDatabase(async ({ db }) => {
    const manager = await givenUser(db, "manager");
    const edition = await givenEdition(db, { createdBy: manager.id });
    const made = await makePreviewLink(as(manager, db), { editionId: edition.id, days: 1 });
    if (!made.ok) throw new Error(made.refusal.code);
    const { token, linkId } = made.value;

    const outcomes = await Promise.all(
      Array.from({ length: 20 }, () =>
        revokePreviewLink(as(manager, db), { editionId: edition.id, linkId }),
      ),
    );

    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(20);
    expect(await openPreview(db, token, noon)).toBeUndefined();
    const events = await db.select().from(auditEvents).orderBy(auditEvents.id);
    expect(events.filter(({ action }) => action === "preview.revoked")).toHaveLength(1);
  });
}, 60_000);
