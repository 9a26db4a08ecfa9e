import { asc, eq, sql } from "drizzle-orm";
import type { Database } from "@/db";
import { attachments, editionRevisions, editions } from "@/db/schema";
import { emptyBody, parseBody } from "@/lib/body";
import { renderedBody } from "./content";

type Edition = typeof editions.$inferSelect;

/** Gives a draft the body and the files of another edition; its images stand at the draft's own files, not at the other's. */
export async function copyBody(tx: Database, from: Edition, to: number): Promise<void> {
  const entries = await tx
    .select()
    .from(attachments)
    .where(eq(attachments.editionId, from.id))
    .orderBy(asc(attachments.position));
  if (entries.length > 0)
    await tx
      .insert(attachments)
      .values(entries.map(({ id: _, ...entry }) => ({ ...entry, editionId: to })));
  const rendered = await renderedBody(tx, to, parseBody(from.body) ?? emptyBody);
  await tx.update(editions).set(rendered).where(eq(editions.id, to));
}

/**
 * The text of an edition as a new draft, with its change note, its files and its revisions: whoever wrote the one has
 * written the other, and does not publish it either. Returns its id.
 */
export async function draftFrom(tx: Database, from: Edition, now: Date): Promise<number> {
  const [draft] = await tx
    .insert(editions)
    .values({
      noticeId: from.noticeId,
      boardId: from.boardId,
      number: from.number,
      lang: from.lang,
      title: from.title,
      summary: from.summary,
      body: from.body,
      changeType: from.changeType,
      changeNote: from.changeNote,
      departmentId: from.departmentId,
      contact: from.contact,
      licence: from.licence,
      endsAt: from.endsAt,
      createdBy: from.createdBy,
      createdAt: now,
      updatedAt: now,
    })
    .returning({ id: editions.id });
  const id = draft?.id ?? 0;
  await copyBody(tx, from, id);
  await tx.execute(sql`
    insert into ${editionRevisions} (edition_id, seq, kind, title, summary, body, by, at)
    select ${id}, seq, kind, title, summary, body, by, at from ${editionRevisions} where edition_id = ${from.id}`);
  return id;
}
