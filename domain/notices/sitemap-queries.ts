import { and, asc, eq, gte, lt, sql } from "drizzle-orm";
import type { Database } from "@/db";
import { boards, editions, notices } from "@/db/schema";
import { changedAt } from "./feed-queries";
import { isLive } from "./public-lists";

/** Numbers one part of the sitemap spans: at most two languages each, far from the format's 50,000 addresses and 50 MB. */
export const numbersPerPart = 5_000;
const partsAtMost = 49_000; // The index may hold 50,000.

/**
 * Where the parts begin in which a notice was ever published. It hops from one number to the first past its part, over the index alone:
 * a million notices are 200 hops, and old boards with wide gaps make no empty parts.
 */
export async function sitemapParts(db: Database): Promise<number[]> {
  const start = sql`(number / ${numbersPerPart}) * ${numbersPerPart}`;
  const rows = await db.execute<{ start: number }>(sql`
    with recursive part as (
      (select ${start} as start from ${notices} where first_published_at is not null order by number limit 1)
      union all
      select (select ${start} from ${notices} where number >= part.start + ${numbersPerPart}
        and first_published_at is not null order by number limit 1)
      from part where part.start is not null)
    select start from part where start is not null limit ${partsAtMost}`);
  return rows.map((row) => Number(row.start));
}

/** The live texts of one part by number, with the instant a reader last saw each change. What has ended stands at its address still. */
export const sitemapNotices = (db: Database, from: number) =>
  db
    .select({
      number: editions.number,
      lang: editions.lang,
      board: boards.slug,
      changedAt,
    })
    .from(notices)
    .innerJoin(editions, and(eq(editions.noticeId, notices.id), isLive))
    .innerJoin(boards, eq(boards.id, notices.boardId))
    .where(and(gte(notices.number, from), lt(notices.number, from + numbersPerPart)))
    .orderBy(asc(notices.number), asc(editions.lang));
