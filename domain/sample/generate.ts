import { asc, eq, sql } from "drizzle-orm";
import type { Database } from "@/db";
import { boards, categories, departments, editions, notices } from "@/db/schema";
import { recordAudit } from "@/domain/audit";
import { announceEverything } from "@/domain/notices/announce";
import { contentHash } from "@/domain/notices/content-hash";
import { nextNumber } from "@/domain/notices/number";
import { moveTotal } from "@/domain/notices/totals";
import { enter } from "@/domain/search/entry";
import { bodyText, renderBody } from "@/lib/body";
import { invariant } from "@/lib/invariant";
import { dayStart, type Lang } from "@/lib/time";
import { type Composed, compose } from "./compose";
import { between, randomFrom, zipfPicker } from "./random";

const batch = 250; // Notices of one transaction: half a second of work, so that a desk at work hardly waits.
const firstDay = dayStart("2009-01-05"); // A Monday.
const dayMs = 86_400_000;
const contacts = ["Kim Haram", "Lee Dasom", "Park Seulgi", "Ahn Byeol", "Jo Yeoul", "Shin Bora"];

export type Generation = {
  db: Database;
  notices: number;
  /** Slug of the one board they go to; without it they are spread over all. */
  board?: string;
  /** Who runs it, as the machine knows them. */
  operator: string;
  /** The time; the run takes a while. */
  clock: () => Date;
  signal?: AbortSignal;
  onProgress?: (done: number, total: number) => void;
};

export type Generated = { notices: number; first: number | null; last: number | null };

/** What keeps a run from beginning, as one sentence. */
export class CannotBegin extends Error {}

/**
 * Puts generated notices, each in English and in Korean, on the boards that are there, for tests of scale.
 * The text of a notice follows from its number, so a run on the same database gives the same notices; the next run adds more.
 * Batches commit one by one. A stopped run keeps what is in; the audit event names how many.
 */
export async function generateNotices(given: Generation): Promise<Generated> {
  const site = await siteOf(given);
  const made: Generated = { notices: 0, first: null, last: null };
  while (made.notices < given.notices && !given.signal?.aborted) {
    const size = Math.min(batch, given.notices - made.notices);
    const first = await given.db.transaction((tx) => placeBatch(tx, site, made.notices, size));
    made.first ??= first;
    made.last = first + size - 1;
    made.notices += size;
    given.onProgress?.(made.notices, given.notices);
  }
  if (made.notices > 0) await given.db.transaction((tx) => conclude(tx, given, made));
  return made;
}

type Place = { id: number; slug: string; categories: readonly number[] };
type Site = {
  now: Date;
  total: number;
  board: (random: () => number) => Place;
  department: (random: () => number) => number;
};

async function siteOf({ db, board: slug, notices: total, clock }: Generation): Promise<Site> {
  const all = await db
    .select({ id: boards.id, slug: boards.slug })
    .from(boards)
    .orderBy(asc(boards.sectionId), asc(boards.position), asc(boards.id));
  const wanted = slug === undefined ? all : all.filter((board) => board.slug === slug);
  if (wanted.length === 0) {
    const slugs = all.map((board) => board.slug).join(", ");
    throw new CannotBegin(
      all.length === 0
        ? "There is no board yet for notices to stand on: run `npm start` with the sample board, or make one."
        : `There is no board "${slug}". The boards are: ${slugs}.`,
    );
  }
  const desks = await db.select({ id: departments.id }).from(departments).orderBy(departments.id);
  if (desks.length === 0)
    throw new CannotBegin("There is no department yet that could stand on a notice: make one.");
  const places = await Promise.all(
    wanted.map(async (board) => {
      const own = await db
        .select({ id: categories.id })
        .from(categories)
        .where(eq(categories.boardId, board.id))
        .orderBy(categories.position);
      return { ...board, categories: own.map(({ id }) => id) };
    }),
  );
  return {
    now: clock(),
    total,
    board: zipfPicker(places),
    department: zipfPicker(desks.map(({ id }) => id)),
  };
}

