import { editions, notices } from "@/db/schema";
import { recordAudit } from "@/domain/audit";
import type { Context } from "@/domain/context";
import { done, type Outcome, refuse, transact } from "@/domain/outcome";
import { emptyBody } from "@/lib/body";
import { begunJustNow } from "./begun";
import { copyBody } from "./copy";
import { lockEdition } from "./lock";
import { nextNumber } from "./number";
import { keepRevision } from "./revisions";
import { maySee, rolesAt, whyNotBegin } from "./workflow";

/**
 * A new notice on the same board whose first draft is a copy of this edition: its text and its files, by reference. The
 * title stays as it is: a "copy of" that nobody takes out would be published. The record says of which number it is a copy.
 * Pressed twice within seconds it leads to the copy the first press made, while nobody has written in that.
 * Refuses: not_found (also where its text was deleted) · forbidden (no writer there).
 */
export function duplicateEdition(
  context: Context,
  ask: { editionId: number },
): Promise<Outcome<{ editionId: number; number: number }>> {
  const { actor, now } = context;
  return transact(context.db, async (tx) => {
    const locked = await lockEdition(tx, ask.editionId, actor);
    if (!locked || !maySee(actor, locked.standing) || locked.edition.textDeletedAt)
      return refuse({ code: "not_found" });
    const { edition: from, notice: original, standing } = locked;
    const refusal = whyNotBegin(actor, standing);
    if (refusal) return refuse(refusal);

    const origin = { copyOf: original.number, from: from.id };
    const begun = await begunJustNow(tx, context, origin);
    if (begun) return done(begun);
    const number = await nextNumber(tx);
    const { boardId, categoryId } = original;
    const [notice] = await tx
      .insert(notices)
      .values({ number, boardId, categoryId, createdAt: now })
      .returning({ id: notices.id });
    const [made] = await tx
      .insert(editions)
      .values({
        noticeId: notice?.id ?? 0,
        boardId,
        number,
        lang: from.lang,
        title: from.title,
        summary: from.summary,
        body: emptyBody,
        departmentId: from.departmentId,
        contact: from.contact,
        licence: from.licence,
        createdBy: actor.id,
        createdAt: now,
        updatedAt: now,
      })
      .returning({ id: editions.id });
    const editionId = made?.id ?? 0;
    await copyBody(tx, from, editionId);
    const { title, summary, body, contact } = from;
    // Whoever copies a text has written it: a second person publishes it.
    await keepRevision(tx, undefined, {
      ...{ editionId, kind: "save", title, summary, body, contact },
      by: actor.id,
      at: now,
      lockVersion: 1,
    });
    await recordAudit(tx, {
      at: now,
      actorId: actor.id,
      role: rolesAt(actor, standing).join(" "),
      action: "edition.created",
      subject: `edition:${editionId}`,
      detail: { number, lang: from.lang, ...origin, to: "draft" },
    });
    return done({ editionId, number });
  });
}
