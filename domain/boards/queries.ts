import { asc } from "drizzle-orm";
import type { Database } from "@/db";
import { boards } from "@/db/schema";

/** All boards in the order of the menu. */
export const listBoards = (db: Database) =>
  db.select().from(boards).orderBy(asc(boards.position), asc(boards.id));
