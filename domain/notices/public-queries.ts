import { and, asc, count, desc, eq, gt, inArray, isNull, lte, or, sql } from "drizzle-orm";
import type { Database } from "@/db";
import {
  attachments,
  boards,
  boardTotals,
  departments,
  editions,
  files,
  notices,
  sections,
} from "@/db/schema";
import type { Lang } from "@/lib/time";

const isLive = inArray(editions.state, ["published", "withdrawn"]);
/** The only definition of "listed for citizens": live, and not ended. */
const isListed = (now: Date) => and(isLive, or(isNull(editions.endsAt), gt(editions.endsAt, now)));

const shownReads = sql<number>`${notices.readBaseline} + ${notices.readCount}`.mapWith(Number);

const summary = {
  number: editions.number,
  lang: editions.lang,
  title: editions.title,
  summary: editions.summary,
  state: editions.state,
  version: editions.version,
  publishedAt: editions.publishedAt,
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
const newestFirst = [desc(editions.publishedAt), desc(editions.number)];

/** Sections of the menu with their boards. */
export async function publicMenu(db: Database) {
  const rows = await db
    .select({ section: sections, board: boards })
    .from(sections)
    .innerJoin(boards, eq(boards.sectionId, sections.id))
    .orderBy(asc(sections.position), asc(sections.id), asc(boards.position), asc(boards.id));
  const menu: { section: typeof sections.$inferSelect; boards: (typeof boards.$inferSelect)[] }[] =
    [];
  for (const { section, board } of rows) {
    const last = menu.at(-1);
    if (last?.section.id === section.id) last.boards.push(board);
    else menu.push({ section, boards: [board] });
  }
  return menu;
}

export type Menu = Awaited<ReturnType<typeof publicMenu>>;

type List = { boardId: number; lang: Lang; now: Date };

/** The newest-first part of a list, a page of it: what the index `edition_listed` is for. */
const newestOf = (db: Database, { boardId, lang, now }: List, limit: number, offset: number) =>
  select(db)
    .where(
      and(
        eq(editions.boardId, boardId),
        eq(editions.lang, lang),
        isListed(now),
        or(isNull(notices.pinnedUntil), lte(notices.pinnedUntil, now)),
      ),
    )
    .orderBy(...newestFirst)
    .limit(limit)
    .offset(offset);

/**
 * One numbered page of a board's list: pinned ones first on page 1, then newest first.
 * The total is kept by the publishing transaction; only ended ones are counted, by a partial index.
 */
export async function listBoard(db: Database, given: List & { pageSize: number; page: number }) {
  const { boardId, pageSize, lang, page, now } = given;
  const pinned = await select(db)
    .where(
      and(
        eq(editions.boardId, boardId),
        eq(editions.lang, lang),
        isListed(now),
        gt(notices.pinnedUntil, now),
      ),
    )
    .orderBy(asc(notices.pinnedRank), ...newestFirst);
  const total = await listedTotal(db, given);
  const pages = Math.max(1, Math.ceil(Math.max(0, total - pinned.length) / pageSize));
  const rest = await newestOf(db, given, pageSize, (page - 1) * pageSize);
  const shown = page === 1 ? [...pinned, ...rest] : rest;
  const first = page === 1 ? 1 : pinned.length + (page - 1) * pageSize + 1;
  return { notices: shown, total, pages, first, last: first + shown.length - 1 };
}

/** How many notices a list has. */
export async function listedTotal(db: Database, { boardId, lang, now }: List): Promise<number> {
  const [kept] = await db
    .select({ n: boardTotals.listed })
    .from(boardTotals)
    .where(and(eq(boardTotals.boardId, boardId), eq(boardTotals.lang, lang)));
  const [ended] = await db
    .select({ n: count() })
    .from(editions)
    .where(
      and(
        eq(editions.boardId, boardId),
        eq(editions.lang, lang),
        isLive,
        lte(editions.endsAt, now),
      ),
    );
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

/** Pinned notices of all boards, for the front page. */
export const listImportant = (db: Database, given: { lang: Lang; limit: number; now: Date }) =>
  select(db)
    .where(
      and(isListed(given.now), eq(editions.lang, given.lang), gt(notices.pinnedUntil, given.now)),
    )
    .orderBy(asc(notices.pinnedRank), ...newestFirst)
    .limit(given.limit);

/** The departments with the most listed notices in a language, and how many each has. */
export const departmentCounts = (db: Database, given: { lang: Lang; now: Date; limit: number }) =>
  db
    .select({ nameEn: departments.nameEn, nameKo: departments.nameKo, n: count() })
    .from(editions)
    .innerJoin(departments, eq(departments.id, editions.departmentId))
    .where(and(isListed(given.now), eq(editions.lang, given.lang)))
    .groupBy(departments.id)
    .orderBy(desc(count()), asc(departments.nameEn))
    .limit(given.limit);

/** The board with this slug and its section. */
export async function findBoard(db: Database, slug: string) {
  const [row] = await db
    .select({ board: boards, section: sections })
    .from(boards)
    .innerJoin(sections, eq(sections.id, boards.sectionId))
    .where(eq(boards.slug, slug));
  return row;
}

/**
 * A notice as citizens see it: the live edition of a language, or with `version` that one public version.
 * `langs` says in which languages it is live; `edition` is undefined where there is no such public text.
 */
export async function findNotice(
  db: Database,
  given: { number: number; lang: Lang; version?: number },
) {
  const [row] = await db
    .select({ notice: notices, board: boards, section: sections })
    .from(notices)
    .innerJoin(boards, eq(boards.id, notices.boardId))
    .innerJoin(sections, eq(sections.id, boards.sectionId))
    .where(eq(notices.number, given.number));
  if (!row) return undefined;
  const texts = await db
    .select({ edition: editions, department: departments })
    .from(editions)
    .leftJoin(departments, eq(departments.id, editions.departmentId))
    .where(
      and(
        eq(editions.noticeId, row.notice.id),
        inArray(editions.state, ["published", "withdrawn", "superseded", "removed"]),
      ),
    )
    .orderBy(desc(editions.version));
  if (texts.length === 0) return undefined; // Never published: nobody outside the desk knows of it.
  const here = texts.filter(
    ({ edition }) => edition.lang === given.lang && edition.state !== "removed",
  );
  const live = texts
    .map(({ edition }) => edition)
    .filter(({ state }) => state === "published" || state === "withdrawn");
  const wanted = here.find(({ edition }) =>
    given.version === undefined
      ? edition.state !== "superseded"
      : edition.version === given.version,
  );
  return {
    ...row,
    reads: row.notice.readBaseline + row.notice.readCount,
    edition: wanted?.edition,
    department: wanted?.department ?? undefined,
    langs: live.map(({ lang }) => lang),
    live,
    versions: here.map(({ edition }) => edition),
  };
}

export type PublicNotice = NonNullable<Awaited<ReturnType<typeof findNotice>>>;

/** The attached files of an edition with their size and type. */
export const listAttachments = (db: Database, editionId: number) =>
  db
    .select({
      id: attachments.id,
      name: attachments.name,
      title: attachments.title,
      accessible: attachments.accessible,
      sourceUrl: attachments.sourceUrl,
      bytes: files.bytes,
      sha256: files.sha256,
    })
    .from(attachments)
    .leftJoin(files, eq(files.sha256, attachments.sha256))
    .where(and(eq(attachments.editionId, editionId), eq(attachments.role, "file")))
    .orderBy(asc(attachments.position));

export type PublicAttachment = Awaited<ReturnType<typeof listAttachments>>[number];

/** The listed notices next to one in the order of its list: `older` stands below it, `newer` above. */
export async function findNeighbours(
  db: Database,
  given: List & { number: number; publishedAt: Date },
) {
  const here = and(
    eq(editions.boardId, given.boardId),
    eq(editions.lang, given.lang),
    isListed(given.now),
  );
  const key = sql`(${editions.publishedAt}, ${editions.number})`;
  const place = sql`(${given.publishedAt.toISOString()}::timestamptz, ${given.number})`;
  const columns = { number: editions.number, title: editions.title };
  const [older] = await db
    .select(columns)
    .from(editions)
    .where(and(here, sql`${key} < ${place}`))
    .orderBy(...newestFirst)
    .limit(1);
  const [newer] = await db
    .select(columns)
    .from(editions)
    .where(and(here, sql`${key} > ${place}`))
    .orderBy(asc(editions.publishedAt), asc(editions.number))
    .limit(1);
  return { older, newer };
}
