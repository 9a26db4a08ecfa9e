import { and, asc, desc, eq, isNotNull, isNull } from "drizzle-orm";
import type { Database } from "@/db";
import { readJournals } from "@/db/schema";
import { recordAudit } from "@/domain/audit";
import { announceEverything } from "@/domain/notices/announce";
import { done, type Outcome, refuse, transact } from "@/domain/outcome";

const silentMs = 60_000; // A journal at work is folded at least every 20 s.

/** The journals a day waits for before it closes, the one that is farthest behind first. */
export const openJournals = (db: Database) =>
  db
    .select({
      id: readJournals.id,
      owner: readJournals.owner,
      foldedUntil: readJournals.foldedUntil,
      seenAt: readJournals.seenAt,
    })
    .from(readJournals)
    .where(isNull(readJournals.finishedAt))
    .orderBy(asc(readJournals.foldedUntil), asc(readJournals.id));

/**
 * The operator's word that a journal will not come back (its machine is gone): days no longer wait for it. The reads
 * in its file are missing from the counts until it does come back; they then count on the first open day.
 *
 * Refuses: not_found (no such journal, or wholly folded) · wrong_state (it was folded within the last minute) ·
 * malformed (no reason: it is a dated line that everybody can read).
 */
export function giveUpJournal(
  db: Database,
  given: { id: string; because: string; now: Date },
): Promise<Outcome<{ foldedUntil: Date | null }>> {
  const { id, now } = given;
  const because = given.because.trim();
  return transact(db, async (tx) => {
    if (because === "")
      return refuse({ code: "malformed", issues: [{ field: "because", code: "remark_missing" }] });
    const [journal] = await tx
      .select()
      .from(readJournals)
      .where(and(eq(readJournals.id, id), isNull(readJournals.finishedAt)))
      .for("update");
    if (!journal) return refuse({ code: "not_found" });
    if (now.getTime() - journal.seenAt.getTime() < silentMs)
      return refuse({ code: "wrong_state", state: "folded" });

    await tx
      .update(readJournals)
      .set({ finishedAt: now, givenUpAt: now, givenUpBecause: because })
      .where(eq(readJournals.id, id));
    await announceEverything(tx); // The reason stands on the transparency page.
    await recordAudit(tx, {
      at: now,
      actorId: null,
      role: "shell",
      action: "reads.journal_given_up",
      subject: `journal:${id}`,
      detail: { foldedUntil: journal.foldedUntil?.toISOString() ?? null },
      reason: because,
    });
    return done({ foldedUntil: journal.foldedUntil });
  });
}

/** The dated lines of the transparency page: journals that were given up, the newest first. */
export const givenUpJournals = (db: Database) =>
  db
    .select({
      id: readJournals.id,
      at: readJournals.givenUpAt,
      because: readJournals.givenUpBecause,
      foldedUntil: readJournals.foldedUntil,
    })
    .from(readJournals)
    .where(isNotNull(readJournals.givenUpAt))
    .orderBy(desc(readJournals.givenUpAt), asc(readJournals.id));
