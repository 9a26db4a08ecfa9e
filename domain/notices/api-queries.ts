import { and, eq, inArray, sql } from "drizzle-orm";
import type { Database } from "@/db";
import { attachments, boards, categories, departments, editions, notices } from "@/db/schema";
import { findInTime } from "@/domain/search/bounded";
import { readQuestion } from "@/domain/search/question";
import { withoutNul } from "@/lib/nul";
import { addDays, dayStart, type Lang } from "@/lib/time";

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
 * One page of the open API's list: newest first, with words the closest first. What a slug names nothing has no
 * notices; `late` says of a question that it took too long.
 */
export async function searchNotices(db: Database, filter: ApiFilter, now: Date) {
  const [[named], kinds] = await Promise.all([
    db
      .select({
        board: idOf(boards, filter.board),
        department: idOf(departments, filter.department),
      })
      .from(sql`(select 1) as one`),
    filter.category === undefined ? [] : categoriesNamed(db, filter.category, filter.board),
  ]);
  const question = readQuestion(withoutNul(filter.q ?? ""));
  const unknown =
    (["board", "department"] as const).some(
      (name) => filter[name] !== undefined && !named?.[name],
    ) ||
    (filter.category !== undefined && kinds.length === 0);
  const meaningless = withoutNul(filter.q ?? "").trim() !== "" && question.wanted.length === 0;
  if (unknown || meaningless) return { total: 0, items: [], late: false };
  const found = await findInTime(db, {
    lang: filter.lang,
    question,
    filters: {
      board: named?.board ?? undefined,
      category: filter.category === undefined ? undefined : kinds,
      department: named?.department ?? undefined,
      from: filter.from === undefined ? undefined : dayStart(filter.from),
      until: filter.to === undefined ? undefined : dayStart(addDays(filter.to, 1)),
    },
    sort: "best",
    page: filter.page,
    pageSize: filter.size,
    now,
  });
  if (!found) return { total: 0, items: [], late: true };
  const base = {
    number: editions.number,
    lang: editions.lang,
    board: boards.slug,
    title: editions.title,
    summary: editions.summary,
    department: filter.lang === "ko" ? departments.nameKo : departments.nameEn,
  };
  const rows = await db
    .select({
      ...base,
      publishedAt: editions.publishedAt,
      updatedAt: editions.updatedAt,
      reads: sql<number>`${notices.readBaseline} + ${notices.readCount}`.mapWith(Number),
      legacyKey: notices.legacyKey,
      version: editions.version,
      state: editions.state,
      id: editions.id,
    })
    .from(editions)
    .innerJoin(notices, eq(notices.id, editions.noticeId))
    .innerJoin(boards, eq(boards.id, editions.boardId))
    .leftJoin(departments, eq(departments.id, editions.departmentId))
    .where(inArray(editions.id, found.page));
  const entries =
    rows.length === 0
      ? []
      : await db
          .select()
          .from(attachments)
          .where(
            and(
              inArray(
                attachments.editionId,
                rows.map(({ id }) => id),
              ),
              eq(attachments.role, "file"),
            ),
          )
          .orderBy(attachments.position);
  return {
    late: false,
    total: found.total,
    items: found.page.flatMap((id) =>
      rows
        .filter((row) => row.id === id)
        .map((row) => ({
          ...row,
          attachments: entries.filter((entry) => entry.editionId === id),
        })),
    ),
  };
}

/** The id a slug names; null without a slug, or where it names nothing. */
const idOf = (table: typeof boards | typeof departments, slug: string | undefined) =>
  sql<number | null>`(select ${table}.id from ${table} where slug = ${slug ?? null})`.mapWith(
    (value) => (value === null ? null : Number(value)),
  );

/** The categories a slug names: each board has its own. */
async function categoriesNamed(db: Database, slug: string, board: string | undefined) {
  const rows = await db
    .select({ id: categories.id })
    .from(categories)
    .innerJoin(boards, eq(boards.id, categories.boardId))
    .where(
      and(eq(categories.slug, slug), board === undefined ? undefined : eq(boards.slug, board)),
    );
  return rows.map(({ id }) => id);
}
