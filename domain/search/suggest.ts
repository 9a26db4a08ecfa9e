import { and, eq, inArray, sql } from "drizzle-orm";
import type { Database } from "@/db";
import { boards, editions, searchWords } from "@/db/schema";
import type { Lang } from "@/lib/time";
import { inTime } from "./bounded";
import { newestFirst, t } from "./conditions";
import { keysOf } from "./keys";
import { beginsWith } from "./near";
import { queryOf, readQuestion, type Wanted } from "./question";
import { streamOfText } from "./terms";

export type Suggestion = { editionId: number; number: number; board: string; title: string };

export const longestTyped = 100; // Characters.
const suggestedAtMost = 8;
const lookedAt = 24; // The newest that hold the words; those that begin with them go first.
const walked = 2_000; // Newest notices looked at before the index is asked for all.
const endsAtMost = 40;
const wordsRead = 1_000;
const longMs = 400;

/**
 * Live notices of a language whose title holds the words typed so far, the last of them perhaps half: `govern`, `주민드`,
 * first letters of syllables as `ㅈㅁㄷㄹ`, or the keys of Hangul as `wnals`. Newest first, titles that begin so before
 * all others. None where it takes too long.
 */
export const suggest = (db: Database, lang: Lang, typed: string): Promise<Suggestion[]> =>
  inTime(db, longMs, (tx) => look(tx, lang, typed), []);

async function look(db: Database, lang: Lang, typed: string): Promise<Suggestion[]> {
  const { wanted } = readQuestion(typed);
  const last = /\s$/.test(typed) ? undefined : wanted.at(-1);
  const whole = wanted.filter((word) => word !== last && !word.small);
  const ends = last ? await endsOf(db, lang, last) : [];
  if (last ? ends.length === 0 : whole.length === 0) return [];
  const alternatives = ends.map(({ query }) => query).join(" | ");
  const query = [...whole.map(queryOf), ...(last ? [`(${alternatives})`] : [])].join(" & ");
  const rows = await loaded(db, await newestTitles(db, lang, query));
  const begins = streamOfText(typed).trim();
  return rows
    .filter(({ stream }) => whole.every(({ streams }) => stream.includes(streams.at(-1) ?? "")))
    .filter(({ stream }) => !last || ends.some((end) => stream.includes(end.stream)))
    .sort(
      (a, b) =>
        Number(b.stream.trim().startsWith(begins)) - Number(a.stream.trim().startsWith(begins)),
    )
    .slice(0, suggestedAtMost)
    .map(({ stream: _, ...suggestion }) => suggestion);
}

/** What a half-typed word may go on to be, as a tsquery and as it stands in a stream. */
async function endsOf(db: Database, lang: Lang, { text, streams }: Wanted) {
  const keys = keysOf(text.toLowerCase());
  const latin = /^[a-z]+$/.test(keys) && !/[ㄱ-힣]/.test(text);
  const letters = /^[ㄱ-ㅎ]{2,}$/.test(text);
  const column = letters ? sql`${searchWords.initials}` : sql`${searchWords.keys}`;
  const read = sql`select word from ${searchWords} where ${searchWords.lang} = ${lang}
    and ${beginsWith(column, keys)} limit ${wordsRead}`;
  const signs = [...text].length;
  const rows =
    keys.length < 2
      ? []
      : await db.execute<{ word: string }>(
          // Of Hangul as many syllables as were begun; a word of other signs whole.
          sql`select distinct case when word ~ '^[가-힣]' then left(word, ${latin ? keys.length : signs}::int) else word end as word
              from (${read}) as begun limit ${endsAtMost}`,
        );
  const found = rows.flatMap(({ word }) => readQuestion(`"${word}"`).wanted);
  const itself = latin
    ? [{ query: `'${keys}':*`, stream: ` ${keys}` }]
    : letters || /[ㄱ-ㅣ]/.test(text)
      ? []
      : [{ query: queryOf({ streams } as Wanted), stream: streams.at(-1) ?? "" }];
  return [
    ...itself,
    ...found.map((word) => ({ query: queryOf(word), stream: word.streams[0] ?? "" })),
  ];
}

/** The newest notices whose title fits: among the newest of all, and where those are few, of all. */
async function newestTitles(db: Database, lang: Lang, query: string): Promise<number[]> {
  const fits = sql`${t.titleTerms} @@ ${query}::tsquery`;
  const near = await db.execute<{ id: string }>(sql`
    select edition_id as id from (select * from ${t} where ${eq(t.lang, lang)} order by ${newestFirst} limit ${walked})
      as ${t} where ${fits} order by ${newestFirst} limit ${lookedAt}`);
  if (near.length >= suggestedAtMost) return near.map(({ id }) => Number(id));
  const all = await db.execute<{ id: string }>(sql`
    with hit as materialized (select ${t.editionId} as id, ${t.publishedAt} as at, ${t.number} as number from ${t}
      where ${and(eq(t.lang, lang), fits)})
    select id from hit order by at desc, number desc limit ${lookedAt}`);
  return all.map(({ id }) => Number(id));
}

async function loaded(db: Database, ids: readonly number[]) {
  if (ids.length === 0) return [];
  const rows = await db
    .select({
      editionId: editions.id,
      number: editions.number,
      board: boards.slug,
      title: editions.title,
    })
    .from(editions)
    .innerJoin(boards, eq(boards.id, editions.boardId))
    .where(inArray(editions.id, [...ids]));
  const byId = new Map(
    rows.map((row) => [row.editionId, { ...row, stream: streamOfText(row.title) }]),
  );
  return ids.flatMap((id) => byId.get(id) ?? []);
}
