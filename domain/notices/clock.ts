import { and, eq, gt, inArray, lte, min, or } from "drizzle-orm";
import type { Database } from "@/db";
import { boards, editions, notices } from "@/db/schema";
import { addDays, dayStart, seoulDay } from "@/lib/time";

/** The next instant at which something on public pages changes by the clock alone: midnight in Seoul, an end, the end of a pin. */
export async function nextPageChange(db: Database, now: Date): Promise<Date> {
  const [ends] = await db
    .select({ at: min(editions.endsAt) })
    .from(editions)
    .where(and(eq(editions.state, "published"), gt(editions.endsAt, now)));
  const [pins] = await db
    .select({ at: min(notices.pinnedUntil) })
    .from(notices)
    .where(gt(notices.pinnedUntil, now));
  const instants = [midnightAfter(now), ends?.at, pins?.at].filter((at) => at instanceof Date);
  return new Date(Math.min(...instants.map((at) => at.getTime())));
}

/** Midnight in Seoul after `now`. */
export const midnightAfter = (now: Date): Date => dayStart(addDays(seoulDay(now), 1));

/** The notices, and their boards, whose end or end of pin lies after `from` and not after `to`. */
export async function changedByClock(
  db: Database,
  from: Date,
  to: Date,
): Promise<{ notices: number[]; boards: string[] }> {
  const rows = await db
    .selectDistinct({ number: notices.number, board: boards.slug })
    .from(notices)
    .innerJoin(boards, eq(boards.id, notices.boardId))
    .leftJoin(editions, eq(editions.noticeId, notices.id))
    .where(
      or(
        and(
          inArray(editions.state, ["published", "withdrawn"]),
          gt(editions.endsAt, from),
          lte(editions.endsAt, to),
        ),
        and(gt(notices.pinnedUntil, from), lte(notices.pinnedUntil, to)),
      ),
    );
  return {
    notices: rows.map((row) => row.number),
    boards: [...new Set(rows.map((row) => row.board))],
  };
}
