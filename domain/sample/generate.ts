import { setImmediate as others } from "node:timers/promises";
import { asc, eq, sql } from "drizzle-orm";
import type { Database } from "@/db";
import { boards, categories, departments, editions, notices } from "@/db/schema";
import { recordAudit } from "@/domain/audit";
import { announceEverything } from "@/domain/notices/announce";
import { contentHash } from "@/domain/notices/content-hash";
import { nextNumber } from "@/domain/notices/number";
import { moveTotal } from "@/domain/notices/totals";
import { placeEntries, termsOfTexts } from "@/domain/search/entry";
import { enterWords } from "@/domain/search/words";
import { bodyText, renderBody } from "@/lib/body";
import { invariant } from "@/lib/invariant";
import { dayStart, type Lang } from "@/lib/time";
import { compose } from "./compose";
import { between, randomFrom, zipfPicker } from "./random";

const batch = 250; // Notices of one transaction: less than a second of work, so that a desk at work hardly waits.
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
 * Batches commit one by one, the next being written while the database works on one. A stopped run keeps what is in; the
 * audit event names how many.
 */
export async function generateNotices(given: Generation): Promise<Generated> {
  const site = await siteOf(given);
  const made: Generated = { notices: 0, first: null, last: null };
  let ahead: Promise<Batch> | undefined;
  while (made.notices < given.notices && !given.signal?.aborted) {
    const early = await ahead; // Before the numbers are locked: the desk waits for those.
    const written = await given.db.transaction(async (tx) => {
      const first = await nextNumber(tx);
      // Whoever published meanwhile has moved the numbers, and the texts with them.
      const now = early?.first === first ? early : await writeBatch(site, first, made.notices);
      ahead = writeBatch(site, first + now.notices.length, made.notices + now.notices.length);
      await placeBatch(tx, now);
      return now;
    });
    made.first ??= written.first;
    made.last = written.first + written.notices.length - 1;
    made.notices += written.notices.length;
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

type Batch = { first: number; notices: Drawn[]; editions: Written[] };

/** The notices of one batch in both languages: all that needs no database. What waits for an answer of it goes first. */
async function writeBatch(site: Site, first: number, done: number): Promise<Batch> {
  const size = Math.max(0, Math.min(batch, site.total - done));
  const written: Batch = { first, notices: [], editions: [] };
  for (let index = 0; index < size; index += 1) {
    const drawn = draw(site, first + index, done + index);
    written.notices.push(drawn);
    for (const lang of ["en", "ko"] as const) written.editions.push(write(drawn, lang));
    await others();
  }
  return written;
}

async function placeBatch(tx: Database, { notices: drawn, editions: written }: Batch) {
  const ids = await tx
    .insert(notices)
    .values(
      drawn.map(({ number, board, categoryId, createdAt, publishedAt }) => ({
        number,
        boardId: board.id,
        categoryId,
        createdAt,
        firstPublishedAt: publishedAt,
      })),
    )
    .returning({ id: notices.id, number: notices.number });
  const idOf = new Map(ids.map(({ id, number }) => [number, id]));
  const editionIdOf = await placeEditions(
    tx,
    written.map(({ edition }) => ({ ...edition, noticeId: idOf.get(edition.number) })),
  );
  await enterWords(
    tx,
    written.map(({ edition: { lang, title, summary } }) => ({
      lang,
      text: `${title}\n${summary}`,
    })),
  );
  await placeEntries(
    tx,
    written.map(({ edition, categoryId, terms }) => {
      const { number, lang, boardId, departmentId, publishedAt } = edition;
      const editionId = editionIdOf(number, lang);
      return {
        ...{ editionId, number, lang, boardId, categoryId, departmentId, publishedAt },
        ...{ endsAt: null, ...terms },
      };
    }),
  );
  for (const [boardId, listed] of countBy(drawn.map(({ board }) => board.id)))
    for (const lang of ["en", "ko"] as const) await moveTotal(tx, { boardId, lang }, listed);
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
    createdAt: site.now,
    publishedAt: new Date(at),
  };
}

type Written = ReturnType<typeof write>;

function write(
  { number, board, departmentId, contact, publishedAt, categoryId }: Drawn,
  lang: Lang,
) {
  const content = { ...compose(number, lang), departmentId, contact };
  const { title, summary, body } = content;
  const text = bodyText(body);
  return {
    categoryId,
    edition: {
      ...content,
      lang,
      boardId: board.id,
      number,
      publishedAt,
      bodyHtml: renderBody(body),
      bodyText: text,
      contentHash: contentHash({ ...content, lang, licence: 1, changeNote: null, attachments: [] }),
    },
    terms: termsOfTexts([title, summary, "", text, ""]),
  };
}

/**
 * The rows of a batch go in as one JSON document: a parameter for each of their values took as long as the rest.
 * Answers with who is asked for the id an edition got.
 */
async function placeEditions(
  tx: Database,
  rows: readonly (Written["edition"] & { noticeId: number | undefined })[],
): Promise<(number: number, lang: Lang) => number> {
  const placed = await tx.execute<{ id: string; number: number; lang: Lang }>(sql`
    insert into ${editions} (notice_id, board_id, number, lang, version, state, title, summary, body, body_html,
      body_text, department_id, contact, licence, created_at, updated_at, published_at, version_at, content_hash)
    select "noticeId", "boardId", number, lang, 1, 'published', title, summary, body, "bodyHtml",
      "bodyText", "departmentId", contact, 1, "publishedAt", "publishedAt", "publishedAt", "publishedAt", "contentHash"
    from json_to_recordset(${JSON.stringify(rows)}::text::json) as given (
      "noticeId" bigint, "boardId" bigint, number integer, lang text, title text, summary text, body jsonb,
      "bodyHtml" text, "bodyText" text, "departmentId" bigint, contact text, "publishedAt" timestamptz,
      "contentHash" text)
    returning id, number, lang`);
  const ids = new Map(placed.map(({ id, number, lang }) => [`${number} ${lang}`, Number(id)]));
  return (number, lang) => {
    const id = ids.get(`${number} ${lang}`);
    invariant(id, "every edition of the batch has an id");
    return id;
  };
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
