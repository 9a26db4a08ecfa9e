import { and, asc, count, eq, inArray, lte } from "drizzle-orm";
import type { Database } from "@/db";
import { boards, boardTotals, editions, sections } from "@/db/schema";
import type { Lang } from "@/lib/time";

/** All boards in the order of the menu. */
export const listBoards = (db: Database) =>
  db.select().from(boards).orderBy(asc(boards.position), asc(boards.id));

/** Sections of the menu, each with its boards. */
export async function publicMenu(db: Database) {
  const rows = await db
    .select({ section: sections, board: boards })
    .from(sections)
    .innerJoin(boards, eq(boards.sectionId, sections.id))
    .orderBy(asc(sections.position), asc(sections.id), asc(boards.position), asc(boards.id));
  type Row = (typeof rows)[number];
  const menu: { section: Row["section"]; boards: Row["board"][] }[] = [];
  for (const { section, board } of rows) {
    const last = menu.at(-1);
    if (last?.section.id === section.id) last.boards.push(board);
    else menu.push({ section, boards: [board] });
  }
  return menu;
}

export type Menu = Awaited<ReturnType<typeof publicMenu>>;
export type Board = Menu[number]["boards"][number];

/**
 * How many notices a public list has. The total is kept by the publishing transaction and includes
 * ended ones; those alone are counted here.
 */
export async function listedTotal(
  db: Database,
  given: { boardId: number; lang: Lang; now: Date },
): Promise<number> {
  const { boardId, lang, now } = given;
  const [kept] = await db
    .select({ n: boardTotals.listed })
    .from(boardTotals)
    .where(and(eq(boardTotals.boardId, boardId), eq(boardTotals.lang, lang)));
  const [ended] = await db
    .select({ n: count() })
    .from(editions)
    .where(
      and(
        eq(editions.boardId, boardId),
        eq(editions.lang, lang),
        inArray(editions.state, ["published", "withdrawn"]),
        lte(editions.endsAt, now),
      ),
    );
  return Math.max(0, (kept?.n ?? 0) - (ended?.n ?? 0));
}
