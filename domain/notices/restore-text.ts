import { and, asc, eq, inArray, max } from "drizzle-orm";
import type { Database } from "@/db";
import { attachments, editions, notices } from "@/db/schema";
import type { Context } from "@/domain/context";
import { done, type Outcome, refuse, transact } from "@/domain/outcome";
import { type Body, emptyBody, parseBody } from "@/lib/body";
import { bodyImages } from "@/lib/body/images";
import { newEdition } from "./create";
import { saveEdition } from "./edit";
import { type Past, pastText } from "./history";
import { lockEdition, readEdition } from "./lock";
import { maySee, underWay } from "./workflow";

/**
 * Writes an old text (title, summary, body, contact) into the edition under way as a revision of its own kind; where none
 * is under way it begins a new draft. Nothing is overwritten unseen: what stood there stays a revision, and `lockVersion`
 * says which stage of the edition under way was seen (0: there was none). Images of the old text come along; files stay
 * as they are in the draft.
 * Refuses: not_found · stale · what `saveEdition` and `newEdition` refuse.
 */
export function restoreText(
  context: Context,
  ask: { editionId: number; lockVersion: number; past: Past },
): Promise<Outcome<{ editionId: number }>> {
  const { actor } = context;
  return transact(context.db, async (tx) => {
    const locked = await lockEdition(tx, ask.editionId, actor);
    if (!locked || !maySee(actor, locked.standing)) return refuse({ code: "not_found" });
    const { notice } = locked;
    const { lang } = locked.edition;
    const text = await pastText(tx, actor, { id: notice.id, lang }, ask.past);
    if (!text) return refuse({ code: "not_found" });
    const inside = { ...context, db: tx };

    const [before] = await editionUnderWay(tx, notice.id, lang);
    if ((before?.lockVersion ?? 0) !== ask.lockVersion) return refuse({ code: "stale" });
    const begun = before
      ? done({ editionId: before.id })
      : await newEdition(inside, { number: notice.number, lang });
    if (!begun.ok) return begun;
    const { editionId } = begun.value;
    const target = await readEdition(tx, editionId);
    if (!target) return refuse({ code: "not_found" });
    // What keeps the note of a draft: it says what the next version changes, not what an old one did.
    const { lockVersion, departmentId, changeType, changeNote } = target.edition;
    const { title, summary, contact } = text;
    const body = parseBody(text.body) ?? emptyBody;
    await takeImages(tx, body, text.editionId, editionId);
    const words = { title, summary, contact, body, departmentId, changeType, changeNote };
    const saved = await saveEdition(inside, { editionId, lockVersion, ...words }, "restore");
    return saved.ok ? done({ editionId }) : saved;
  });
}

/** The edition of a notice and language that is being written or waits for its turn, if any. */
export const editionUnderWay = (db: Database, noticeId: number, lang: "en" | "ko") =>
  db
    .select({ id: editions.id, lockVersion: editions.lockVersion, state: editions.state })
    .from(editions)
    .innerJoin(notices, eq(notices.id, editions.noticeId))
    .where(
      and(
        eq(editions.noticeId, noticeId),
        eq(editions.lang, lang),
        inArray(editions.state, [...underWay]),
      ),
    );

/** Attaches the images that this text shows from another edition, where its own has them not. */
async function takeImages(tx: Database, body: Body, from: number, to: number): Promise<void> {
  if (from === to) return;
  const imagesOf = (editionId: number) =>
    tx
      .select()
      .from(attachments)
      .where(and(eq(attachments.editionId, editionId), eq(attachments.role, "image")))
      .orderBy(asc(attachments.position));
  const shown = new Set(bodyImages(body).map(({ sha256 }) => sha256));
  const there = new Set((await imagesOf(to)).map(({ sha256 }) => sha256));
  const missing = (await imagesOf(from)).filter(
    ({ sha256 }) => sha256 !== null && shown.has(sha256) && !there.has(sha256),
  );
  if (missing.length === 0) return;
  const [last] = await tx
    .select({ position: max(attachments.position) })
    .from(attachments)
    .where(eq(attachments.editionId, to));
  const next = (last?.position ?? -1) + 1;
  await tx.insert(attachments).values(
    missing.map(({ id: _, ...entry }, index) => ({
      ...entry,
      editionId: to,
      position: next + index,
    })),
  );
}
