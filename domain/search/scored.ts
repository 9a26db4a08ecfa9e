import { sql } from "drizzle-orm";
import type { Database } from "@/db";
import type { Asked } from "./asked";
import { t } from "./conditions";
import { between } from "./entry";
import { holds, type Ranked, type Rarity, score } from "./rank";

/** Notices whose texts are looked at; what comes after them stands title hits first, newest first. */
export const rankedAtMost = 100;

/** These editions by their score, those that hold every word before all others. */
export async function scoredOf(
  db: Database,
  asked: Asked,
  ids: readonly number[],
  rarity: Rarity | undefined,
) {
  if (ids.length === 0) return [];
  const rows = await db
    .select({ id: t.editionId, streams: t.streams, publishedAt: t.publishedAt, number: t.number })
    .from(t)
    .where(sql`${t.editionId} in ${[...ids]}`);
  return rows
    .map(({ id, streams, publishedAt, number }) => {
      const [title = "", summary = "", files = "", body = "", attached = ""] =
        streams.split(between);
      const notice: Ranked = { title, summary, files, body, attached, publishedAt };
      const exact = holds(notice, asked.question) ? 1 : 0;
      return { id, number, exact, score: score(notice, asked.question, rarity ?? [], asked.now) };
    })
    .sort((a, b) => b.exact - a.exact || b.score - a.score || b.number - a.number);
}
