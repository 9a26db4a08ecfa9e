import { randomBytes } from "node:crypto";
import { inArray, lte } from "drizzle-orm";
import type { Database } from "@/db";
import { readKeys } from "@/db/schema";
import { addDays, seoulDay } from "@/lib/time";

/** How long a day's key outlives its day; after that nobody can tie a visitor to an address again. */
export const keyHours = 48;

/** A key nobody can guess; 32 bytes, as wide as the hash. */
export const drawKey = (): Buffer => randomBytes(32);

/**
 * The keys of these days, the same in every process: drawn by whoever comes first, read back by all.
 * `offered` are keys a process drew for itself while the database was away; they are taken where none stands yet.
 */
export async function dayKeys(
  db: Database,
  days: readonly string[],
  offered: ReadonlyMap<string, Buffer> = new Map(),
): Promise<Map<string, Buffer>> {
  const drawn = [...days].sort().map((day) => ({ day, key: offered.get(day) ?? drawKey() }));
  await db.insert(readKeys).values(drawn).onConflictDoNothing();
  const rows = await db
    .select()
    .from(readKeys)
    .where(inArray(readKeys.day, [...days]));
  return new Map(rows.map((row) => [row.day, row.key]));
}

/** Today and tomorrow in Asia/Seoul: so midnight needs no database. */
export const daysAhead = (now: Date): [string, string] => [
  seoulDay(now),
  addDays(seoulDay(now), 1),
];

/** Destroys the keys of days that ended at least 48 hours before `now`. */
export async function destroyKeys(db: Database, now: Date): Promise<void> {
  const kept = keyHours / 24;
  await db.delete(readKeys).where(lte(readKeys.day, addDays(seoulDay(now), -kept - 1)));
}
