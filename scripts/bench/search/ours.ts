import { sql } from "drizzle-orm";
import type { Database } from "@/db";
import type { Asked } from "@/domain/search/asked";
import { find } from "@/domain/search/find";
import { offer } from "@/domain/search/offer";
import { readQuestion } from "@/domain/search/question";
import { suggest } from "@/domain/search/suggest";
import type { Lang } from "@/lib/time";
import { part } from "../race";
import { misspelt, wrongKeyboard } from "./misspell";
import type { Finder } from "./rivals";
import type { TestSet } from "./sets";

const asked = (lang: Lang, typed: string): Asked => ({
  ...{ lang, question: readQuestion(typed), filters: {} },
  ...{ sort: "best", page: 1, pageSize: 10, now: new Date() },
});

/** What a search page shows, the hits and then those that hold some of the words. */
export function ourFinder(db: Database, ids: ReadonlyMap<string, number>): Finder {
  const texts = new Map([...ids].map(([text, edition]) => [edition, text]));
  return {
    name: "Gongji",
    find: async (lang, question) => {
      const { page, some } = await find(db, asked(lang, question));
      return [...page, ...some].map((id) => texts.get(id) ?? "");
    },
  };
}

export type Offers = { questions: number; right: number; half: number; most: number };

/** Questions of a set with a slip, or typed with the other keyboard: how many offers lead to what is meant. */
export async function offersOf(
  db: Database,
  finder: Finder,
  set: TestSet,
  slip: "finger" | "keyboard",
): Promise<Offers> {
  const took: number[] = [];
  let right = 0;
  for (const [index, { text, grades }] of set.askings.entries()) {
    const typed = slip === "finger" ? misspelt(text, index + 1) : wrongKeyboard(text);
    const best = Math.max(...grades.values());
    const leads = async (question: string) =>
      (await finder.find(set.lang, question)).slice(0, 10).some((id) => grades.get(id) === best);
    if (!typed || !(await leads(text))) continue;
    const began = performance.now();
    const offered = await offer(db, asked(set.lang, typed));
    took.push(performance.now() - began);
    if (offered && (await leads(offered))) right += 1;
  }
  return { questions: took.length, right, half: part(took, 0.5), most: part(took, 0.95) };
}

/** Milliseconds that suggestions take, after two, three and five signs of each question. */
export async function suggestionsOf(db: Database, set: TestSet) {
  const took: number[] = [];
  for (const { text } of set.askings)
    for (const signs of [2, 3, 5]) {
      const began = performance.now();
      await suggest(db, set.lang, text.slice(0, signs));
      took.push(performance.now() - began);
    }
  return { half: part(took, 0.5), most: part(took, 0.95) };
}

/** Whether page 1 of the commonest word of a language holds the newest notice with it; and the word, the time. */
export async function commonestWord(db: Database, lang: Lang) {
  const [row] = await db.execute<{ term: string; newest: string }>(sql`
    with newest as (select terms from search_entry where lang = ${lang} order by published_at desc limit 500),
    common as (select term from newest, unnest(tsvector_to_array(terms)) as term
      where term ~ '^([a-z]{4,}|[가-힣]{2})$' group by term order by count(*) desc, term limit 1)
    select term, (select edition_id from search_entry where lang = ${lang} and terms @@ ('''' || term || '''')::tsquery
      order by published_at desc, number desc limit 1) as newest from common`);
  const word = row?.term ?? "";
  const began = performance.now();
  const { page } = await find(db, asked(lang, word));
  return { word, there: page.includes(Number(row?.newest)), ms: performance.now() - began };
}
