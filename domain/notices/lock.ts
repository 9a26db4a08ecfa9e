import { eq } from "drizzle-orm";
import type { Database } from "@/db";
import { boards, editionRevisions, editions, notices } from "@/db/schema";
import type { Standing } from "./workflow";

/**
 * Locks the notice an edition belongs to until `tx` ends, then reads the edition with its standing.
 * Every command starts here, so commands on one notice run one at a time, in one lock order.
 *
 * Two statements on purpose: at READ COMMITTED the second sees what the previous holder committed,
 * while a single locking join would return the edition as it was before the wait.
 */
export async function lockEdition(tx: Database, editionId: number) {
  const owner = tx
    .select({ id: editions.noticeId })
    .from(editions)
    .where(eq(editions.id, editionId));
  await tx.select({ id: notices.id }).from(notices).where(eq(notices.id, owner)).for("update");
  return readEdition(tx, editionId);
}

/** An edition with its notice, board and standing, unlocked: for pages. */
export async function readEdition(db: Database, editionId: number) {
  const [row] = await db
    .select({ edition: editions, notice: notices, board: boards })
    .from(editions)
    .innerJoin(notices, eq(notices.id, editions.noticeId))
    .innerJoin(boards, eq(boards.id, notices.boardId))
    .where(eq(editions.id, editionId));
  if (!row) return undefined;
  const saved = await db
    .selectDistinct({ by: editionRevisions.by })
    .from(editionRevisions)
    .where(eq(editionRevisions.editionId, editionId));
  const contributors = new Set(saved.map((revision) => revision.by));
  if (row.edition.submittedBy !== null) contributors.add(row.edition.submittedBy);
  const standing: Standing = {
    state: row.edition.state,
    boardId: row.board.id,
    departmentId: row.edition.departmentId,
    createdBy: row.edition.createdBy,
    submittedBy: row.edition.submittedBy,
    contributors,
    secondPerson: row.board.secondPerson,
  };
  return { ...row, standing };
}

export type LockedEdition = NonNullable<Awaited<ReturnType<typeof lockEdition>>>;
