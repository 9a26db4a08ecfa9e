import { sql } from "drizzle-orm";
import type { Database } from "@/db";
import { searchWords } from "@/db/schema";
import type { Lang } from "@/lib/time";
import { tokensOf } from "./fold";
import { initialsOf, keysOf } from "./keys";
import { withoutParticle } from "./question";

const latinWord = /^[a-z]{3,40}$/;
const hangulWord = /^[가-힣]{2,20}$/;

/** The words of a text that can be offered: Latin ones, and runs of Hangul with their particle and without. */
export function wordsOf(text: string): Set<string> {
  const words = new Set<string>();
  for (const { text: word } of tokensOf(text.normalize("NFC"))) {
    if (latinWord.test(word)) words.add(word);
    if (!hangulWord.test(word)) continue;
    words.add(word);
    const bare = withoutParticle(word);
    if (bare) words.add(bare);
  }
  return words;
}

/** Keeps what words are not kept yet. */
export async function enterWords(
  tx: Database,
  texts: readonly { lang: Lang; text: string }[],
): Promise<void> {
  const words: Record<Lang, Set<string>> = { en: new Set(), ko: new Set() };
  for (const { lang, text } of texts) for (const word of wordsOf(text)) words[lang].add(word);
  const rows = (["en", "ko"] as const).flatMap((lang) =>
    [...words[lang]].map((word) => ({
      lang,
      word,
      keys: keysOf(word),
      initials: hangulWord.test(word) ? initialsOf(word) : null,
    })),
  );
  await tx.execute(sql`
    insert into ${searchWords} (lang, word, keys, initials)
    select lang, word, keys, initials
    from json_to_recordset(${JSON.stringify(rows)}::text::json) as given (lang text, word text, keys text, initials text)
    where not exists (
      select from ${searchWords} where ${searchWords.lang} = given.lang and ${searchWords.keys} = given.keys
        and ${searchWords.word} = given.word)`);
}
