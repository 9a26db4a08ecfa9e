import {
  and,
  asc,
  count,
  desc,
  eq,
  gt,
  inArray,
  isNull,
  lte,
  notInArray,
  or,
  sql,
} from "drizzle-orm";
import type { Database } from "@/db";
import {
  boards,
  boardTotals,
  departments,
  editions,
  notices,
  searchEntries,
  searchTotals,
} from "@/db/schema";
import type { Lang } from "@/lib/time";

/** The text citizens read at a notice's address in a language, taken back or not, ended or not. */
export const isLive = inArray(editions.state, ["published", "withdrawn"]);
/** The only definition of "listed for citizens": live, and not ended. */
export const isListed = (now: Date) =>
  and(isLive, or(isNull(editions.endsAt), gt(editions.endsAt, now)));

const shownReads = sql<number>`${notices.readBaseline} + ${notices.readCount}`.mapWith(Number);

const summary = {
  number: editions.number,
  lang: editions.lang,
  title: editions.title,
  summary: editions.summary,
  state: editions.state,
  version: editions.version,
  publishedAt: editions.publishedAt,
  endsAt: editions.endsAt,
  pinnedUntil: notices.pinnedUntil,
  reads: shownReads,
  board: boards.slug,
  departmentEn: departments.nameEn,
  departmentKo: departments.nameKo,
  /** Names of the attached files, in order. */
  files: sql<
    string[]
  >`array(select a.name from attachment a where a.edition_id = ${editions.id} and a.role = 'file' order by a.position)`,
};

export type NoticeSummary = Awaited<ReturnType<typeof listLatest>>[number];

const select = (db: Database) =>
  db
    .select(summary)
    .from(editions)
    .innerJoin(notices, eq(notices.id, editions.noticeId))
    .innerJoin(boards, eq(boards.id, editions.boardId))
    .leftJoin(departments, eq(departments.id, editions.departmentId));

// Both ends alike with the index: Drizzle's desc() is NULLS FIRST in SQL, and so is the index.
export const newestFirst = [desc(editions.publishedAt), desc(editions.number)];
export const oldestFirst = [asc(editions.publishedAt), asc(editions.number)];

export type List = { boardId: number; lang: Lang; now: Date };

/**
 * One numbered page of a board's list: pinned ones first on page 1, then newest first. The total is kept by the
 * publishing transaction; only ended ones are counted, by a partial index.
 */
export async function listBoard(db: Database, given: List & { pageSize: number; page: number }) {
  const { boardId, pageSize, lang, page, now } = given;
  const [pinned, total] = await Promise.all([
    select(db)
      .where(
        and(
          eq(editions.boardId, boardId),
          eq(editions.lang, lang),
          isListed(now),
          gt(notices.pinnedUntil, now),
        ),
      )
      .orderBy(asc(notices.pinnedRank), ...newestFirst),
    listedTotal(db, given),
  ]);
  const unpinned = Math.max(0, total - pinned.length);
  const skip = (page - 1) * pageSize;
  const rest = await newestOf(db, given, {
    without: pinned.map(({ number }) => number),
    skip,
    take: Math.min(pageSize, Math.max(0, unpinned - skip)),
    of: unpinned,
  });
  const shown = page === 1 ? [...pinned, ...rest] : rest;
  const first = page === 1 ? 1 : pinned.length + skip + 1;
  return {
    notices: shown,
    total,
    pages: Math.max(1, Math.ceil(unpinned / pageSize)),
    first,
    last: first + shown.length - 1,
  };
}

/**
 * A part of a list, newest first: its ids out of the index `edition_listed` alone, from the nearer end, and only then
 * their rows. With 1,000,000 notices the page in the middle costs a seventh of an OFFSET over whole rows.
 */
async function newestOf(
  db: Database,
  { boardId, lang, now }: List,
  part: { without: number[]; skip: number; take: number; of: number },
) {
  const { without, skip, take, of } = part;
  if (take === 0) return [];
  const fromEnd = skip > of / 2;
  const ids = await db
    .select({ id: editions.id })
    .from(editions)
    .where(
      and(
        eq(editions.boardId, boardId),
        eq(editions.lang, lang),
        isListed(now),
        without.length > 0 ? notInArray(editions.number, without) : undefined,
      ),
    )
    .orderBy(...(fromEnd ? oldestFirst : newestFirst))
    .limit(take)
    .offset(fromEnd ? of - skip - take : skip);
  const wanted = inArray(
    editions.id,
    ids.map(({ id }) => id),
  );
  return select(db)
    .where(wanted)
    .orderBy(...newestFirst);
}

/** How many notices a list has. */
export async function listedTotal(db: Database, { boardId, lang, now }: List): Promise<number> {
  const [[kept], [ended]] = await Promise.all([
    db
      .select({ n: boardTotals.listed })
      .from(boardTotals)
      .where(and(eq(boardTotals.boardId, boardId), eq(boardTotals.lang, lang))),
    db
      .select({ n: count() })
      .from(editions)
      .where(
        and(
          eq(editions.boardId, boardId),
          eq(editions.lang, lang),
          isLive,
          lte(editions.endsAt, now),
        ),
      ),
  ]);
  return Math.max(0, (kept?.n ?? 0) - (ended?.n ?? 0));
}

/** The newest notices of a board, or of all. */
export const listLatest = (
  db: Database,
  given: { boardId?: number; lang: Lang; limit: number; now: Date },
) =>
  select(db)
    .where(
      and(
        isListed(given.now),
        eq(editions.lang, given.lang),
        given.boardId === undefined ? undefined : eq(editions.boardId, given.boardId),
      ),
    )
    .orderBy(...newestFirst)
    .limit(given.limit);

/** These editions with their texts, in no order. */
export const listEditions = (db: Database, ids: readonly number[]) =>
  db
    .select({ ...summary, editionId: editions.id, body: editions.bodyText })
    .from(editions)
    .innerJoin(notices, eq(notices.id, editions.noticeId))
    .innerJoin(boards, eq(boards.id, editions.boardId))
    .leftJoin(departments, eq(departments.id, editions.departmentId))
    .where(and(inArray(editions.id, [...ids]), isLive));

/** Pinned notices of all boards, for the front page. */
export const listImportant = (db: Database, given: { lang: Lang; limit: number; now: Date }) =>
  select(db)
    .where(
      and(isListed(given.now), eq(editions.lang, given.lang), gt(notices.pinnedUntil, given.now)),
    )
    .orderBy(asc(notices.pinnedRank), ...newestFirst)
    .limit(given.limit);

/** The departments with the most listed notices in a language, and how many each has; out of the kept totals. */
export async function departmentCounts(
  db: Database,
  { lang, now, limit }: { lang: Lang; now: Date; limit: number },
) {
  const rows = await db.execute<{ slug: string; nameEn: string; nameKo: string; n: string }>(sql`
    select slug, name_en as "nameEn", name_ko as "nameKo", n from (
      select department_id, sum(n) as n from (
        select department_id, live as n from ${searchTotals} where lang = ${lang}
        union all
        select department_id, -1 from ${searchEntries} where lang = ${lang} and ends_at <= ${now.toISOString()}::timestamptz
      ) as each group by department_id having sum(n) > 0
    ) as counted join ${departments} on ${departments.id} = department_id
    order by n desc, name_en limit ${limit}`);
  return rows.map((row) => ({ ...row, n: Number(row.n) }));
}
