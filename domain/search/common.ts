import { sql } from "drizzle-orm";
import type { Database } from "@/db";

/** How common terms are, as PostgreSQL's own statistics know it. */
export type Common = {
  /** Entries of all languages. */
  entries: number;
  /** At most so many entries are expected to match a tsquery of words that must all be there. */
  most(query: string): number;
};

const keptMs = 60_000;
let kept: { at: number; common: Promise<Common> } | undefined;

/** Asked for once a minute in a process: statistics move with ANALYZE, not with a notice. */
export function commonTerms(db: Database, now = performance.now()): Promise<Common> {
  if (!kept || now - kept.at > keptMs) {
    const common = load(db);
    kept = { at: now, common };
    common.catch(() => {
      kept = undefined; // The database was away: the next search asks again.
    });
  }
  return kept.common;
}

async function load(db: Database): Promise<Common> {
  const [row] = await db.execute<{
    n: number;
    terms: string[] | null;
    shares: number[] | null;
  }>(sql`
    select greatest(1, reltuples)::int as n, most_common_elems::text::text[] as terms,
      most_common_elem_freqs::float8[] as shares
    from pg_class left join pg_stats on tablename = relname and schemaname = 'public' and attname = 'terms'
    where oid = 'search_entry'::regclass`);
  const shares = new Map<string, number>();
  for (const [index, term] of (row?.terms ?? []).entries())
    shares.set(term, row?.shares?.[index] ?? 0);
  // A term that is not listed is at most as common as the rarest one that is. (Behind the terms' shares stand three more.)
  const rarest = Math.min(...shares.values(), 1);
  const entries = row?.n ?? 1;
  return {
    entries,
    most(query) {
      const needed = query.match(/'[^']+'(?::\*)?/g) ?? [];
      const known = needed.map((term) =>
        term.endsWith("*")
          ? beginningWith(shares, term.slice(1, -3))
          : (shares.get(term.slice(1, -1)) ?? (shares.size > 0 ? rarest : 0)),
      );
      return Math.min(...known, 1) * entries;
    },
  };
}

/** At most this share of entries holds a term that begins so. */
const beginningWith = (shares: ReadonlyMap<string, number>, beginning: string): number => {
  let sum = 0;
  for (const [term, share] of shares) if (term.startsWith(beginning)) sum += share;
  return Math.min(1, sum);
};
