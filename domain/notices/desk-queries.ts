import {
  and,
  asc,
  count,
  desc,
  eq,
  ilike,
  inArray,
  isNotNull,
  ne,
  or,
  type SQL,
  sql,
} from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Database } from "@/db";
import { boards, departments, editionRevisions, editions, notices, users } from "@/db/schema";
import type { Actor, Role } from "@/domain/context";
import { type EditionState, isLate, steps } from "./workflow";

export const deskPageSize = 20;
export const deskSorts = ["saved", "title", "published", "reads"] as const;
export type DeskSort = (typeof deskSorts)[number];

export type DeskFilter = {
  /** `second_check`: published by force and not checked since. */
  state?: EditionState | "second_check";
  board?: string;
  department?: string;
  /** Words of the title, or a number. */
  q?: string;
  sort: DeskSort;
  page: number;
};

export type DeskEdition = Awaited<ReturnType<typeof listEditions>>["editions"][number];

const shownReads = sql<number>`${notices.readBaseline} + ${notices.readCount}`.mapWith(Number);

const needsSecondCheck = sql<boolean>`(${editions.state} = 'published' and ${editions.forcedBy} is not null and ${editions.secondCheckedBy} is null)`;
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
};

const from = (db: Database) =>
  db
    .select(columns)
    .from(editions)
    .innerJoin(notices, eq(notices.id, editions.noticeId))
    .innerJoin(boards, eq(boards.id, editions.boardId))
    .leftJoin(departments, eq(departments.id, editions.departmentId))
    .leftJoin(users, eq(users.id, editions.submittedBy))
    .leftJoin(schedulers, eq(schedulers.id, editions.scheduledBy));

/** One page of the desk's list: what this actor may see, filtered and sorted. */
export async function listEditions(db: Database, actor: Actor, filter: DeskFilter) {
  const where = and(
    visibleTo(actor),
    ne(editions.state, "superseded"),
    inState(filter.state),
    filter.board ? eq(boards.slug, filter.board) : undefined,
    filter.department ? eq(departments.slug, filter.department) : undefined,
    ...searchWords(filter.q ?? ""),
  );
  const [total] = await db
    .select({ n: count() })
    .from(editions)
    .innerJoin(boards, eq(boards.id, editions.boardId))
    .leftJoin(departments, eq(departments.id, editions.departmentId))
    .where(where);
  const rows = await from(db)
    .where(where)
    .orderBy(...order(filter.sort))
    .limit(deskPageSize)
    .offset((filter.page - 1) * deskPageSize);
  return {
    editions: rows,
    total: total?.n ?? 0,
    pages: Math.max(1, Math.ceil((total?.n ?? 0) / deskPageSize)),
  };
}

function inState(state: DeskFilter["state"]): SQL {
  if (state === "second_check") return needsSecondCheck;
  return state ? eq(editions.state, state) : ne(editions.state, "discarded");
}

/** Was not published when due, and nobody has decided about it since. */
const isHeldBack = and(
  isNotNull(editions.heldBack),
  inArray(editions.state, ["draft", "submitted"]),
);

/**
 * My drafts and what came back to me; what waits for a second person, before publication or after one by force; what was
 * published last; what is scheduled, and apart from it what is due and not public.
 */
