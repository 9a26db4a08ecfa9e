import { and, asc, eq, gt, inArray, isNull, lte, max, ne, or, sql } from "drizzle-orm";
import type { Database } from "@/db";
import { attachments, editions, notices, searchEntries, searchTotals } from "@/db/schema";
import type { Lang } from "@/lib/time";
import { streamOfText, termsOf, termsVersion } from "./terms";
import { enterWords } from "./words";

const batch = 250; // Editions: a second of work.
const part = 20_000; // Ids of editions that are looked at in one statement.
const longestText = 200_000; // Signs of a body, or of what is attached, that are indexed; the longest real notice has a tenth.

/** Signs between the streams of an entry. */
export const between = "\u001f";

const isLive = inArray(editions.state, ["published", "withdrawn"]);

/** Makes the entries of these editions say what is so: one for each live one, none for any other. */
export async function enter(tx: Database, editionIds: readonly number[]): Promise<void> {
  const wanted = [...editionIds];
  if (wanted.length === 0) return;
  const names = sql<string[]>`array(select ${attachments.name} || ' ' || ${attachments.title}
    from ${attachments} where ${attachments.editionId} = ${editions.id} and ${attachments.role} = 'file'
    order by ${attachments.position})`;
  const attached = sql<
    string[]
  >`array(select left(${attachments.extractedText}, ${longestText}::int)
    from ${attachments} where ${attachments.editionId} = ${editions.id} and ${attachments.role} = 'file'
      and ${attachments.extractedText} is not null
    order by ${attachments.position})`;
  const live = await tx
    .select({
      editionId: editions.id,
      number: editions.number,
      lang: editions.lang,
      boardId: editions.boardId,
      categoryId: notices.categoryId,
      departmentId: editions.departmentId,
      publishedAt: editions.publishedAt,
      endsAt: editions.endsAt,
      title: editions.title,
      summary: editions.summary,
      body: editions.bodyText,
      files: names,
      attached,
    })
    .from(editions)
    .innerJoin(notices, eq(notices.id, editions.noticeId))
    .where(and(inArray(editions.id, wanted), isLive));
  const there = new Set(live.map(({ editionId }) => editionId));
  const gone = wanted.filter((id) => !there.has(id));
  if (gone.length > 0) await tx.delete(searchEntries).where(inArray(searchEntries.editionId, gone));
  if (live.length === 0) return;
  await enterWords(
    tx,
    live.map(({ lang, title, summary, files }) => ({
      lang,
      text: [title, summary, ...files].join("\n"),
    })),
  );
  await placeEntries(
    tx,
    live.map(({ title, summary, body, files, attached, ...row }) => ({
      ...row,
      ...termsOfTexts([title, summary, files.join("\n"), body, attached.join("\n")]),
    })),
  );
}

/** Title, summary, names of files, body, text of files. */
type Texts = readonly [string, string, string, string, string];

/** What an entry holds of its texts: all the work that needs no database. */
export function termsOfTexts(texts: Texts) {
  const streams = texts.map((text) => streamOfText(text.slice(0, longestText)));
  return {
    titleTerms: [...termsOf(streams[0] ?? "")],
    terms: [...new Set(streams.flatMap((stream) => [...termsOf(stream)]))],
    streams: streams.join(between),
  };
}

export type Entry = ReturnType<typeof termsOfTexts> & {
  editionId: number;
  number: number;
  lang: Lang;
  boardId: number;
  categoryId: number | null;
  departmentId: number | null;
  publishedAt: Date | null;
  endsAt: Date | null;
};

/** Writes the entries of live editions. One document for all rows: a parameter for each value took longer than the index. */
export async function placeEntries(tx: Database, rows: readonly Entry[]): Promise<void> {
  const terms = (name: string) =>
    sql.raw(`array_to_tsvector(array(select json_array_elements_text(${name})))`);
  await tx.execute(sql`
    insert into ${searchEntries} (edition_id, number, lang, board_id, category_id, department_id, published_at, ends_at,
      terms_version, title_terms, terms, streams)
    select "editionId", number, lang, "boardId", "categoryId", "departmentId", "publishedAt", "endsAt",
      ${termsVersion}::smallint, ${terms('"titleTerms"')}, ${terms("terms")}, streams
    from json_to_recordset(${JSON.stringify(rows)}::text::json) as given (
      "editionId" bigint, number integer, lang text, "boardId" bigint, "categoryId" bigint, "departmentId" bigint,
      "publishedAt" timestamptz, "endsAt" timestamptz, "titleTerms" json, terms json, streams text)
    on conflict (edition_id) do update set
      category_id = excluded.category_id, board_id = excluded.board_id, department_id = excluded.department_id,
      published_at = excluded.published_at, ends_at = excluded.ends_at, terms_version = excluded.terms_version,
      title_terms = excluded.title_terms, terms = excluded.terms, streams = excluded.streams`);
}

/**
 * Enters every live edition that has no entry, or one an older Gongji made: a board that comes from before search, or
 * after an update. Batches commit one by one. Returns how many.
 */
export async function enterMissing(
  db: Database,
  onProgress: (done: number) => void = () => {},
): Promise<number> {
  if (await isWhole(db)) return 0;
  const [row] = await db.select({ last: max(editions.id) }).from(editions);
  let done = 0;
  // Part by part: no statement reads a whole board, for which it would have more than its time.
  for (let after = 0; after < (row?.last ?? 0); after += part) {
    const ids = await missingOf(db, after);
    for (let at = 0; at < ids.length; at += batch) {
      const some = ids.slice(at, at + batch);
      await db.transaction(async (tx) => {
        // Whoever holds one is publishing or superseding it, and enters it or takes it out.
        const free = await tx
          .select({ id: editions.id })
          .from(editions)
          .where(and(inArray(editions.id, some), isLive))
          .for("share", { skipLocked: true });
        await enter(
          tx,
          free.map(({ id }) => id),
        );
      });
      done += some.length;
      onProgress(done);
    }
  }
  return done;
}

/** Whether there are as many entries as live editions, and none of another Gongji: told by an index and the kept totals. */
async function isWhole(db: Database): Promise<boolean> {
  const [row] = await db.execute<{ whole: boolean }>(sql`
    select (select count(*) from ${editions} where ${isLive}) = (select coalesce(sum(live), 0) from ${searchTotals})
      and not exists (select from ${searchEntries} where ${searchEntries.termsVersion} < ${termsVersion})
      and not exists (select from ${searchEntries} where ${searchEntries.termsVersion} > ${termsVersion}) as whole`);
  return row?.whole ?? false;
}

/** The live editions of one part that want an entry; what is there of others goes. */
async function missingOf(db: Database, after: number): Promise<number[]> {
  const until = after + part;
  await db.execute(sql`
    delete from ${searchEntries} where ${searchEntries.editionId} > ${after} and ${searchEntries.editionId} <= ${until}
      and not exists (select from ${editions} where ${editions.id} = ${searchEntries.editionId} and ${isLive})`);
  const rows = await db
    .select({ id: editions.id })
    .from(editions)
    .leftJoin(searchEntries, eq(searchEntries.editionId, editions.id))
    .where(
      and(
        isLive,
        gt(editions.id, after),
        lte(editions.id, until),
        or(isNull(searchEntries.editionId), ne(searchEntries.termsVersion, termsVersion)),
      ),
    )
    .orderBy(asc(editions.id));
  return rows.map(({ id }) => id);
}
