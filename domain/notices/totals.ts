import { sql } from "drizzle-orm";
import type { Database } from "@/db";
import { boardTotals } from "@/db/schema";

/** Moves the kept total of a list by `by`; called by whatever makes an edition live or ends that. */
export async function moveTotal(
  tx: Database,
  list: { boardId: number; lang: "en" | "ko" },
  by: number,
): Promise<void> {
  await tx
    .insert(boardTotals)
    // PostgreSQL checks the row it would insert even where it goes on to update: no negative one.
    .values({ ...list, listed: Math.max(by, 0) })
    .onConflictDoUpdate({
      target: [boardTotals.boardId, boardTotals.lang],
      set: { listed: sql`${boardTotals.listed} + ${by}` },
    });
}
