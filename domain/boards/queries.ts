import { asc, count, eq } from "drizzle-orm";
import type { Database } from "@/db";
import { boards, categories, notices, sections } from "@/db/schema";
import { placeMark } from "@/domain/administration/places";

/** All boards in the order of the menu. */
export const listBoards = (db: Database) =>
  db.select().from(boards).orderBy(asc(boards.position), asc(boards.id));

/** Sections in the order of the menu, those without a board too, each with the mark of its form. */
export async function sectionsWithBoards(db: Database) {
  const all = await listBoards(db);
  const rows = await db.select().from(sections).orderBy(asc(sections.position), asc(sections.id));
  return rows.map((section) => ({
    ...section,
    seen: placeMark(section),
    boards: all.filter(({ sectionId }) => sectionId === section.id),
  }));
}

/** A board as its page at the desk shows it: with its categories, and how many notices each holds. */
export async function boardForDesk(db: Database, id: number) {
  const [board] = await db.select().from(boards).where(eq(boards.id, id));
  if (!board) return undefined;
  const held = await db
    .select({ category: notices.categoryId, n: count() })
    .from(notices)
    .where(eq(notices.boardId, id))
    .groupBy(notices.categoryId);
  const rows = await db
    .select()
    .from(categories)
    .where(eq(categories.boardId, id))
    .orderBy(asc(categories.position), asc(categories.id));
  return {
    ...board,
    seen: placeMark(board),
    notices: held.reduce((sum, { n }) => sum + n, 0),
    categories: rows.map((row) => ({
      ...row,
      seen: placeMark(row),
      notices: held.find(({ category }) => category === row.id)?.n ?? 0,
    })),
  };
}
