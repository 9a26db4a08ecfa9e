import { and, desc, eq, inArray } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Database } from "@/db";
import { editionRevisions, editions, users } from "@/db/schema";
import type { Actor } from "@/domain/context";
import type { Lang } from "@/lib/time";
import { readEdition } from "./lock";
import { maySee, maySeeStages } from "./workflow";

const mostRevisions = 500; // Of one notice and language; years of work, and still one page.

/** A text that was: of an edition as it stands, or of one saved stage of it. */
export type Past = { kind: "edition" | "revision"; id: number };

/** `e12` or `r34`, as addresses and forms name a past text; null for anything else. */
export function readPast(text: unknown): Past | null {
  const [, kind, id] = /^([er])([1-9]\d{0,14})$/.exec(String(text ?? "")) ?? [];
  return id === undefined ? null : { kind: kind === "e" ? "edition" : "revision", id: Number(id) };
}

/** Every edition of a notice in one language that the actor may see, newest first, each with its saved stages. */
export async function historyOf(db: Database, actor: Actor, notice: { id: number; lang: Lang }) {
  const publishers = alias(users, "publisher");
  const schedulers = alias(users, "scheduler");
  const rows = await db
    .select({
      id: editions.id,
      state: editions.state,
      version: editions.version,
      title: editions.title,
      changeNote: editions.changeNote,
      lockVersion: editions.lockVersion,
      createdAt: editions.createdAt,
      versionAt: editions.versionAt,
      updatedAt: editions.updatedAt,
      textDeletedAt: editions.textDeletedAt,
      begunBy: users.name,
      publishedBy: publishers.name,
      scheduledBy: schedulers.name,
    })
    .from(editions)
    .leftJoin(users, eq(users.id, editions.createdBy))
    .leftJoin(publishers, eq(publishers.id, editions.publishedBy))
    .leftJoin(schedulers, eq(schedulers.id, editions.scheduledBy))
    .where(and(eq(editions.noticeId, notice.id), eq(editions.lang, notice.lang)))
    .orderBy(desc(editions.id));
  const seen = [];
  const staged: number[] = []; // Those whose saved stages the actor may see.
  for (const row of rows) {
    const read = await readEdition(db, row.id);
    if (!read || !maySee(actor, read.standing)) continue;
    seen.push(row);
    if (maySeeStages(actor, read.standing)) staged.push(row.id);
  }
  const saved =
    staged.length === 0
      ? []
      : await db
          .select({
            id: editionRevisions.id,
            editionId: editionRevisions.editionId,
            kind: editionRevisions.kind,
            title: editionRevisions.title,
            at: editionRevisions.at,
            by: users.name,
          })
          .from(editionRevisions)
          .innerJoin(users, eq(users.id, editionRevisions.by))
          .where(inArray(editionRevisions.editionId, staged))
          .orderBy(desc(editionRevisions.id))
          .limit(mostRevisions);
  return seen.map((edition) => ({
    ...edition,
    revisions: saved.filter(({ editionId }) => editionId === edition.id),
  }));
}

export type History = Awaited<ReturnType<typeof historyOf>>;

/** A past text of this notice and language; null where there is none, or the actor may not see it. */
export async function pastText(
  db: Database,
  actor: Actor,
  notice: { id: number; lang: Lang },
  past: Past,
) {
  const [revision] =
    past.kind === "revision"
      ? await db.select().from(editionRevisions).where(eq(editionRevisions.id, past.id))
      : [];
  const editionId = past.kind === "edition" ? past.id : (revision?.editionId ?? 0);
  const read = await readEdition(db, editionId);
  if (!read || !maySee(actor, read.standing)) return null;
  if (past.kind === "revision" && !maySeeStages(actor, read.standing)) return null;
  const { edition } = read;
  if (edition.noticeId !== notice.id || edition.lang !== notice.lang || edition.textDeletedAt)
    return null;
  const { title, summary, body, contact } = revision ?? edition;
  const { departmentId, licence } = edition;
  return { editionId, title, summary, body, contact, departmentId, licence };
}
