import { and, eq, inArray, isNotNull, isNull, ne, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Database } from "@/db";
import { boards, editionRevisions, editions, notices, removals, users } from "@/db/schema";
import type { Actor } from "@/domain/context";
import { type Standing, underWay } from "./workflow";

/**
 * Locks the notice an edition belongs to until `tx` ends, then reads the edition with its standing.
 * Every command starts here, so commands on one notice run one at a time, in one lock order.
 *
 * Two statements on purpose: at READ COMMITTED the second sees what the previous holder committed,
 * while a single locking join would return the edition as it was before the wait.
 *
 * undefined where there is none, and for an `actor` (null: the system) whose account was locked during the wait: whoever
 * leaves has handed on what they had under way, and nothing of theirs comes in after it.
 */
export async function lockEdition(tx: Database, editionId: number, actor: Actor | null) {
  const owner = tx
    .select({ id: editions.noticeId })
    .from(editions)
    .where(eq(editions.id, editionId));
  await tx.select({ id: notices.id }).from(notices).where(eq(notices.id, owner)).for("update");
  if (actor && (await isLockedOut(tx, actor))) return undefined;
  return readEdition(tx, editionId);
}

async function isLockedOut(tx: Database, actor: Actor): Promise<boolean> {
  const [user] = await tx
    .select({ id: users.id })
    .from(users)
    .where(and(eq(users.id, actor.id), isNotNull(users.disabledAt)));
  return user !== undefined;
}

/** An edition with its notice, board and standing, unlocked: for pages. */
export async function readEdition(db: Database, editionId: number) {
  const [row] = await db
    .select({ edition: editions, notice: notices, board: boards, ...around(db, editionId) })
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
  const { edition, notice, board, anotherUnderWay, noticeRemoved } = row;
  const standing: Standing = {
    state: row.edition.state,
    boardId: row.board.id,
    departmentId: row.edition.departmentId,
    createdBy: row.edition.createdBy,
    submittedBy: row.edition.submittedBy,
    contributors,
    secondPerson: row.board.secondPerson,
    // At its hour the system publishes; whoever set the hour answers for it.
    publishedBy: row.edition.publishedBy ?? row.edition.scheduledBy,
    forcedBy: row.edition.forcedBy,
    needsSecondCheck: row.edition.forcedBy !== null && row.edition.secondCheckedBy === null,
    since: sinceOf(row.edition),
    anotherUnderWay,
    noticeRemoved,
  };
  return { edition, notice, board, standing };
}

/** What stands around an edition that decides about its steps. */
function around(db: Database, editionId: number) {
  const other = alias(editions, "other");
  const another = db
    .select({ one: sql`1` })
    .from(other)
    .where(
      and(
        eq(other.noticeId, editions.noticeId),
        eq(other.lang, editions.lang),
        ne(other.id, editionId),
        inArray(other.state, [...underWay]),
      ),
    );
  const tombstone = db
    .select({ one: sql`1` })
    .from(removals)
    .where(and(eq(removals.noticeId, editions.noticeId), isNull(removals.editionId)));
  return {
    anotherUnderWay: sql<boolean>`exists ${another}`,
    noticeRemoved: sql<boolean>`exists ${tombstone}`,
  };
}

/** When it came to the state it is in: a version became public once, and nothing changes what is discarded. */
function sinceOf({ state, versionAt, updatedAt }: typeof editions.$inferSelect): Date | null {
  if (state === "published") return versionAt;
  return state === "discarded" ? updatedAt : null;
}

export type LockedEdition = NonNullable<Awaited<ReturnType<typeof lockEdition>>>;
