import { and, asc, desc, eq, gt, gte, inArray, isNotNull, lt, type SQL, sql } from "drizzle-orm";
import type { Database } from "@/db";
import {
  attachments,
  boards,
  categories,
  departments,
  editions,
  files,
  notices,
  searchEntries,
} from "@/db/schema";
import type { Asked } from "@/domain/search/asked";
import { findInTime } from "@/domain/search/bounded";
import { conditions } from "@/domain/search/conditions";
import { newest } from "@/domain/search/newest";
import { isListed } from "./public-lists";

/** Notices of one part of a feed, and later changes told beside the newest: what readers take in one piece. */
export const feedSize = 50;
/** Parts of a feed: with them it reaches as far back as a search counts. */
export const feedPages = 200;
const longestBody = 200_000; // Bytes of HTML; a longer text is told by its summary.
const changesLookedAt = 200; // Of all boards, before the filter.

/**
 * One part of a feed: the newest notices of a list, in its first part also the latest changes of older ones (a new
 * version, a withdrawal) and what was removed. `asked` is the list's own question; its order and page size are the feed's.
 */
export async function readFeed(db: Database, given: Asked) {
  const asked: Asked = { ...given, sort: "new", pageSize: feedSize };
  const words = asked.question.wanted.length > 0;
  const found = words ? await findInTime(db, asked) : undefined;
  const ids = words ? (found?.page ?? []) : await newest(db, asked);
  const full = ids.length === feedSize;
  const listed = await entriesOf(db, asked, ids);
  const oldest = listed.at(-1)?.publishedAt;
  const first = asked.page === 1;
  const changed = first && full && oldest ? await changedSince(db, asked, oldest, ids) : [];
  const later = await entriesOf(db, asked, changed);
  return {
    entries: [...listed, ...later].sort((a, b) => b.updatedAt.getTime() - a.updatedAt.getTime()),
    gone: first && !words ? await removed(db, asked) : [],
    more: full && asked.page < feedPages,
    /** The question took too long: what is missing may well be there. */
    late: words && !found,
  };
}

export type FeedRow = Awaited<ReturnType<typeof readFeed>>["entries"][number];

// As the index `edition_changed` has it: stated otherwise it would go unused.
const isChanged = sql`(${editions.state} = 'removed' or ${editions.state} = 'withdrawn' or (${editions.state} = 'published' and (${editions.version} > 1 or ${editions.restoredAt} is not null)))`;
const latestFirst = [desc(editions.updatedAt), desc(editions.id)];

async function changedSince(db: Database, asked: Asked, since: Date, without: number[]) {
  const { lang, now, filters } = asked;
  const rows = await db
    .select({ id: editions.id })
    .from(editions)
    .where(
      and(
        isChanged,
        eq(editions.lang, lang),
        gt(editions.updatedAt, since),
        isListed(now),
        filters.board === undefined ? undefined : eq(editions.boardId, filters.board),
      ),
    )
    .orderBy(...latestFirst)
    .limit(changesLookedAt);
  const others = rows.map(({ id }) => id).filter((id) => !without.includes(id));
  if (others.length === 0) return [];
  const fitting = await db
    .select({ id: searchEntries.editionId })
    .from(searchEntries)
    .where(and(inArray(searchEntries.editionId, others), conditions(asked)));
  const fits = new Set(fitting.map(({ id }) => id));
  return others.filter((id) => fits.has(id)).slice(0, feedSize);
}

