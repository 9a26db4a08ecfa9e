import type postgres from "postgres";
import { stemmer } from "stemmer";
import type { Lang } from "@/lib/time";
import type { Text } from "./sets";

/** Answers a question with the ids of the texts it finds, the best first, ten at most. */
export type Finder = { name: string; find(lang: Lang, question: string): Promise<string[]> };

const configurationOf = (lang: Lang) => (lang === "ko" ? "simple" : "english");

/** Whole texts in a table of their own, as PostgreSQL alone would have them searched. */
export async function openRivals(admin: postgres.Sql, texts: readonly Text[]): Promise<Finder[]> {
  await admin`create extension if not exists pg_trgm`;
  await admin`create table rival (id text, lang text, title text, body text, words tsvector)`;
  for (let from = 0; from < texts.length; from += 200) {
    const rows = texts.slice(from, from + 200);
    await admin`insert into rival ${admin(
      rows.map(({ id, lang, title, summary, body }) => ({
        id,
        lang,
        title,
        body: `${summary}\n${body}`,
      })),
      "id",
      "lang",
      "title",
      "body",
    )}`;
  }
  for (const lang of ["en", "ko"] as const) {
    const configuration = configurationOf(lang);
    await admin`update rival set words = setweight(to_tsvector(${configuration}::regconfig, title), 'A')
      || to_tsvector(${configuration}::regconfig, left(body, 200000)) where lang = ${lang}`;
  }
  await admin`create index on rival using gin (words)`;
  await admin`create index on rival using gin (title gin_trgm_ops)`;
  await admin`analyze rival`;
  const ids = (rows: postgres.RowList<postgres.Row[]>) => rows.map((row) => String(row["id"]));
  return [
    {
      name: "to_tsvector, ts_rank_cd",
      find: async (lang, question) => {
        return ids(
          await admin`
          select id from rival, plainto_tsquery(${configurationOf(lang)}::regconfig, ${question}) as asked
          where lang = ${lang} and words @@ asked order by ts_rank_cd(words, asked) desc, id limit 10`,
        );
      },
    },
    {
      name: "pg_trgm, word_similarity",
      find: async (lang, question) =>
        ids(
          await admin`
          select id from rival where lang = ${lang}
          order by greatest(similarity(${question}, title), word_similarity(${question}, title),
            word_similarity(${question}, left(body, 1000))) desc, id limit 10`,
        ),
    },
    bm25(texts),
  ];
}

/** Words as they stand between spaces and signs, in English their stems (Robertson and Zaragoza 2009, k1 1.2, b 0.75). */
function bm25(texts: readonly Text[]): Finder {
  const [k1, b] = [1.2, 0.75];
  const wordsOf = (text: string, lang: Lang) =>
    (
      text
        .normalize("NFC")
        .toLowerCase()
        .match(/[\p{L}\p{N}]+/gu) ?? []
    ).map((word) => (lang === "en" ? stemmer(word) : word));
  const indexes = {
    en: new Map<string, Map<number, number>>(),
    ko: new Map<string, Map<number, number>>(),
  };
  const lengths: number[] = [];
  const total = { en: { n: 0, length: 0 }, ko: { n: 0, length: 0 } };
  texts.forEach(({ lang, title, summary, body }, at) => {
    const words = wordsOf(`${title} ${summary} ${body}`, lang);
    lengths[at] = words.length;
    total[lang].n += 1;
    total[lang].length += words.length;
    for (const word of words) {
      const held = indexes[lang].get(word) ?? new Map<number, number>();
      indexes[lang].set(word, held.set(at, (held.get(at) ?? 0) + 1));
    }
  });
  return {
    name: "BM25 of words",
    find: async (lang, question) => {
      const { n, length } = total[lang];
      const scores = new Map<number, number>();
      for (const word of new Set(wordsOf(question, lang))) {
        const held = indexes[lang].get(word) ?? new Map<number, number>();
        const idf = Math.log(1 + (n - held.size + 0.5) / (held.size + 0.5));
        for (const [at, tf] of held) {
          const norm = k1 * (1 - b + (b * (lengths[at] ?? 0) * n) / length);
          scores.set(at, (scores.get(at) ?? 0) + (idf * tf * (k1 + 1)) / (tf + norm));
        }
      }
      return [...scores]
        .sort(([, x], [, y]) => y - x)
        .slice(0, 10)
        .map(([at]) => texts[at]?.id ?? "");
    },
  };
}
