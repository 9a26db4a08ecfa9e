import { and, eq, sql } from "drizzle-orm";
import type { Database } from "@/db";
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
  const counts: Count[] = await db
    .select({
      board: within.board,
      category: within.category,
      department: within.department,
      year: within.year,
      n: sql<number>`count(*)`.mapWith(Number),
    })
    .from(within)
    .groupBy(within.board, within.category, within.department, within.year);
  return { counts, more: sum(counts) > listedAtMost };
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
