import { sql } from "drizzle-orm";
import type { Database } from "@/db";
import { type Lang, seoulDay } from "@/lib/time";

/**
 * The years, in Asia/Seoul and newest first, in which each board has listed notices of a language, by the board's id.
 * One look into the list's index for each year and board, however many notices there are.
 */
export async function boardYears(
  db: Database,
  { lang, now }: { lang: Lang; now: Date },
): Promise<Map<number, number[]>> {
  const thisYear = Number(seoulDay(now).slice(0, 4));
  const live = sql`e.board_id = b.id and e.lang = ${lang} and e.state in ('published', 'withdrawn')`;
  const rows = await db.execute<{ board: string; year: number }>(sql`
    select b.id as board, y.year
    from board b
    cross join lateral (select min(e.published_at) as at from edition e where ${live}) first
    cross join lateral generate_series(
      ${thisYear}::int, extract(year from first.at at time zone 'Asia/Seoul')::int, -1
    ) as y(year)
    where exists (
      select from edition e
      where ${live}
        and (e.ends_at is null or e.ends_at > ${now.toISOString()}::timestamptz)
        and e.published_at >= make_timestamptz(y.year, 1, 1, 0, 0, 0, 'Asia/Seoul')
        and e.published_at < make_timestamptz(y.year + 1, 1, 1, 0, 0, 0, 'Asia/Seoul')
    )
    order by b.id, y.year desc`);
  const years = new Map<number, number[]>();
  for (const { board, year } of rows)
    years.set(Number(board), [...(years.get(Number(board)) ?? []), year]);
  return years;
}
