import { and, sql } from "drizzle-orm";
import type { Database } from "@/db";
import type { Asked } from "./asked";
import type { Common } from "./common";
import { conditions, newestFirst, t, unwantedConditions } from "./conditions";
import { partsOf, queryOf, type Wanted } from "./question";
import { rankedAtMost, scoredOf } from "./scored";

const someAtMost = 20;
const hitsPerWord = 4_000;
const wordsAtMost = 12;

/** Hits of single words and of the parts of compounds, the more and the rarer the better. */
export async function someWords(
  db: Database,
  asked: Asked,
  common: Common,
  without: readonly number[],
): Promise<number[]> {
  const words = asked.question.wanted.filter(({ small }) => !small).flatMap(partsOf);
  if (words.length < 2) return [];
  const expected = words.map((wanted) => common.most(queryOf(wanted)));
  const rarest = words
    .map((wanted, index) => ({ wanted, index, expected: expected[index] ?? 0 }))
    .sort((a, b) => a.expected - b.expected);
  const rare = rarest.filter((word) => word.expected <= hitsPerWord).slice(0, wordsAtMost);
  const narrowed = conditions(asked, unwantedConditions(asked.question));
  const one = ({ wanted, index }: { wanted: Wanted; index: number }) => sql`
    (select ${t.editionId} as id, ${index}::int as word from ${t}
     where ${and(narrowed, sql`${t.terms} @@ ${queryOf(wanted)}::tsquery`)}
     ${rare.length > 0 ? sql`` : sql`order by ${newestFirst}`} limit ${rare.length > 0 ? hitsPerWord : 500})`;
  const parts = (rare.length > 0 ? rare : rarest.slice(0, 1)).map(one);
  const all = common.entries;
  const rows = await db.execute<{
    ids: number[] | null;
    counts: Record<string, number> | null;
  }>(sql`
    with hit as materialized (${sql.join(parts, sql` union all `)}),
    counted as (select word, count(*) as n from hit group by word),
    best as (
      select id, sum(ln(1 + greatest(${all}::int - n, 0) / n::float8)) as weight from hit join counted using (word)
      group by id order by weight desc, id desc limit ${rankedAtMost})
    select (select json_agg(id) from best) as ids, (select json_object_agg(word, n) from counted) as counts`);
  const ids = (rows[0]?.ids ?? []).filter((id) => !without.includes(id));
  const counts = rows[0]?.counts ?? {};
  const rarity = words.map((_, index) => {
    const n =
      counts[String(index)] ??
      (rare.some((word) => word.index === index) ? 0 : expected[index]) ??
      0;
    return Math.log(1 + (Math.max(0, all - n) + 0.5) / (n + 0.5));
  });
  const question = { ...asked.question, wanted: words };
  const scored = await scoredOf(db, { ...asked, question }, ids, rarity);
  return scored.slice(0, someAtMost).map(({ id }) => id);
}
