import { and, eq, sql } from "drizzle-orm";
import type { Database } from "@/db";
import type { Lang } from "@/lib/time";
import type { Common } from "./common";
import { t, toTheLetter } from "./conditions";
import { type Question, strictQuery } from "./question";

const commonFrom = 20_000; // Expected notices: one that so many hold need not be looked for.

/** How many notices of the language hold all words of each question to the letter; no further than `atMost`. */
export async function heldCounts(
  db: Database,
  lang: Lang,
  questions: readonly Question[],
  common: Common,
  atMost: number,
): Promise<number[]> {
  const counts = questions.map(() => 0);
  const parts = questions.flatMap((question, index) => {
    const query = strictQuery(question);
    if (query === "") return [];
    if (common.most(query) > commonFrom) {
      counts[index] = atMost;
      return [];
    }
    const held = and(
      eq(t.lang, lang),
      sql`${t.terms} @@ ${query}::tsquery`,
      ...question.wanted.map(toTheLetter),
    );
    // Materialised, or the limit would have the planner walk all notices; read no further than the limit all the same.
    return [
      sql`(with hit as materialized (select 1 from ${t} where ${held})
        select ${index}::int as index, count(*)::int as n
        from (select from hit limit ${atMost}) as held)`,
    ];
  });
  if (parts.length === 0) return counts;
  const rows = await db.execute<{ index: number; n: number }>(sql.join(parts, sql` union all `));
  for (const { index, n } of rows) counts[index] = n;
  return counts;
}
