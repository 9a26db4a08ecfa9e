import { and, eq, sql } from "drizzle-orm";
import type { Database } from "@/db";
import { type Asked, countedAtMost, type Found } from "./asked";
import { commonTerms } from "./common";
import { t, withinDates, wordConditions, year } from "./conditions";
import {
  type Count,
  countByFilter,
  countFiltered,
  dimensions,
  facetsOf,
  fits,
  sum,
} from "./counts";
import { frequent } from "./frequent";
import { newestOf, wholePages, withNewest } from "./newest";
import { contradicts, strictQuery } from "./question";
import { rankedAtMost, scoredOf } from "./scored";
import { someWords } from "./some";

const fewHits = 10;
const commonFrom = 3 * countedAtMost; // Expected in all languages, from above; up to here each hit is looked at.

/** What is found where nothing is. */
export const nothing: Found = {
  total: 0,
  more: false,
  uncounted: false,
  page: [],
  some: [],
  facets: { board: new Map(), category: new Map(), department: new Map(), year: new Map() },
};

/** Finds notices by words and filters. Never fails for what was typed. */
export async function find(db: Database, asked: Asked): Promise<Found> {
  const { question, filters, page } = asked;
  if (question.wanted.length === 0) return await list(db, asked);
  if (contradicts(question)) return nothing;
  const common = await commonTerms(db);
  const expected = common.most(strictQuery(question));
  const found = expected > commonFrom ? await frequent(db, asked) : undefined;
  if (found) return found;
  const { counts, ids, newest } = await scan(db, asked);
  const total = sum(counts.filter((row) => fits(row, filters, undefined)));
  const some = total < fewHits && page === 1 ? await someWords(db, asked, common, ids) : [];
  return {
    total: Math.min(total, countedAtMost),
    more: total > countedAtMost,
    uncounted: false,
    page: (page - 1) * asked.pageSize < countedAtMost ? await ranked(db, asked, ids, newest) : [],
    some,
    facets: facetsOf(counts, filters),
  };
}

/** A list without words: newest first. */
async function list(db: Database, asked: Asked): Promise<Found> {
  const counted = await countOnly(db, asked);
  return { ...counted, page: await newestOf(db, asked, counted.total) };
}

/** How many a list without words has, in all and by filter; by filter up to 50,000 of them. */
export async function countOnly(db: Database, asked: Asked): Promise<Found> {
  const { counts, more: uncounted } = await countByFilter(db, asked);
  const total = uncounted
    ? await countFiltered(db, asked, Number.MAX_SAFE_INTEGER)
    : sum(counts.filter((row) => fits(row, asked.filters, undefined)));
  return { ...nothing, total, uncounted, facets: facetsOf(counts, asked.filters) };
}

type Scan = { counts: Count[]; ids: number[]; newest: number | null };

/**
 * Every hit of a word that is not common, looked at once: how many by filter, and what belongs on this page, title hits
 * first, newest first. Of more hits than are counted the newest is told apart: it stands on page 1, whatever it is.
 * Materialised: with LIMIT in sight the planner walks the dates and looks at every notice there is.
 */
async function scan(db: Database, asked: Asked): Promise<Scan> {
  const { question, filters } = asked;
  const best = asked.sort === "best";
  const { skip, take } = window(asked);
  const within = and(
    ...dimensions.map((name) =>
      filters[name] === undefined
        ? undefined
        : sql`${sql.identifier(name)} in ${[filters[name]].flat()}`,
    ),
  );
  const kept = within ?? sql`true`;
  const apart = sql`(select count(*) from newest)`;
  const [row] = await db.execute<Partial<Scan>>(sql`
    with hit as materialized (
      select ${t.editionId} as id, ${t.publishedAt} as published_at, ${t.number} as number, ${t.boardId} as board,
        ${t.categoryId} as category, ${t.departmentId} as department, ${year} as year,
        ${best ? sql`${t.titleTerms} @@ ${strictQuery(question)}::tsquery` : sql`true`} as in_title
      from ${t} where ${and(eq(t.lang, asked.lang), ...wordConditions(asked), withinDates(filters))}),
    counted as (select board, category, department, year, count(*) as n from hit group by 1, 2, 3, 4),
    newest as (
      select id from hit where ${kept} and ${best} and (select count(*) from hit where ${kept}) > ${countedAtMost}
      order by published_at desc, number desc limit 1),
    shown as (
      select id, in_title, published_at, number from hit
      where ${kept} and id is distinct from (select id from newest)
      order by in_title desc, published_at desc, number desc
      ${skip === 0 ? sql`limit ${take} - ${apart}` : sql`limit ${take} offset ${skip} - ${apart}`})
    select (select json_agg(counted) from counted) as counts, (select id from newest) as newest,
      (select json_agg(id order by in_title desc, published_at desc, number desc) from shown) as ids`);
  const { counts, ids, newest } = row ?? {};
  return { counts: counts ?? [], ids: ids ?? [], newest: newest ? Number(newest) : null };
}

/** Which of the hits to fetch: the first hundred are scored and then cut, what comes later stands as it comes. */
function window({ sort, page, pageSize }: Asked): { skip: number; take: number } {
  const skip = (page - 1) * pageSize;
  const scored = wholePages(rankedAtMost, pageSize);
  return sort === "best" && skip < scored ? { skip: 0, take: scored } : { skip, take: pageSize };
}

async function ranked(
  db: Database,
  asked: Asked,
  ids: number[],
  newest: number | null,
): Promise<number[]> {
  const { sort, page, pageSize } = asked;
  const skip = (page - 1) * pageSize;
  if (sort === "new" || (window(asked).skip === skip && skip > 0)) return ids;
  const all = newest === null ? ids : [...ids, newest];
  const scored = (await scoredOf(db, asked, all, undefined)).map(({ id }) => id);
  const shown = newest === null ? scored : withNewest(scored, newest, pageSize);
  return shown.slice(skip, skip + pageSize);
}
