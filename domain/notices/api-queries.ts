import { and, eq, inArray, sql } from "drizzle-orm";
import type { Database } from "@/db";
import { boards, categories, departments, editions, notices } from "@/db/schema";
import { findInTime } from "@/domain/search/bounded";
import { readQuestion } from "@/domain/search/question";
import { withoutNul } from "@/lib/nul";
import { addDays, dayStart, type Lang } from "@/lib/time";
import { listAttachmentsOf } from "./public-queries";

export type ApiFilter = {
  lang: Lang;
  board?: string | undefined;
  /** Words as the search takes them. */
  q?: string | undefined;
  category?: string | undefined;
  department?: string | undefined;
  /** Days in Asia/Seoul, both included. */
  from?: string | undefined;
  to?: string | undefined;
  page: number;
  size: number;
};

/**
 * One page of the open API's list: newest first, with words the closest first. A filter whose slug names nothing is left
 * aside and named in `ignored`, as the pages and the feeds do; `late` says of a question that it took too long.
 */
export async function searchNotices(db: Database, filter: ApiFilter, now: Date) {
  const { filters, ignored } = await filtersOf(db, filter);
  const typed = withoutNul(filter.q ?? "");
  const question = readQuestion(typed);
  const none = { total: 0, items: [], late: false, ignored };
  if (typed.trim() !== "" && question.wanted.length === 0) return none; // No word in it.
  const found = await findInTime(db, {
    ...{ lang: filter.lang, question, filters, now },
    ...{ sort: "best", page: filter.page, pageSize: filter.size },
  });
  if (!found) return { ...none, late: true };
  const name = filter.lang === "ko" ? "nameKo" : "nameEn";
  const rows = await db
    .select({
      number: editions.number,
      lang: editions.lang,
      board: boards.slug,
      title: editions.title,
      summary: editions.summary,
      department: departments[name],
      departmentSlug: departments.slug,
      category: categories[name],
      categorySlug: categories.slug,
      licence: editions.licence,
      publishedAt: editions.publishedAt,
      updatedAt: editions.updatedAt,
      reads: sql<number>`${notices.readBaseline} + ${notices.readCount}`.mapWith(Number),
      legacyKey: notices.legacyKey,
      version: editions.version,
      state: editions.state,
      withdrawnAt: editions.withdrawnAt,
      explanation: editions.explanation,
      id: editions.id,
    })
    .from(editions)
    .innerJoin(notices, eq(notices.id, editions.noticeId))
    .innerJoin(boards, eq(boards.id, editions.boardId))
    .leftJoin(departments, eq(departments.id, editions.departmentId))
    .leftJoin(categories, eq(categories.id, notices.categoryId))
    .where(inArray(editions.id, found.page));
  const attached = await listAttachmentsOf(
    db,
    rows.map(({ id }) => id),
  );
  return {
    ...{ late: false, ignored, total: found.total },
    items: found.page.flatMap((id) =>
      rows
        .filter((row) => row.id === id)
        .map((row) => ({
          ...row,
          attachments: attached.filter((file) => file.editionId === id),
        })),
    ),
  };
}

/** Ids for the slugs of a filter. */
async function filtersOf(db: Database, filter: ApiFilter) {
  const [named] = await db
    .select({
      board: idOf(boards, filter.board),
      department: idOf(departments, filter.department),
    })
    .from(sql`(select 1) as one`);
  const board = named?.board ?? undefined;
  const department = named?.department ?? undefined;
  const kinds = filter.category ? await categoriesNamed(db, filter.category, board) : [];
  const category = kinds.length > 0 ? kinds : undefined;
  const ids = { board, category, department };
  const { from, to } = filter;
  return {
    filters: {
      ...ids,
      from: from === undefined ? undefined : dayStart(from),
      until: to === undefined ? undefined : dayStart(addDays(to, 1)),
    },
    ignored: (["board", "category", "department"] as const).filter(
      (name) => filter[name] !== undefined && ids[name] === undefined,
    ),
  };
}

/** The id a slug names; null without a slug, or where it names nothing. */
const idOf = (table: typeof boards | typeof departments, slug: string | undefined) =>
  sql<number | null>`(select ${table}.id from ${table} where slug = ${slug ?? null})`.mapWith(
    (value) => (value === null ? null : Number(value)),
  );

/** The categories a slug names: each board has its own. */
async function categoriesNamed(db: Database, slug: string, board: number | undefined) {
  const rows = await db
    .select({ id: categories.id })
    .from(categories)
    .where(
      and(
        eq(categories.slug, slug),
        board === undefined ? undefined : eq(categories.boardId, board),
      ),
    );
  return rows.map(({ id }) => id);
}
