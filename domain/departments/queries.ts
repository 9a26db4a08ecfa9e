import { asc } from "drizzle-orm";
import type { Database } from "@/db";
import { departments } from "@/db/schema";

/** All departments, by their English name. */
export const listDepartments = (db: Database) =>
  db.select().from(departments).orderBy(asc(departments.nameEn));
