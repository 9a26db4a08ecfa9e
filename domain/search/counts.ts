import { and, eq, lte, sql } from "drizzle-orm";
import type { Database } from "@/db";
import { searchTotals } from "@/db/schema";
import type { Asked, Facets, Filters } from "./asked";
import { conditions, listed, t, withinDates, year } from "./conditions";

export type Count = {
  board: number;
  category: number | null;
  department: number;
  year: number;
  n: number;
};

const listedAtMost = 50_000; // Read from an index alone: some 20 ms.

/** Listed notices by filter; of a board's list only that board's. `more`: too many to count by each. */
export async function countByFilter(db: Database, asked: Asked) {
  const { from, until } = asked.filters;
  if (from === undefined && until === undefined)
    return { counts: await keptCounts(db, asked), more: false };
  const counts = await countBetween(db, asked);
  return { counts, more: sum(counts) > listedAtMost };
}

/** Out of the kept totals, less what has ended: as quick with a million notices as with a thousand. */
async function keptCounts(
  db: Database,
  { lang, filters: { board }, now }: Asked,
): Promise<Count[]> {
  const k = searchTotals;
  const rows = await db.execute<Record<keyof Count, string | null>>(sql`
    select board, category, department, year, sum(n) as n from (
      select ${k.boardId} as board, ${k.categoryId} as category, ${k.departmentId} as department, ${k.year}::int as year,
        ${k.live} as n
      from ${k} where ${and(eq(k.lang, lang), board === undefined ? undefined : eq(k.boardId, board))}
      union all
      select ${t.boardId}, ${t.categoryId}, ${t.departmentId}, ${year}, -1
      from ${t} where ${and(eq(t.lang, lang), board === undefined ? undefined : eq(t.boardId, board), lte(t.endsAt, now))}
    ) as each group by board, category, department, year having sum(n) > 0`);
  return rows.map(({ board: of, category, department, year: published, n }) => ({
    board: Number(of),
    category: category === null ? null : Number(category),
    department: Number(department),
    year: Number(published),
    n: Number(n),
  }));
}

async function countBetween(db: Database, asked: Asked): Promise<Count[]> {
  const within = db
    .select({
      board: t.boardId,
      category: t.categoryId,
      department: t.departmentId,
      year: year.as("year"),
    })
    .from(t)
    .where(
      and(
        eq(t.lang, asked.lang),
        asked.filters.board === undefined ? undefined : eq(t.boardId, asked.filters.board),
        listed(asked),
        withinDates(asked.filters),
      ),
    )
    .limit(listedAtMost + 1)
    .as("hit");
  return await db
    .select({
      board: within.board,
      category: within.category,
      department: within.department,
      year: within.year,
      n: sql<number>`count(*)`.mapWith(Number),
    })
    .from(within)
    .groupBy(within.board, within.category, within.department, within.year);
}

/** How many there are with all filters; no further than `atMost`. */
export async function countFiltered(db: Database, asked: Asked, atMost: number): Promise<number> {
  const within = db
    .select({ one: sql`1` })
    .from(t)
    .where(conditions(asked))
    .limit(atMost)
    .as("hit");
  const [row] = await db.select({ n: sql<number>`count(*)`.mapWith(Number) }).from(within);
  return row?.n ?? 0;
}

export const sum = (counts: readonly Count[]) => counts.reduce((all, { n }) => all + n, 0);

export const dimensions = ["board", "category", "department", "year"] as const;

export const fits = (row: Count, filters: Filters, but: string | undefined) =>
  dimensions.every(
    (name) =>
      name === but ||
      filters[name] === undefined ||
      [filters[name]].flat().some((wanted) => wanted === row[name]),
  );

export function facetsOf(counts: readonly Count[], filters: Filters): Facets {
  const facet = (name: (typeof dimensions)[number]) => {
    const values = new Map<number, number>();
    for (const row of counts) {
      const value = row[name];
      if (value === null || !fits(row, filters, name)) continue;
      values.set(value, (values.get(value) ?? 0) + row.n);
    }
    return values;
  };
  return {
    board: facet("board"),
    category: facet("category"),
    department: facet("department"),
    year: facet("year"),
  };
}
