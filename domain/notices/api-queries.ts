import { and, eq, inArray, sql } from "drizzle-orm";
import type { Database } from "@/db";
import { attachments, boards, categories, departments, editions, notices } from "@/db/schema";
import { find } from "@/domain/search/find";
import { readQuestion } from "@/domain/search/question";
import { withoutNul } from "@/lib/nul";
import { addDays, dayStart, type Lang } from "@/lib/time";

export type ApiFilter = {
  lang: Lang;
  board?: string;
  /** Words as the search takes them. */
  q?: string;
  category?: string;
  department?: string;
  /** Days in Asia/Seoul, both included. */
  from?: string;
  to?: string;
  page: number;
  size: number;
};

/** One page of the open API's list: newest first, with words the closest first. What a slug names nothing has no notices. */
export async function searchNotices(db: Database, filter: ApiFilter, now: Date) {
  const [named] = await db
    .select({
      board: idOf(boards, filter.board),
      category: idOf(categories, filter.category, filter.board),
      department: idOf(departments, filter.department),
    })
    .from(sql`(select 1) as one`);
  const question = readQuestion(withoutNul(filter.q ?? ""));
  const unknown = (["board", "category", "department"] as const).some(
    (name) => filter[name] !== undefined && !named?.[name],
  );
  const meaningless = withoutNul(filter.q ?? "").trim() !== "" && question.wanted.length === 0;
  if (unknown || meaningless) return { total: 0, items: [] };
  const found = await find(db, {
    lang: filter.lang,
    question,
    filters: {
      board: named?.board ?? undefined,
      category: named?.category ?? undefined,
      department: named?.department ?? undefined,
      from: filter.from === undefined ? undefined : dayStart(filter.from),
      until: filter.to === undefined ? undefined : dayStart(addDays(filter.to, 1)),
    },
    sort: "best",
    page: filter.page,
    pageSize: filter.size,
    now,
  });
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

/** The id a slug names; categories are told apart by their board. null without a slug, or where it names nothing. */
const idOf = (
  table: typeof boards | typeof categories | typeof departments,
  slug: string | undefined,
  board?: string,
) =>
  sql<number | null>`(select min(${table}.id) from ${table} where slug = ${slug ?? null}
    ${table === categories && board !== undefined ? sql`and board_id = (select id from ${boards} where slug = ${board})` : sql``})`.mapWith(
    (value) => (value === null ? null : Number(value)),
  );
