import { sql } from "drizzle-orm";
import type { Database } from "@/db";
import type { Asked } from "./asked";
import { commonTerms } from "./common";
import { conditions, t } from "./conditions";
import { heldCounts } from "./held";
import { otherKeyboard } from "./keys";
import { readQuestion, type Wanted } from "./question";
import { type Reading, readingsOf } from "./readings";

/** Notices that may hold a word because they misspell it too. */
export const doubtfulAtMost = 2;
const wordsAtMost = 8; // In a longer question one word put right finds nothing either.
const doubtfulWordsAtMost = 2; // Each costs some 10 ms.
const triedAtMost = 4;

/**
 * A question that was probably meant where nothing, or next to nothing, was found: with letters put right, or as the
 * other keyboard would have typed it. It finds something in the language and with the filters asked for; undefined where
 * no such question is known. Words in quotation marks and after a minus stay as they are.
 */
export async function offer(db: Database, asked: Asked): Promise<string | undefined> {
  const { wanted, text } = asked.question;
  if (wanted.length > wordsAtMost) return undefined;
  const common = await commonTerms(db);
  const alone = wanted.map((word) => ({ ...asked.question, wanted: [{ ...word, small: false }] }));
  const held = await heldCounts(db, asked.lang, alone, common, doubtfulAtMost + 1);
  const isDoubtful = ({ quoted, small }: Wanted, index: number) =>
    !quoted && !small && (held[index] ?? 0) <= doubtfulAtMost;
  const finds = async (words: readonly (string | undefined)[]) => {
    const offered = replaced(text, wanted, words);
    const question = readQuestion(offered);
    return offered !== text && (await findsAny(db, { ...asked, question })) ? offered : undefined;
  };
  const typed = wanted.map((word, index) =>
    isDoubtful(word, index) ? otherKeyboard(word.text) : undefined,
  );
  const retyped = await finds(typed);
  if (retyped || wanted.filter(isDoubtful).length > doubtfulWordsAtMost) return retyped;
  const readings: Reading[][] = [];
  for (const [index, word] of wanted.entries())
    readings.push(
      isDoubtful(word, index) ? await readingsOf(db, asked, word, held[index] ?? 0, common) : [],
    );
  for (const words of combinations(readings)) {
    const offered = await finds(words);
    if (offered) return offered;
  }
  return undefined;
}

async function findsAny(db: Database, asked: Asked): Promise<boolean> {
  const [row] = await db.execute<{ any: boolean }>(sql`
    with hit as materialized (select 1 from ${t} where ${conditions(asked)})
    select exists (select from hit) as any`);
  return row?.any ?? false;
}

/** The likeliest reading of every doubtful word, then with one of them read otherwise. */
function combinations(readings: readonly Reading[][]): (string | undefined)[][] {
  const first = readings.map(([best]) => best?.word);
  const others = readings.flatMap((all, index) =>
    all.slice(1).map(({ word }) => first.map((best, at) => (at === index ? word : best))),
  );
  return [first, ...others].slice(0, triedAtMost);
}

/** The question as typed, with other words where some are given. */
function replaced(text: string, wanted: readonly Wanted[], words: readonly (string | undefined)[]) {
  let from = 0;
  let made = text;
  wanted.forEach((word, index) => {
    const at = made.indexOf(word.text, from);
    if (at < 0) return;
    const other = words[index] ?? word.text;
    made = made.slice(0, at) + other + made.slice(at + word.text.length);
    from = at + other.length;
  });
  return made;
}
