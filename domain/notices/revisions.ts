import { desc, eq } from "drizzle-orm";
import type { Database } from "@/db";
import { editionRevisions } from "@/db/schema";

/** Autosaves of one person are one revision within so long, by the clock's own tens of minutes. */
const groupMs = 10 * 60 * 1000;

/** Which open form a text was sent from, and with which of its requests: each carries a higher turn. */
export type Sent = { form: string; turn: number };

export type Revision = typeof editionRevisions.$inferSelect;

/** What was saved last of an edition; undefined where nothing was yet. */
export async function lastRevision(tx: Database, editionId: number): Promise<Revision | undefined> {
  const [last] = await tx
    .select()
    .from(editionRevisions)
    .where(eq(editionRevisions.editionId, editionId))
    .orderBy(desc(editionRevisions.seq))
    .limit(1);
  return last;
}

/**
 * Whether what stands in the edition is this form's own, sent earlier: its answer was lost on the way, and the form
 * knows only the lock version before. A request that comes late, after a newer one of its form, is not let through.
 */
export const isOwnEarlier = (
  last: Revision | undefined,
  lockVersion: number,
  sent: Sent | undefined,
): boolean =>
  last !== undefined &&
  sent !== undefined &&
  last.lockVersion === lockVersion &&
  last.form === sent.form &&
  last.turn < sent.turn;

/** Keeps a saved text after `last`; an autosave goes into the one before it where that is the same person's of the same ten minutes. */
export async function keepRevision(
  tx: Database,
  last: Revision | undefined,
  text: Omit<typeof editionRevisions.$inferInsert, "seq">,
): Promise<{ seq: number; grouped: boolean }> {
  if (last && isOneGroup(last, text)) {
    await tx.update(editionRevisions).set(text).where(eq(editionRevisions.id, last.id));
    return { seq: last.seq, grouped: true };
  }
  const seq = (last?.seq ?? 0) + 1;
  await tx.insert(editionRevisions).values({ ...text, seq });
  return { seq, grouped: false };
}

const isOneGroup = (last: Revision, next: Pick<Revision, "kind" | "by" | "at">): boolean =>
  last.kind === "autosave" &&
  next.kind === "autosave" &&
  last.by === next.by &&
  Math.floor(last.at.getTime() / groupMs) === Math.floor(next.at.getTime() / groupMs);
