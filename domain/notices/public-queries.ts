import { and, asc, desc, eq, inArray, isNull, or, sql } from "drizzle-orm";
import type { Database } from "@/db";
import {
  attachments,
  boards,
  categories,
  departments,
  editions,
  files,
  notices,
  removals,
  sections,
} from "@/db/schema";
import type { Lang } from "@/lib/time";
import { isListed, isLive, type List, newestFirst, oldestFirst } from "./public-lists";

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

/** The board with this slug and its section. */
export async function findBoard(db: Database, slug: string) {
  const [row] = await db
    .select({ board: boards, section: sections })
    .from(boards)
    .innerJoin(sections, eq(sections.id, boards.sectionId))
    .where(eq(boards.slug, slug));
  return row;
}

/** All departments, by their English name. */
export const listDepartments = (db: Database) =>
  db.select().from(departments).orderBy(asc(departments.nameEn));

/** The categories of a board, in its order. */
export const listCategories = (db: Database, boardId: number) =>
  db
    .select()
    .from(categories)
    .where(eq(categories.boardId, boardId))
    .orderBy(asc(categories.position), asc(categories.id));

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
    /** When it first came out in this language; a major change moves the public date of what is live. */
    firstAt: here.find(({ edition }) => edition.version === 1)?.edition.publishedAt ?? null,
    /** Ids of its texts in this language that are gone, by version. */
    gone: new Map(
      texts.flatMap(({ edition: { id, lang, state, version } }) =>
        lang === given.lang && state === "removed" ? [[version ?? 0, id]] : [],
      ),
    ),
  };
}

/**
 * When a reader last saw a live text change. An old board's first version changed when it did there, not when it was moved
 * here; see `changedAt` of feed-queries.ts, which says the same of many.
 */
export const lastChange = (
  notice: { legacyKey: string | null },
  text: {
    version: number | null;
    updatedAt: Date;
    versionAt: Date | null;
    withdrawnAt: Date | null;
    restoredAt: Date | null;
  },
): Date =>
  notice.legacyKey === null || (text.version ?? 1) > 1
    ? text.updatedAt
    : new Date(
        Math.max(
          ...[text.versionAt, text.withdrawnAt, text.restoredAt].map((at) => Number(at ?? 0)),
        ),
      );

export type PublicNotice = NonNullable<Awaited<ReturnType<typeof findNotice>>>;

/**
 * Why a notice, or with `editionId` one text of it, is gone: the word on the whole of it, else the newest on a text. `instead` is the notice that took
 * its place, while that one is public: a removed one leads nowhere, so nothing can lead in a circle.
 */
export async function findRemoval(db: Database, noticeId: number, editionId: number | null) {
  const [removal] = await db
    .select()
    .from(removals)
    .where(
      and(
        eq(removals.noticeId, noticeId),
        editionId === null
          ? undefined
          : or(isNull(removals.editionId), eq(removals.editionId, editionId)),
      ),
    )
    .orderBy(desc(isNull(removals.editionId)), desc(removals.at))
    .limit(1);
  if (!removal) return undefined;
  const instead =
    removal.redirectTo === null
      ? []
      : await db
          .select({ number: editions.number, lang: editions.lang, board: boards.slug })
          .from(editions)
          .innerJoin(boards, eq(boards.id, editions.boardId))
          .where(and(eq(editions.noticeId, removal.redirectTo), isLive));
  return { ...removal, instead };
}

export type Removal = NonNullable<Awaited<ReturnType<typeof findRemoval>>>;

/** The attached files of an edition with their size and type. */
export const listAttachments = (db: Database, editionId: number) =>
  listAttachmentsOf(db, [editionId]);

/** The same of several editions. */
export const listAttachmentsOf = (db: Database, editionIds: readonly number[]) =>
  db
    .select({
      id: attachments.id,
      editionId: attachments.editionId,
      name: attachments.name,
      title: attachments.title,
      accessible: attachments.accessible,
      alternative: attachments.alternative,
      sourceUrl: attachments.sourceUrl,
      bytes: files.bytes,
      mediaType: files.mediaType,
      sha256: files.sha256,
    })
    .from(attachments)
    .leftJoin(files, eq(files.sha256, attachments.sha256))
    .where(and(inArray(attachments.editionId, [...editionIds]), eq(attachments.role, "file")))
    .orderBy(asc(attachments.position));

/** An edition with its files as two texts are compared by: what each is called, its sum, and how everybody reads it. */
export async function withFiles<Edition extends { id: number }>(db: Database, edition: Edition) {
  const listed = await listAttachments(db, edition.id);
  const files = listed.map(({ id, name, title, sha256, accessible, alternative }) => ({
    ...{ id, name, sha256, accessible, alternative },
    words: title && title !== name ? `${title} (${name})` : name,
  }));
  return { ...edition, files };
}

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
  const [[older], [newer]] = await Promise.all([
    db
      .select(columns)
      .from(editions)
      .where(and(here, sql`${key} < ${place}`))
      .orderBy(...newestFirst)
      .limit(1),
    db
      .select(columns)
      .from(editions)
      .where(and(here, sql`${key} > ${place}`))
      .orderBy(...oldestFirst)
      .limit(1),
  ]);
  return { older, newer };
}
