import { type SQL, sql } from "drizzle-orm";
import type { Database } from "@/db";
import { searchWords } from "@/db/schema";
import type { Lang } from "@/lib/time";
import { keysOf } from "./keys";
import { lettersBetween } from "./nearness";

/** `letters`: how many are wrong. `times`: how many kept words are it, or begin or end in it. */
export type Near = { word: string; letters: number; times: number };

const readAtMost = 3_000; // Words with one beginning or end.
const shortest = 4; // Keys: below it every word is near every other.
const twoFrom = 8; // Keys of a word in which two may be wrong.
const nearAtMost = 12;

/**
 * For each of `parts` what it may be a misspelling of, the closest first: kept words, and beginnings and ends of Korean
 * compounds.
 */
export async function wordsNear(
  db: Database,
  lang: Lang,
  parts: readonly string[],
  most: 1 | 2,
): Promise<Near[][]> {
  const wanted = parts.map((part, index) => ({ part, index, keys: keysOf(part) }));
  const long = wanted.filter(({ keys }) => keys.length >= (most === 1 ? shortest : twoFrom));
  const near = parts.map(() => new Map<string, Near>());
  if (long.length === 0) return near.map(() => []);
  const rows = await db.execute<{ index: number; at_end: boolean; word: string }>(
    sql.join(
      long.flatMap((part) => [reading(lang, part, most, false), reading(lang, part, most, true)]),
      sql` union all `,
    ),
  );
  for (const { index, at_end, word } of rows) {
    const { part = "", keys = "" } = wanted[index] ?? {};
    for (const other of piecesOf(word, part, at_end)) {
      const known = near[index]?.get(other);
      if (known) known.times += 1;
      const letters = known ? known.letters : lettersBetween(keys, keysOf(other), most);
      if (!known && letters > 0 && letters <= most)
        near[index]?.set(other, { word: other, letters, times: 1 });
    }
  }
  return near.map((all) =>
    [...all.values()]
      .sort((a, b) => a.letters - b.letters || b.times - a.times)
      .slice(0, nearAtMost),
  );
}

type Part = { part: string; index: number; keys: string };

/**
 * Kept words that begin, or end, as a part does. With one letter wrong, or two that changed places, one half is right;
 * with two, most times the first third or the last.
 */
function reading(lang: Lang, { part, index, keys }: Part, most: 1 | 2, atEnd: boolean): SQL {
  const right =
    most === 1 ? Math.floor((keys.length - 1) / 2) : Math.max(3, Math.floor(keys.length / 3));
  const condition = atEnd
    ? beginsWith(sql`reverse(${searchWords.keys})`, [...keys.slice(-right)].reverse().join(""))
    : beginsWith(sql`${searchWords.keys}`, keys.slice(0, right));
  const longest = isHangul(part) ? 100 : keys.length + most; // Of a compound a piece is taken.
  return sql`
    (select ${index}::int as index, ${atEnd}::boolean as at_end, word from ${searchWords}
     where ${searchWords.lang} = ${lang} and ${condition}
       and length(${searchWords.keys}) between ${keys.length - most} and ${longest} limit ${readAtMost})`;
}

const isHangul = (word: string) => /^[가-힣]/.test(word);

/** What of a kept word stands against a part as long: of a Latin one the whole, of Hangul as many syllables, one more or less. */
function piecesOf(word: string, part: string, atEnd: boolean): string[] {
  if (!isHangul(part) || !isHangul(word)) return [word];
  const sizes = [part.length - 1, part.length, part.length + 1].filter(
    (size) => size >= 2 && size <= word.length,
  );
  return sizes.map((size) => (atEnd ? word.slice(-size) : word.slice(0, size)));
}

/** A condition that an index of text_pattern_ops serves, also in a prepared statement. */
export const beginsWith = (column: SQL, start: string): SQL => {
  const last = start.codePointAt(start.length - 1) ?? 0;
  const beyond = start.slice(0, -1) + String.fromCodePoint(last + 1);
  return sql`${column} ~>=~ ${start} and ${column} ~<~ ${beyond}`;
};
