import { and, asc, count, desc, eq, gt, inArray, isNull, notInArray, or, sql } from "drizzle-orm";
import type { Database } from "@/db";
import { attachments, boards, departments, editions, notices, sections } from "@/db/schema";
import { listedTotal } from "@/domain/boards/queries";
import type { Lang } from "@/lib/time";

const isLive = inArray(editions.state, ["published", "withdrawn"]);

/** The only definition of "listed for citizens": live, and not ended. */
export const isListed = (now: Date) =>
  and(isLive, or(isNull(editions.endsAt), gt(editions.endsAt, now)));

/** The count readers see: what a previous site counted, and what is counted here. */
export const shownReads = sql<number>`${notices.readBaseline} + ${notices.readCount}`.mapWith(
  Number,
);

const row = {
  number: editions.number,
  lang: editions.lang,
  title: editions.title,
  summary: editions.summary,
  state: editions.state,
  version: editions.version,
  publishedAt: editions.publishedAt,
  updatedAt: editions.updatedAt,
  endsAt: editions.endsAt,
  pinnedUntil: notices.pinnedUntil,
  reads: shownReads,
  board: boards.slug,
  department: { nameEn: departments.nameEn, nameKo: departments.nameKo },
  /** Names of the attached files, in order. */
  files: sql<
    string[]
  >`array(select a.name from ${attachments} a where a.edition_id = ${editions.id} and a.role = 'file' order by a.position)`,
};

const select = (db: Database) =>
  db
    .select(row)
    .from(editions)
    .innerJoin(notices, eq(notices.id, editions.noticeId))
    .innerJoin(boards, eq(boards.id, editions.boardId))
    .leftJoin(departments, eq(departments.id, editions.departmentId));

export type NoticeSummary = Awaited<ReturnType<typeof listLatest>>[number];

// Both ends alike with the index: desc() is NULLS FIRST in SQL, and so is the index.
const newestFirst = [desc(editions.publishedAt), desc(editions.number)];
const oldestFirst = [asc(editions.publishedAt), asc(editions.number)];

type Listing = { boardId: number; lang: Lang; now: Date };

const onBoard = ({ boardId, lang, now }: Listing) =>
  and(eq(editions.boardId, boardId), eq(editions.lang, lang), isListed(now));

/**
 * One numbered page of a board's list: the pinned ones above the first page, then newest first.
 * Past the last page `notices` is empty.
 */
export async function listBoard(
  db: Database,
  given: Listing & { pageSize: number; page: number },
) {
  const { boardId, pageSize, page, now } = given;
  const pinned = await select(db)
    .where(and(onBoard(given), eq(notices.boardId, boardId), gt(notices.pinnedUntil, now)))
    .orderBy(asc(notices.pinnedRank), ...newestFirst);
  const total = await listedTotal(db, given);
  const others = Math.max(0, total - pinned.length);
  const pages = Math.max(1, Math.ceil(others / pageSize));
  const skip = (page - 1) * pageSize;
  const rest =
    page > pages
      ? []
      : await withIds(
          db,
          await listedIds(db, {
            ...given,
            without: pinned.map(({ number }) => number),
            skip,
            size: Math.min(pageSize, others - skip),
            others,
          }),
        );
  const shown = page === 1 ? [...pinned, ...rest] : rest;
  const first = page === 1 ? 1 : pinned.length + skip + 1;
  return { notices: shown, total, pages, first, last: first + shown.length - 1 };
}

/** Ids of a stretch of a board's list, walked over its index from the nearer end: a page in the middle costs 20 ms of a million rows, not 139. */
export function listedIds(
  db: Database,
  given: Listing & { without: number[]; skip: number; size: number; others: number },
) {
  const { without, skip, size, others } = given;
  const below = Math.max(0, others - skip - size);
  const fromTheEnd = below < skip;
  return db
    .select({ id: editions.id })
    .from(editions)
    .where(
      and(
        onBoard(given),
        without.length > 0 ? notInArray(editions.number, without) : undefined,
      ),
    )
    .orderBy(...(fromTheEnd ? oldestFirst : newestFirst))
    .limit(size)
    .offset(fromTheEnd ? below : skip);
}

const withIds = async (db: Database, rows: { id: number }[]) =>
  rows.length === 0
    ? []
    : select(db)
        .where(
          inArray(
            editions.id,
            rows.map(({ id }) => id),
          ),
        )
        .orderBy(...newestFirst);

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

/** Pinned notices of all boards, for the front page. */
export const listImportant = (db: Database, given: { lang: Lang; limit: number; now: Date }) =>
  select(db)
    .where(
      and(isListed(given.now), eq(editions.lang, given.lang), gt(notices.pinnedUntil, given.now)),
    )
    .orderBy(asc(notices.pinnedRank), ...newestFirst)
    .limit(given.limit);

/** Departments with how many listed notices each has in a language, the busiest first. */
export const departmentCounts = (db: Database, given: { lang: Lang; now: Date }) =>
  db
    .select({ nameEn: departments.nameEn, nameKo: departments.nameKo, n: count() })
    .from(editions)
    .innerJoin(departments, eq(departments.id, editions.departmentId))
    .where(and(isListed(given.now), eq(editions.lang, given.lang)))
    .groupBy(departments.id)
    .orderBy(desc(count()), asc(departments.nameEn));

/** The listed notices next to one in the order of its list: `older` stands below it, `newer` above. */
export async function findNeighbours(
  db: Database,
  given: Listing & { number: number; publishedAt: Date },
) {
  const key = sql`(${editions.publishedAt}, ${editions.number})`;
  const place = sql`(${given.publishedAt.toISOString()}::timestamptz, ${given.number})`;
  const columns = { number: editions.number, title: editions.title };
  const [older] = await db
    .select(columns)
    .from(editions)
    .where(and(onBoard(given), sql`${key} < ${place}`))
    .orderBy(...newestFirst)
    .limit(1);
  const [newer] = await db
    .select(columns)
    .from(editions)
    .where(and(onBoard(given), sql`${key} > ${place}`))
    .orderBy(...oldestFirst)
    .limit(1);
  return { older, newer };
}

/**
 * A notice with every text of it that is or was public, newest version first; undefined where none ever was.
 * Which of them an address shows is `publicText`'s to say.
 */
export async function findNotice(db: Database, number: number) {
  const [found] = await db
    .select({ notice: notices, board: boards, section: sections })
    .from(notices)
    .innerJoin(boards, eq(boards.id, notices.boardId))
    .innerJoin(sections, eq(sections.id, boards.sectionId))
    .where(eq(notices.number, number));
  if (!found) return undefined;
  const texts = await db
    .select({ edition: editions, department: departments })
    .from(editions)
    .leftJoin(departments, eq(departments.id, editions.departmentId))
    .where(
      and(
        eq(editions.noticeId, found.notice.id),
        inArray(editions.state, ["published", "withdrawn", "superseded", "removed"]),
      ),
    )
    .orderBy(desc(editions.version));
  if (texts.length === 0) return undefined;
  const { readBaseline, readCount } = found.notice;
  return { ...found, reads: readBaseline + readCount, texts };
}

export type PublicNotice = NonNullable<Awaited<ReturnType<typeof findNotice>>>;
export type PublicText = PublicNotice["texts"][number];
