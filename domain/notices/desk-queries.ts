import { and, asc, count, desc, eq, ilike, inArray, ne, or, type SQL, sql } from "drizzle-orm";
import type { Database } from "@/db";
import { boards, departments, editionRevisions, editions, notices, users } from "@/db/schema";
import type { Actor } from "@/domain/context";
import type { EditionState } from "./workflow";

export const deskPageSize = 20;
export const deskSorts = ["saved", "title", "published", "reads"] as const;
export type DeskSort = (typeof deskSorts)[number];

export type DeskFilter = {
  state?: EditionState;
  board?: string;
  department?: string;
  /** Words of the title, or a number. */
  q?: string;
  sort: DeskSort;
  page: number;
};

export type DeskEdition = Awaited<ReturnType<typeof listEditions>>["editions"][number];

const shownReads = sql<number>`${notices.readBaseline} + ${notices.readCount}`.mapWith(Number);

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
    .leftJoin(users, eq(users.id, editions.submittedBy));

/** One page of the desk's list: what this actor may see, filtered and sorted. */
export async function listEditions(db: Database, actor: Actor, filter: DeskFilter) {
  const where = and(
    visibleTo(actor),
    ne(editions.state, "superseded"),
    filter.state ? eq(editions.state, filter.state) : ne(editions.state, "discarded"),
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

/** My drafts and what came back to me; what waits for a second person; what was published last. */
export async function myDesk(db: Database, actor: Actor) {
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
  const published = await from(db)
    .where(and(visibleTo(actor), eq(editions.state, "published")))
    .orderBy(desc(editions.publishedAt), desc(editions.number))
    .limit(5);
  return { mine, submitted, waiting, published };
}

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