/** One batch in one transaction; answers with its first number. */
async function placeBatch(tx: Database, site: Site, done: number, size: number): Promise<number> {
  const first = await nextNumber(tx);
  const drawn = Array.from({ length: size }, (_, index) => draw(site, first + index, done + index));
  const ids = await tx
    .insert(notices)
    .values(
      drawn.map(({ number, board, categoryId, publishedAt }) => ({
        number,
        boardId: board.id,
        categoryId,
        createdAt: site.now,
        firstPublishedAt: publishedAt,
      })),
    )
    .returning({ id: notices.id, number: notices.number });
  const idOf = new Map(ids.map(({ id, number }) => [number, id]));
  for (const lang of ["en", "ko"] as const) {
    const editionIds = await placeEditions(
      tx,
      lang,
      drawn.map((each) => {
        const noticeId = idOf.get(each.number);
        invariant(noticeId, "every notice of the batch has an id");
        return editionOf(each, noticeId, lang, compose(each.number, lang));
      }),
    );
    await enter(tx, editionIds);
    for (const [boardId, listed] of countBy(drawn.map(({ board }) => board.id)))
      await moveTotal(tx, { boardId, lang }, listed);
  }
  return first;
}

type Drawn = ReturnType<typeof draw>;

/** Where and when a notice stands. Days go on with the numbers, from 2009 to now, as they do on a board that grew. */
function draw(site: Site, number: number, index: number) {
  const random = randomFrom(-number);
  const board = site.board(random);
  const share = (index + random()) / site.total;
  const drawn = Math.floor(((site.now.getTime() - firstDay.getTime()) / dayMs) * share);
  const days = drawn % 7 > 4 ? drawn - 2 : drawn; // What falls on a weekend goes out the Thursday or Friday before.
  const second = between(random, 9 * 3600, 18 * 3600 - 1); // Offices publish while they are open.
  const at = Math.min(firstDay.getTime() + days * dayMs + second * 1000, site.now.getTime());
  return {
    number,
    board,
    categoryId: board.categories[between(random, 0, board.categories.length - 1)] ?? null,
    departmentId: site.department(random),
    contact: contacts[between(random, 0, contacts.length - 1)] ?? "",
    publishedAt: new Date(at),
  };
}

function editionOf(drawn: Drawn, noticeId: number, lang: Lang, composed: Composed) {
  const { number, board, departmentId, contact, publishedAt } = drawn;
  const content = { ...composed, departmentId, contact };
  return {
    ...content,
    noticeId,
    boardId: board.id,
    number,
    publishedAt,
    bodyHtml: renderBody(composed.body),
    bodyText: bodyText(composed.body),
    contentHash: contentHash({ ...content, lang, licence: 1, changeNote: null, attachments: [] }),
  };
}

/** The rows of a batch go in as one JSON document: a parameter for each of their values took as long as the rest. */
async function placeEditions(
  tx: Database,
  lang: Lang,
  rows: readonly ReturnType<typeof editionOf>[],
): Promise<number[]> {
  const placed = await tx.execute<{ id: string }>(sql`
    insert into ${editions} (notice_id, board_id, number, lang, version, state, title, summary, body, body_html,
      body_text, department_id, contact, licence, created_at, updated_at, published_at, version_at, content_hash)
    select "noticeId", "boardId", number, ${lang}::text, 1, 'published', title, summary, body, "bodyHtml",
      "bodyText", "departmentId", contact, 1, "publishedAt", "publishedAt", "publishedAt", "publishedAt", "contentHash"
    from json_to_recordset(${JSON.stringify(rows)}::text::json) as given (
      "noticeId" bigint, "boardId" bigint, number integer, title text, summary text, body jsonb, "bodyHtml" text,
      "bodyText" text, "departmentId" bigint, contact text, "publishedAt" timestamptz, "contentHash" text)
    returning id`);
  return placed.map(({ id }) => Number(id));
}

function countBy(ids: readonly number[]): Map<number, number> {
  const counts = new Map<number, number>();
  for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1);
  return counts;
}

async function conclude(tx: Database, given: Generation, made: Generated): Promise<void> {
  await tx.execute(sql`set local synchronous_commit = on`); // This commit, and so all before it.
  await announceEverything(tx);
  await recordAudit(tx, {
    at: given.clock(),
    actorId: null,
    role: "shell",
    action: "sample.generated",
    subject: `notices:${made.first}-${made.last}`,
    detail: { operator: given.operator, board: given.board ?? null, ...made },
  });
}
