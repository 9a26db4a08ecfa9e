import type { Database } from "@/db";
import type { Asked } from "./asked";
import type { Common } from "./common";
import { tokensOf } from "./fold";
import { heldCounts } from "./held";
import { type Near, wordsNear } from "./near";
import { readQuestion, type Wanted, withoutParticle } from "./question";

const surer = 10; // So many times more notices hold what is offered instead of a word that some hold.
const windowsAtMost = 12;
const heldAtMost = 40; // Of words as common the one with fewer letters wrong goes first.

/** A word as it could be meant, and in how many notices of the language its rarest part stands. */
export type Reading = { word: string; letters: number; held: number };

/** What a word that `there` notices hold could be meant for, the likeliest first. */
export async function readingsOf(
  db: Database,
  asked: Asked,
  { text }: Wanted,
  there: number,
  common: Common,
): Promise<Reading[]> {
  const [token, second] = tokensOf(text);
  if (!token || second) return [];
  const bare = withoutParticle(token.text) ?? token.text;
  const particle = token.text.slice(bare.length);
  const whole = [...new Set([bare, token.text])];
  const likely = (near: readonly Near[][]) => [
    ...(near[0] ?? []).map((each) => ({ ...each, word: each.word + particle })),
    ...(near[1] ?? []),
  ];
  const judged = async (near: readonly Near[]) => {
    const counts = await heldCounts(
      db,
      asked.lang,
      near.map(({ word }) => readQuestion(word)),
      common,
      heldAtMost,
    );
    return near
      .map(({ word, letters }, index) => ({ word, letters, held: counts[index] ?? 0 }))
      .filter(({ held }) => held > there * surer)
      .sort((a, b) => a.letters - b.letters || b.held - a.held);
  };
  const best = await judged(likely(await wordsNear(db, asked.lang, whole, 1)));
  if (best.length > 0) return best;
  const inside = await insideOf(db, asked, bare, particle, common);
  if (inside.length > 0) return inside;
  return await judged(likely(await wordsNear(db, asked.lang, whole, 2)));
}

/**
 * A compound with one part misspelt: what stands before the slip and after it is held, what lies around is replaced. The
 * parts are offered joined where a notice joins them, else apart.
 */
async function insideOf(
  db: Database,
  asked: Asked,
  word: string,
  particle: string,
  common: Common,
): Promise<Reading[]> {
  if (!/^[가-힣]{4,20}$/.test(word)) return [];
  const pieces = Array.from({ length: word.length - 2 }, (_, index) => index + 2);
  const all = [...pieces.map((at) => word.slice(0, at)), ...pieces.map((at) => word.slice(-at))];
  const held = await heldCounts(db, asked.lang, all.map(exactly), common, 1);
  const longest = (counts: readonly number[]) => {
    const end = counts.indexOf(0);
    return (end < 0 ? counts.length : end) + 1;
  };
  const [before, after] = [
    longest(held.slice(0, pieces.length)),
    longest(held.slice(pieces.length)),
  ];
  const starts = [0, ...pieces.filter((at) => at <= before)];
  const ends = [word.length, ...pieces.filter((at) => at <= after).map((at) => word.length - at)];
  const windows = starts
    .flatMap((from) => ends.map((to) => ({ from, to })))
    .filter(
      ({ from, to }) =>
        to - from >= 2 && to - from < word.length && to >= before && from <= word.length - after,
    )
    .sort((a, b) => b.to - b.from - (a.to - a.from))
    .slice(0, windowsAtMost);
  const near = await wordsNear(
    db,
    asked.lang,
    windows.map(({ from, to }) => word.slice(from, to)),
    1,
  );
  const readings = windows.flatMap(({ from, to }, index) =>
    (near[index] ?? []).slice(0, 4).flatMap((other) => {
      const parts = [word.slice(0, from), other.word, word.slice(to)].filter((part) => part !== "");
      return [parts.join(""), parts.join(" ")].map((written) => ({
        ...other,
        word: written + particle,
      }));
    }),
  );
  const unique = [...new Map(readings.map((each) => [each.word, each])).values()];
  const counts = await heldCounts(
    db,
    asked.lang,
    unique.map(({ word: each }) => readQuestion(each)),
    common,
    heldAtMost,
  );
  return unique
    .map((each, index) => ({ ...each, held: counts[index] ?? 0 }))
    .filter(({ held: n }) => n > 0)
    .sort((a, b) => Number(a.word.includes(" ")) - Number(b.word.includes(" ")) || b.held - a.held);
}

/** A question for these syllables and no others: a particle stays on. */
const exactly = (text: string) => readQuestion(`"${text}"`);
