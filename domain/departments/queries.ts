import { asc, eq } from "drizzle-orm";
import type { Database } from "@/db";
import { departments } from "@/db/schema";
import { placeMark } from "@/domain/administration/places";

/** All departments, by their English name. */
export const listDepartments = (db: Database) =>
  db.select().from(departments).orderBy(asc(departments.nameEn));

/** A department with the mark of its form; undefined where there is none. */
export async function departmentForDesk(db: Database, id: number) {
  const [row] = await db.select().from(departments).where(eq(departments.id, id));
  return row && { ...row, seen: placeMark(row) };
}
