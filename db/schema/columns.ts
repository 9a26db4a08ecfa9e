import { bigint, timestamp } from "drizzle-orm/pg-core";

/** bigint identity primary key, read as a JS number (safe to 2^53). */
export const id = () => bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity();

/** An instant in UTC with millisecond precision: microseconds read back into a Date make keyset pages repeat or skip rows. */
export const instant = (name: string) =>
  timestamp(name, { withTimezone: true, precision: 3, mode: "date" });

/** Reference to another table's bigint id. */
export const ref = (name: string) => bigint(name, { mode: "number" });
