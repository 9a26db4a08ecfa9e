import { and, desc, eq, gt } from "drizzle-orm";
import type { Database } from "@/db";
import { outbox } from "@/db/schema";
import type { Lang } from "@/lib/time";
import { mailLink, subjectOf } from "./compose";
import { readMail } from "./outbox";

const listedMs = 14 * 24 * 60 * 60_000;
const listedAtMost = 20;

/** What an official was written in the last 14 days, the newest first: for the desk of a board that sends no mail. */
export async function messagesOf(
  db: Database,
  { id, lang }: { id: number; lang: Lang },
  now: Date,
) {
  const rows = await db
    .select()
    .from(outbox)
    .where(and(eq(outbox.userId, id), gt(outbox.createdAt, new Date(now.getTime() - listedMs))))
    .orderBy(desc(outbox.id))
    .limit(listedAtMost);
  return rows.flatMap((row) => {
    const read = readMail(row);
    if (!read) return [];
    const { kind, payload } = read;
    return {
      id: row.id,
      at: row.createdAt,
      subject: subjectOf(kind, payload, lang),
      to: mailLink(kind, payload.edition),
      words: payload.words,
    };
  });
}
