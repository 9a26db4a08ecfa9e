import type { Database } from "@/db";
import { dayKeys, daysAhead, drawKey } from "@/domain/reads/keys";
import { seoulDay, seoulHour } from "@/lib/time";

/** The days' keys in the memory of this process. */
export function keyring(db: Database, log: (sentence: string) => void) {
  const keys = new Map<string, Buffer>();
  /** Drawn here while the database was away: offered to it until it has answered. */
  const own = new Map<string, Buffer>();

  return {
    /** The key of a day. Where midnight passed without a database since noon, one is drawn here: a read is never lost for it. */
    of(day: string): Buffer {
      const there = keys.get(day);
      if (there) return there;
      const drawn = drawKey();
      keys.set(day, drawn);
      own.set(day, drawn);
      log(
        `The key of ${day} was drawn without the database: another process may count a visitor again.`,
      );
      return drawn;
    },

    /** Draws or reads the keys of today and tomorrow and forgets those of days that are over. */
    async draw(now: Date): Promise<void> {
      const drawn = await dayKeys(db, daysAhead(now), own);
      for (const [day, key] of drawn) {
        keys.set(day, key);
        own.delete(day);
      }
      for (const day of keys.keys()) if (day < seoulDay(now)) keys.delete(day);
      for (const day of own.keys()) if (day < seoulDay(now)) own.delete(day);
    },

    /** From noon on tomorrow's is wanted; a key of this process's own is offered at once. */
    isDue(now: Date): boolean {
      const [today, tomorrow] = daysAhead(now);
      return own.size > 0 || !keys.has(today) || (seoulHour(now) >= 12 && !keys.has(tomorrow));
    },
  };
}