export async function myDesk(db: Database, actor: Actor, now: Date) {
  const few = 50;
  const mine = await from(db)
    .where(and(eq(editions.createdBy, actor.id), inArray(editions.state, ["draft", "rejected"])))
    .orderBy(desc(editions.updatedAt), desc(editions.id))
    .limit(few);
  const submitted = await from(db)
    .where(and(eq(editions.submittedBy, actor.id), eq(editions.state, "submitted")))
    .orderBy(desc(editions.updatedAt), desc(editions.id))
    .limit(few);
  const reviews = actor.grants.some((grant) => grant.role === "editor" || grant.role === "manager");
  const wroteIt = db
    .select({ id: editionRevisions.editionId })
    .from(editionRevisions)
    .where(eq(editionRevisions.by, actor.id));
  const waiting = reviews
    ? await from(db)
        .where(
          and(
            visibleTo(actor),
            eq(editions.state, "submitted"),
            or(
              eq(boards.secondPerson, false),
              and(ne(editions.submittedBy, actor.id), sql`${editions.id} not in ${wroteIt}`),
            ),
          ),
        )
        .orderBy(asc(editions.submittedAt), asc(editions.id))
        .limit(few)
    : [];
  const checkers: readonly Role[] = steps.second_check.by;
  const unchecked = await from(db)
    .where(
      and(
        visibleTo({ ...actor, grants: actor.grants.filter(({ role }) => checkers.includes(role)) }),
        needsSecondCheck,
        ne(editions.forcedBy, actor.id),
      ),
    )
    .orderBy(asc(editions.versionAt), asc(editions.id))
    .limit(few);
  const published = await from(db)
    .where(and(visibleTo(actor), eq(editions.state, "published")))
    .orderBy(desc(editions.publishedAt), desc(editions.number))
    .limit(5);
  const hours = await from(db)
    .where(and(visibleTo(actor), or(eq(editions.state, "scheduled"), isHeldBack)))
    .orderBy(asc(editions.scheduledAt), asc(editions.id))
    .limit(few);
  const late = hours.filter(({ heldBack, scheduledAt }) => heldBack || isLate(scheduledAt, now));
  const scheduled = hours.filter((each) => !late.includes(each));
  return { mine, submitted, waiting, unchecked, published, late, scheduled };
}

/** Who published an edition by force, why, and who has checked it since; null where two saw it first. */
export async function forceOf(db: Database, editionId: number) {
  const checkers = alias(users, "checker");
  const [force] = await db
    .select({
      by: users.name,
      reason: sql<string>`${editions.forceReason}`,
      checkedBy: checkers.name,
      checkedAt: editions.secondCheckedAt,
    })
    .from(editions)
    .innerJoin(users, eq(users.id, editions.forcedBy))
    .leftJoin(checkers, eq(checkers.id, editions.secondCheckedBy))
    .where(eq(editions.id, editionId));
  return force ?? null;
}

export type Force = NonNullable<Awaited<ReturnType<typeof forceOf>>>;

/** The editions of a notice that this actor may see, and all that are public: for the panel beside the text. */
export const editionsOf = (db: Database, actor: Actor, noticeId: number) =>
  from(db)
    .where(
      and(
        eq(editions.noticeId, noticeId),
        or(visibleTo(actor), inArray(editions.state, ["published", "withdrawn", "superseded"])),
      ),
    )
    .orderBy(asc(editions.lang), desc(editions.id));

/** The same rule as `maySee`, as a condition. */
function visibleTo(actor: Actor): SQL | undefined {
  const places = actor.grants.map((grant) =>
    and(
      grant.boardId === null ? undefined : eq(editions.boardId, grant.boardId),
      grant.departmentId === null ? undefined : eq(editions.departmentId, grant.departmentId),
      grant.role === "author"
        ? or(
            eq(editions.createdBy, actor.id),
            inArray(editions.state, ["published", "withdrawn", "superseded"]),
          )
        : sql`true`,
    ),
  );
  return places.length === 0 ? sql`false` : or(...places);
}

function searchWords(q: string): SQL[] {
  const words = q.normalize("NFC").split(/\s+/).filter(Boolean).slice(0, 8);
  return words.flatMap((word) => {
    const inTitle = ilike(editions.title, `%${word.replace(/[\\%_]/g, "\\$&")}%`);
    const condition = /^\d{1,9}$/.test(word)
      ? or(inTitle, eq(editions.number, Number(word)))
      : inTitle;
    return condition ? [condition] : [];
  });
}

const order = (sort: DeskSort): SQL[] => {
  const ties = desc(editions.id);
  if (sort === "title") return [asc(editions.title), ties];
  if (sort === "published") return [sql`${editions.publishedAt} desc nulls last`, ties];
  if (sort === "reads") return [sql`${notices.readBaseline} + ${notices.readCount} desc`, ties];
  return [desc(editions.updatedAt), ties];
};
