import { and, sql } from "drizzle-orm";
import type { Database } from "@/db";
import { type Asked, countedAtMost, type Found } from "./asked";
import { conditions, newestFirst, t, wordConditions } from "./conditions";
import { countByFilter, countFiltered, facetsOf, fits, sum } from "./counts";
import { newest, wholePages, withNewest } from "./newest";
import { readQuestion, strictQuery } from "./question";
import { rankedAtMost, scoredOf } from "./scored";

const walkedAtMost = 5_000;
const sampled = 1_000; // Newest notices within the filters whose words tell how many there may be.
const surelyMore = 1.5;
/** Hits of each walk: half of what is ranked, and a page at least. */
const hitsOf = ({ pageSize }: Asked) => Math.max(rankedAtMost / 2, pageSize);

/**
 * A word that more than 10,000 notices hold: nobody counts them, and the dates are walked instead. The newest hits of all
 * and the newest title hits are ranked; the newest of all stands on page 1 whatever it is. Undefined where the newest
 * 5,000 notices hold too few: words that are common apart may be rare together, and a walk would not end.
 */
export async function frequent(db: Database, asked: Asked): Promise<Found | undefined> {
  const { sort, page, pageSize } = asked;
  const skip = (page - 1) * pageSize;
  const [titles, all] = await Promise.all([
    newestHits(db, asked, true),
    newestHits(db, asked, false),
  ]);
  const [first] = all;
  if (first === undefined || all.length < hitsOf(asked)) return undefined;
  const found = async (): Promise<number[]> => {
    if (skip >= countedAtMost) return [];
    if (sort === "new") return await newest(db, asked);
    const scored = await scoredOf(db, asked, [...new Set([...titles, ...all])], undefined);
    const ids = withNewest(
      scored.map(({ id }) => id),
      first,
      pageSize,
    );
    const kept = ids.slice(0, wholePages(ids.length, pageSize));
    if (skip < kept.length) return kept.slice(skip, skip + pageSize);
    return await newest(db, asked, { without: kept, offset: skip - kept.length });
  };
  const { board, category, department, year, from, until } = asked.filters;
  const whole = [board, category, department, year, from, until].every(
    (each) => each === undefined,
  );
  const [ids, total] = await Promise.all([
    found(),
    whole ? countedAtMost + 1 : countWithin(db, asked),
  ]);
  return {
    total: Math.min(total, countedAtMost),
    more: total > countedAtMost,
    uncounted: true,
    page: ids,
    some: [],
    facets: facetsOf([], asked.filters),
  };
}

/**
 * Hits within filters, no further than one more than are counted. Where the filters leave so many notices, and the newest of
 * them hold the words so often, that there are far more, each is not looked at: of a million that took seconds.
 */
async function countWithin(db: Database, asked: Asked): Promise<number> {
  const { counts } = await countByFilter(db, { ...asked, question: readQuestion("") });
  const left = sum(counts.filter((row) => fits(row, asked.filters, undefined)));
  const slice = sql`select * from ${t} where ${conditions(asked, [])}
    order by ${newestFirst} limit ${sampled}`;
  const [row] = await db.execute<{ share: number | null }>(sql`
    select avg((${and(...wordConditions(asked))})::int)::float8 as share from (${slice}) as ${t}`);
  const expected = left * (row?.share ?? 0);
  if (expected > surelyMore * countedAtMost) return countedAtMost + 1;
  return await countFiltered(db, asked, countedAtMost + 1);
}

/** The newest hits, or title hits, among the newest notices the filters leave. */
async function newestHits(db: Database, asked: Asked, inTitle: boolean): Promise<number[]> {
  const { question } = asked;
  const slice = sql`select * from ${t} where ${conditions(asked, [])}
    order by ${newestFirst} limit ${walkedAtMost}`;
  const rows = await db.execute<{ id: string }>(sql`
    select edition_id as id from (${slice}) as ${t} where ${and(
      // First: it stands in the row, while the terms of the whole text have to be fetched.
      inTitle ? sql`${t.titleTerms} @@ ${strictQuery(question)}::tsquery` : undefined,
      ...wordConditions(asked),
    )} order by ${newestFirst} limit ${hitsOf(asked)}`);
  return rows.map(({ id }) => Number(id));
}
