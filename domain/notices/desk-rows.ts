import { and, eq, inArray, or, type SQL, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Database } from "@/db";
import { boards, departments, editionRevisions, editions, notices, users } from "@/db/schema";
import type { Actor } from "@/domain/context";

export const shownReads = sql<number>`${notices.readBaseline} + ${notices.readCount}`.mapWith(
  Number,
);

export const needsSecondCheck = sql<boolean>`(${editions.state} = 'published' and ${editions.forcedBy} is not null and ${editions.secondCheckedBy} is null)`;
const schedulers = alias(users, "scheduler");

const columns = {
  id: editions.id,
  number: editions.number,
  lang: editions.lang,
  title: editions.title,
  state: editions.state,
  version: editions.version,
  remark: editions.remark,
  explanation: editions.explanation,
  updatedAt: editions.updatedAt,
  publishedAt: editions.publishedAt,
  submittedAt: editions.submittedAt,
  submittedBy: users.name,
  needsSecondCheck,
  versionAt: editions.versionAt,
  scheduledAt: editions.scheduledAt,
  scheduledZone: editions.scheduledZone,
  scheduledBy: schedulers.name,
  heldBack: editions.heldBack,
  boardSlug: boards.slug,
  boardEn: boards.nameEn,
  boardKo: boards.nameKo,
  departmentEn: departments.nameEn,
  departmentKo: departments.nameKo,
  reads: shownReads,
  lockVersion: editions.lockVersion,
};

/** Editions as the desk lists them, with the names of what they stand in. */
export const deskRows = (db: Database) =>
  db
    .select(columns)
    .from(editions)
    .innerJoin(notices, eq(notices.id, editions.noticeId))
    .innerJoin(boards, eq(boards.id, editions.boardId))
    .leftJoin(departments, eq(departments.id, editions.departmentId))
    .leftJoin(users, eq(users.id, editions.submittedBy))
    .leftJoin(schedulers, eq(schedulers.id, editions.scheduledBy));

/** The same rule as `maySee`, as a condition. */
export function seenBy(actor: Actor): SQL | undefined {
  const places = actor.grants.map((grant) =>
    and(
      grant.boardId === null ? undefined : eq(editions.boardId, grant.boardId),
      grant.departmentId === null ? undefined : eq(editions.departmentId, grant.departmentId),
      grant.role === "author"
        ? or(
            eq(editions.createdBy, actor.id),
            eq(editions.submittedBy, actor.id),
            inArray(editions.state, ["published", "withdrawn", "superseded"]),
            sql`exists (select from ${editionRevisions} where ${editionRevisions.editionId} = ${editions.id} and ${editionRevisions.by} = ${actor.id})`,
          )
        : sql`true`,
    ),
  );
  return places.length === 0 ? sql`false` : or(...places);
}

export type DeskEdition = Awaited<ReturnType<typeof deskRows>>[number];
