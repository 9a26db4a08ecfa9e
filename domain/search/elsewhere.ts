import { sql } from "drizzle-orm";
import type { Database } from "@/db";
import { type Asked, countedAtMost } from "./asked";
import { conditions, t } from "./conditions";

/**
 * How many notices of the other language hold what was asked for, with the same filters; `more` than the search counts.
 * Materialised, or the limit would have the planner walk all notices.
 */
export async function heldElsewhere(db: Database, asked: Asked): Promise<Held> {
  const there: Asked = { ...asked, lang: asked.lang === "en" ? "ko" : "en" };
  const [row] = await db.execute<{ n: number }>(sql`
    with hit as materialized (select 1 from ${t} where ${conditions(there)})
    select count(*)::int as n from (select from hit limit ${countedAtMost + 1}) as held`);
  const n = row?.n ?? 0;
  return { n: Math.min(n, countedAtMost), more: n > countedAtMost };
}

export type Held = { n: number; more: boolean };
