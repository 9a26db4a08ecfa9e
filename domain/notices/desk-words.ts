import { eq, ilike, inArray, type SQL, sql } from "drizzle-orm";
import { editions, notices, searchEntries } from "@/db/schema";
import { readQuestion, strictQuery } from "@/domain/search/question";
import { anywhere } from "@/lib/words";

const mostWords = 8;

/**
 * Words of a title, each of which must be there. Of what is live the search knows them, whatever stands around them;
 * what is not live is not in it, and there are few: their titles are read. A number finds its notice too.
 */
export function titleConditions(q: string): SQL | undefined {
  const typed = q.normalize("NFC").split(/\s+/).filter(Boolean).slice(0, mostWords);
  const all = typed.map((word) => oneOf(word));
  return all.length === 0 ? undefined : sql.join(all, sql` and `);
}

function oneOf(word: string): SQL {
  const parts: SQL[] = [
    sql`select ${editions.id} from ${editions} where ${inArray(editions.state, ["draft", "submitted", "rejected", "scheduled", "discarded", "removed"])} and ${ilike(editions.title, anywhere(word))}`,
  ];
  const query = strictQuery(readQuestion(word));
  if (query)
    parts.push(
      sql`select ${searchEntries.editionId} from ${searchEntries} where ${searchEntries.titleTerms} @@ ${query}::tsquery`,
    );
  if (/^\d{1,9}$/.test(word))
    parts.push(
      sql`select ${editions.id} from ${editions} where ${eq(editions.noticeId, sql`(select ${notices.id} from ${notices} where ${notices.number} = ${Number(word)})`)}`,
    );
  // The inner tables take the outer one's name: each part is a query of its own.
  return sql`${editions.id} in (${sql.join(parts, sql` union all `)})`;
}
