import { and, desc, eq, gte, lte, sql } from "drizzle-orm";
import type { Database } from "@/db";
import { notices, readClosedDays, readDays } from "@/db/schema";
import { addDays, seoulDay } from "@/lib/time";
import type { ReadClass } from "./rule";

export type DayOfReads = { day: string } & Record<ReadClass, number>;

/**
 * A notice's reads of the last `days` days in Asia/Seoul, newest first, with a line for days without any; the shown total
 * and what of it a previous site counted; the best day ever. null where the notice is not there.
 */
export async function readsByDay(
  db: Database,
  noticeId: number,
  given: { days: number; now: Date },
): Promise<{
  shown: number;
  baseline: number;
  baselineDate: string | null;
  baselineSource: string | null;
  topDay: { day: string; counted: number } | null;
  days: DayOfReads[];
} | null> {
  const [notice] = await db.select().from(notices).where(eq(notices.id, noticeId));
  if (!notice) return null;
  const today = seoulDay(given.now);
  const first = addDays(today, 1 - given.days);
  const rows = await db
    .select()
    .from(readDays)
    .where(
      and(eq(readDays.noticeId, noticeId), gte(readDays.day, first), lte(readDays.day, today)),
    );
  const byDay = new Map(rows.map((row) => [row.day, row]));
  const [top] = await db
    .select({ day: readDays.day, counted: readDays.counted })
    .from(readDays)
    .where(and(eq(readDays.noticeId, noticeId), sql`${readDays.counted} > 0`))
    .orderBy(desc(readDays.counted), desc(readDays.day))
    .limit(1);
  return {
    shown: notice.readBaseline + notice.readCount,
    baseline: notice.readBaseline,
    baselineDate: notice.readBaselineDate,
    baselineSource: notice.readBaselineSource,
    topDay: top ?? null,
    days: Array.from({ length: given.days }, (_, back) => {
      const day = addDays(today, -back);
      const { counted, repeat, held, bot, speculative, staff } = byDay.get(day) ?? none;
      return { day, counted, repeat, held, bot, speculative, staff };
    }),
  };
}

const none = { counted: 0, repeat: 0, held: 0, bot: 0, speculative: 0, staff: 0 };

/** What anyone may check of a closed day: every notice that was asked for, by number. null while the day is open. */
export async function closedDay(db: Database, day: string) {
  const [closed] = await db.select().from(readClosedDays).where(eq(readClosedDays.day, day));
  if (!closed) return null;
  const rows = await db
    .select({
      number: notices.number,
      counted: readDays.counted,
      repeat: readDays.repeat,
      held: readDays.held,
      bot: readDays.bot,
      speculative: readDays.speculative,
      staff: readDays.staff,
      ruleVersion: readDays.ruleVersion,
      listsVersion: readDays.listsVersion,
    })
    .from(readDays)
    .innerJoin(notices, eq(notices.id, readDays.noticeId))
    .where(eq(readDays.day, day))
    .orderBy(notices.number);
  return { day, closedAt: closed.closedAt, notices: rows };
}
