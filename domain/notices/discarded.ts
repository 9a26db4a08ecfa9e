import { and, asc, eq, isNull, lt } from "drizzle-orm";
import type { Database } from "@/db";
import { attachments, editionRevisions, editions, previewLinks, remarks } from "@/db/schema";
import { recordAudit } from "@/domain/audit";
import { emptyBody } from "@/lib/body";
import { lockEdition } from "./lock";
import { discardedDays } from "./workflow";

const atOnce = 100; // Editions a call: the next call goes on.

/**
 * Deletes the text, the revisions, the remarks, the preview links and the list of files of what was discarded more than
 * 90 days ago; the record of who did what stays. One transaction and one audit event each, by the system. Returns how many.
 */
export async function deleteDiscardedTexts(db: Database, now: Date): Promise<number> {
  const before = new Date(now.getTime() - discardedDays * 86_400_000);
  const due = and(
    eq(editions.state, "discarded"),
    isNull(editions.textDeletedAt),
    lt(editions.updatedAt, before),
  );
  const rows = await db
    .select({ id: editions.id })
    .from(editions)
    .where(due)
    .orderBy(asc(editions.updatedAt))
    .limit(atOnce);
  let deleted = 0;
  for (const { id } of rows)
    await db.transaction(async (tx) => {
      await lockEdition(tx, id, null);
      // Another process may have been here, or somebody brought it back at the last moment.
      const [emptied] = await tx
        .update(editions)
        .set({
          ...{ title: "", summary: "", body: emptyBody, bodyHtml: "", bodyText: "", contact: "" },
          ...{ changeType: null, changeNote: null, remark: null, contentHash: null },
          textDeletedAt: now,
        })
        .where(and(eq(editions.id, id), due))
        .returning({ lockVersion: editions.lockVersion });
      if (!emptied) return;
      await tx.delete(editionRevisions).where(eq(editionRevisions.editionId, id));
      await tx.delete(remarks).where(eq(remarks.editionId, id));
      await tx.delete(previewLinks).where(eq(previewLinks.editionId, id));
      await tx.delete(attachments).where(eq(attachments.editionId, id));
      await recordAudit(tx, {
        at: now,
        actorId: null,
        role: "system",
        action: "edition.text_deleted",
        subject: `edition:${id}`,
        detail: { state: "discarded", afterDays: discardedDays },
      });
      deleted += 1;
    });
  return deleted;
}
