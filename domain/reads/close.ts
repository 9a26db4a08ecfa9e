import { asc, eq, isNull, lte, max, min, type SQL, sql } from "drizzle-orm";
import type { Database } from "@/db";
import { locks } from "@/db/locks";
import { readClosedDays, readDays, readJournals, readOrigins, readVisitors } from "@/db/schema";
import { addDays, dayStart, seoulDay } from "@/lib/time";

const hourMs = 60 * 60 * 1000;
const closesAfterHours = 3; // A day closes at 03:00 in Seoul: time for a late fold and a restart after midnight.
const visitorHours = 48;
const deletedAtOnce = 100_000; // 0.2 s (docs/decisions/0009); a statement may take 15.

export type Closing = {
  /** The days this call closed. */
  closed: string[];
  /** A day is due, and this journal is not folded past its midnight; the day's name comes with it. */
  waitingFor: { day: string; journal: string; owner: string; foldedUntil: Date | null } | null;
};

/**
 * Closes the days that are over at `now`, none before every known journal is folded past its midnight.
 * A closed day takes no more reads: one that comes late counts on the first open day.
 */
export function closeDays(db: Database, now: Date): Promise<Closing> {
  return db.transaction(async (tx) => {
    const from = await firstUnclosed(tx);
    const due = addDays(seoulDay(new Date(now.getTime() - closesAfterHours * hourMs)), -1);
    if (from === null || from > due) return { closed: [], waitingFor: null };

    await tx.execute(sql`select pg_advisory_xact_lock(${locks.readDay})`);
    const [slowest] = await tx
      .select()
      .from(readJournals)
      .where(isNull(readJournals.finishedAt))
      .orderBy(sql`${readJournals.foldedUntil} asc nulls first`, asc(readJournals.id))
      .limit(1);
    const closed: string[] = [];
    for (let day = from; day <= due; day = addDays(day, 1)) {
      const midnight = dayStart(addDays(day, 1));
      if (slowest && (slowest.foldedUntil === null || slowest.foldedUntil < midnight)) {
        const { id, owner, foldedUntil } = slowest;
        return {
          closed: await close(tx, closed, now),
          waitingFor: { day, journal: id, owner, foldedUntil },
        };
      }
      closed.push(day);
    }
    return { closed: await close(tx, closed, now), waitingFor: null };
  });
}

/** Days close one after another, from the first that ever had a read. */
async function firstUnclosed(tx: Database): Promise<string | null> {
  const [last] = await tx.select({ day: max(readClosedDays.day) }).from(readClosedDays);
  if (last?.day) return addDays(last.day, 1);
  const [first] = await tx.select({ day: min(readDays.day) }).from(readDays);
  return first?.day ?? null;
}

async function close(tx: Database, days: string[], now: Date): Promise<string[]> {
  if (days.length === 0) return [];
  const rows = await tx
    .insert(readClosedDays)
    .values(days.map((day) => ({ day, closedAt: now })))
    .onConflictDoNothing() // Another process closed it while this one waited for the lock.
    .returning();
  return rows.map((row) => row.day).sort();
}

/** Drops the visitors and origins of days that closed at least 48 hours before `now`; the tallies stay for ever. */
export async function dropVisitors(db: Database, now: Date): Promise<void> {
  const gone = await db
    .select({ day: readClosedDays.day })
    .from(readClosedDays)
    .where(
      sql`${lte(readClosedDays.closedAt, new Date(now.getTime() - visitorHours * hourMs))}
        and (exists (select from ${readVisitors} where ${readVisitors.day} = ${readClosedDays.day})
          or exists (select from ${readOrigins} where ${readOrigins.day} = ${readClosedDays.day}))`,
    );
  for (const { day } of gone) {
    await deleteDay(db, sql`${readVisitors}`, day);
    await deleteDay(db, sql`${readOrigins}`, day);
  }
}

/** In portions, each a transaction of its own: after a long pause whole days of millions are due at once. */
async function deleteDay(db: Database, table: SQL, day: string): Promise<void> {
  for (;;) {
    const { count } = await db.execute(sql`
      delete from ${table} where ctid = any(array(
        select ctid from ${table} where day = ${day}::date limit ${deletedAtOnce}))`);
    if (count < deletedAtOnce) return;
  }
}

/**
 * The nightly check: requests served, by the journals' own numbering, against the six classes and the unknown.
 * One statement, so that both sides are of one instant.
 */
export async function checkReads(
  db: Database,
): Promise<{ served: number; classed: number; unknown: number; agrees: boolean }> {
  const [row] = await db.execute(sql`
    select
      (select coalesce(sum(last_sequence), 0) from read_journal) as served,
      (select coalesce(sum(unknown), 0) from read_journal) as unknown,
      (select coalesce(sum(counted::bigint + repeat + held + bot + speculative + staff), 0)
        from read_day) as classed`);
  const [served, classed, unknown] = ["served", "classed", "unknown"].map((name) =>
    Number(row?.[name]),
  ) as [number, number, number];
  return { served, classed, unknown, agrees: served === classed + unknown };
}

/**
 * Counts a day again from the visitors that still stand: the notices where the tally says otherwise.
 * null where they have been dropped and nothing can be counted again.
 */
export async function recountDay(
  db: Database,
  day: string,
  now: Date,
): Promise<{ noticeId: number; tallied: number; standing: number }[] | null> {
  const [closed] = await db.select().from(readClosedDays).where(eq(readClosedDays.day, day));
  if (closed && closed.closedAt.getTime() + visitorHours * hourMs <= now.getTime()) return null;
  const rows = await db.execute(sql`
    select coalesce(t.notice_id, v.notice_id) as id, coalesce(t.counted, 0) as tallied,
      coalesce(v.standing, 0) as standing
    from (select notice_id, counted from read_day where day = ${day}::date) t
    full join (
      select notice_id, count(*) as standing from read_visitor where day = ${day}::date group by 1
    ) v on v.notice_id = t.notice_id
    where coalesce(t.counted, 0) <> coalesce(v.standing, 0)
    order by 1`);
  return rows.map((row) => ({
    noticeId: Number(row["id"]),
    tallied: Number(row["tallied"]),
    standing: Number(row["standing"]),
  }));
}
