import { and, count, desc, eq, gte, ilike, inArray, lt, or, type SQL, sql } from "drizzle-orm";
import type { Database } from "@/db";
import { attachments, boards, categories, departments, editions, notices } from "@/db/schema";
import { withoutNul } from "@/lib/nul";
import { addDays, dayStart, type Lang } from "@/lib/time";
import { isListed, newestFirst } from "./public-lists";

export type ApiFilter = {
  lang: Lang;
  board?: string;
  /** Each word must stand in title, summary or body. */
  q?: string;
  category?: string;
  department?: string;
  /** Days in Asia/Seoul, both included. */
  from?: string;
  to?: string;
  page: number;
  size: number;
};

/** One page of the open API's list: listed notices, newest first; with words, those whose title has them come first. */
export async function searchNotices(db: Database, filter: ApiFilter, now: Date) {
  const words = withoutNul(filter.q ?? "")
    .normalize("NFC")
    .split(/\s+/)
    .filter(Boolean)
    .slice(0, 10);
  const patterns = words.map((word) => `%${word.replace(/[\\%_]/g, "\\$&")}%`);
  const where = and(
    isListed(now),
    eq(editions.lang, filter.lang),
    filter.board ? eq(boards.slug, filter.board) : undefined,
    filter.category ? eq(categories.slug, filter.category) : undefined,
    filter.department ? eq(departments.slug, filter.department) : undefined,
    filter.from ? gte(editions.publishedAt, dayStart(filter.from)) : undefined,
    filter.to ? lt(editions.publishedAt, dayStart(addDays(filter.to, 1))) : undefined,
    ...patterns.map((pattern) =>
      or(
        ilike(editions.title, pattern),
        ilike(editions.summary, pattern),
        ilike(editions.bodyText, pattern),
      ),
    ),
  );
  const inTitle = patterns.map((pattern): SQL => sql`${editions.title} ilike ${pattern}`);
  const best = inTitle.length === 0 ? [] : [desc(sql.join(inTitle, sql` and `))];
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
    .leftJoin(categories, eq(categories.id, notices.categoryId))
    .where(where)
    .orderBy(...best, ...newestFirst)
    .limit(filter.size)
    .offset((filter.page - 1) * filter.size);
  const [total] = await db
    .select({ n: count() })
    .from(editions)
    .innerJoin(notices, eq(notices.id, editions.noticeId))
    .innerJoin(boards, eq(boards.id, editions.boardId))
    .leftJoin(departments, eq(departments.id, editions.departmentId))
    .leftJoin(categories, eq(categories.id, notices.categoryId))
    .where(where);
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
    total: total?.n ?? 0,
    items: rows.map((row) => ({
      ...row,
      attachments: entries.filter((entry) => entry.editionId === row.id),
    })),
  };
}