/** Notices of which nothing is left in this language. */
async function removed(db: Database, { lang, filters }: Asked) {
  const { board, category, department, year, from, until } = filters;
  const rows = await db
    .select({ number: editions.number, at: editions.updatedAt })
    .from(editions)
    .innerJoin(notices, eq(notices.id, editions.noticeId))
    .where(
      and(
        isChanged,
        eq(editions.state, "removed"),
        eq(editions.lang, lang),
        board === undefined ? undefined : eq(editions.boardId, board),
        category === undefined ? undefined : inArray(notices.categoryId, [category].flat()),
        department === undefined ? undefined : eq(editions.departmentId, department),
        from && gte(editions.publishedAt, from),
        until && lt(editions.publishedAt, until),
        year === undefined
          ? undefined
          : sql`extract(year from ${editions.publishedAt} at time zone 'Asia/Seoul') = ${year}`,
        sql`not exists (select from edition live where live.notice_id = ${editions.noticeId}
          and live.lang = ${editions.lang} and live.state in ('published','withdrawn'))`,
      ),
    )
    .orderBy(...latestFirst)
    .limit(feedSize);
  const first = new Map<number, Date>();
  for (const { number, at } of rows) if (!first.has(number)) first.set(number, at);
  return [...first].map(([number, at]) => ({ number, at }));
}

/** When a reader last saw something change. An old board's first version changed when it did there, not when it was moved here. */
export const changedAt: SQL<Date> =
  sql<Date>`case when ${notices.legacyKey} is null or ${editions.version} > 1
  then ${editions.updatedAt} else greatest(${editions.versionAt}, ${editions.withdrawnAt}, ${editions.restoredAt}) end`.mapWith(
    editions.updatedAt,
  );

/** These editions as a feed tells them, the newest first; none that has ended. */
async function entriesOf(db: Database, { lang, now }: Asked, ids: readonly number[]) {
  if (ids.length === 0) return [];
  const name = lang === "ko" ? "nameKo" : "nameEn";
  const rows = await db
    .select({
      id: editions.id,
      number: editions.number,
      title: editions.title,
      summary: editions.summary,
      beginning: sql<string>`left(${editions.bodyText}, 300)`,
      html: sql<
        string | null
      >`case when octet_length(${editions.bodyHtml}) <= ${longestBody} then ${editions.bodyHtml} end`,
      state: editions.state,
      version: editions.version,
      changeNote: editions.changeNote,
      explanation: editions.explanation,
      withdrawnAt: editions.withdrawnAt,
      licence: editions.licence,
      publishedAt: sql<Date>`${editions.publishedAt}`.mapWith(editions.publishedAt),
      /** When its first version came out; a major one moves the public date. */
      firstAt: sql<Date>`(select min(first.published_at) from edition first
        where first.notice_id = ${editions.noticeId} and first.lang = ${editions.lang} and first.version = 1)`.mapWith(
        editions.publishedAt,
      ),
      updatedAt: changedAt,
      board: { slug: boards.slug, name: boards[name] },
      category: { slug: categories.slug, name: categories[name] },
      department: departments[name],
      other: sql<boolean>`exists (select from edition other where other.notice_id = ${editions.noticeId}
        and other.lang <> ${editions.lang} and other.state in ('published','withdrawn'))`,
    })
    .from(editions)
    .innerJoin(notices, eq(notices.id, editions.noticeId))
    .innerJoin(boards, eq(boards.id, editions.boardId))
    .leftJoin(categories, eq(categories.id, notices.categoryId))
    .leftJoin(departments, eq(departments.id, editions.departmentId))
    .where(and(inArray(editions.id, [...ids]), isListed(now), isNotNull(editions.publishedAt)))
    .orderBy(desc(editions.publishedAt), desc(editions.number));
  const attached = await filesOf(
    db,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => ({ ...row, files: attached.filter((file) => file.edition === row.id) }));
}

/** Files that lie here; what stayed on an old board has no size and no type. */
const filesOf = (db: Database, ids: readonly number[]) =>
  db
    .select({
      edition: attachments.editionId,
      id: attachments.id,
      name: attachments.name,
      title: attachments.title,
      bytes: files.bytes,
      mediaType: files.mediaType,
    })
    .from(attachments)
    .innerJoin(files, eq(files.sha256, attachments.sha256))
    .where(and(inArray(attachments.editionId, [...ids]), eq(attachments.role, "file")))
    .orderBy(asc(attachments.position));
