import { and, desc, eq, inArray, min } from "drizzle-orm";
import type { Database } from "@/db";
import { editions, notices, removals } from "@/db/schema";
import { recordAudit } from "@/domain/audit";
import type { Context } from "@/domain/context";
import { done, type Outcome, refuse, transact } from "@/domain/outcome";
import { enter } from "@/domain/search/entry";
import { announce } from "./announce";
import { draftFrom } from "./copy";
import { type LockedEdition, lockEdition } from "./lock";
import { leadingTo, neighbourNumbers } from "./neighbours";
import type { StepAsk } from "./submit";
import { moveTotal } from "./totals";
import { rolesAt, whyNot } from "./workflow";

type Edition = typeof editions.$inferSelect;

/**
 * Takes back what was published in error: its version is gone and says so, what it replaced stands there again as it was,
 * and its text goes on as a new draft, unless a next edition has been begun already.
 * Refuses: not_found · what `whyNot` says (not_publisher, undo_over; wrong_state once something was published on it) · stale.
 */
export function undoPublish(
  context: Context,
  ask: StepAsk,
): Promise<Outcome<{ number: number; draft: number | null }>> {
  const { actor, now } = context;
  return transact(context.db, async (tx) => {
    const locked = await lockEdition(tx, ask.editionId, actor);
    if (!locked) return refuse({ code: "not_found" });
    const { edition, notice, board, standing } = locked;
    const refusal = whyNot(actor, "undo", standing, now);
    if (refusal) return refuse(refusal);
    if (edition.lockVersion !== ask.lockVersion) return refuse({ code: "stale" });

    const lockVersion = edition.lockVersion + 1;
    await tx
      .update(editions)
      .set({ state: "removed", updatedAt: now, lockVersion })
      .where(eq(editions.id, edition.id));
    await tx.insert(removals).values({
      ...{ noticeId: notice.id, editionId: edition.id, kind: "undone", by: actor.id, at: now },
    });
    const back = await bringReplacedBack(tx, edition, now);
    if (!back) await moveTotal(tx, { boardId: board.id, lang: edition.lang }, -1);
    await enter(tx, back ? [edition.id, back.id] : [edition.id]);
    await dateFirstPublication(tx, locked);
    const draft = standing.anotherUnderWay ? null : await draftFrom(tx, edition, now);

    const place = { boardId: board.id, lang: edition.lang, number: notice.number, now };
    const dates = [edition.publishedAt, back?.publishedAt].flatMap((at) => (at ? [at] : []));
    const near: number[] = [];
    for (const publishedAt of dates)
      near.push(...(await neighbourNumbers(tx, { ...place, publishedAt })));
    await announce(tx, {
      notices: [notice.number, ...near, ...(await leadingTo(tx, notice.id))],
      boards: [board.slug],
    });
    await recordAudit(tx, {
      at: now,
      actorId: actor.id,
      role: rolesAt(actor, standing).join(" "),
      action: "edition.undo",
      subject: `edition:${edition.id}`,
      detail: {
        from: edition.state,
        to: "removed",
        version: edition.version,
        lockVersion,
        back: back ? { edition: back.id, version: back.version, state: back.state } : null,
        draft,
      },
    });
    return done({ number: notice.number, draft });
  });
}

/** What it replaced, live again in the state and with the dates it had; for readers it comes back now. */
async function bringReplacedBack(
  tx: Database,
  { noticeId, lang }: Edition,
  now: Date,
): Promise<Edition | undefined> {
  const [replaced] = await tx
    .select()
    .from(editions)
    .where(
      and(
        eq(editions.noticeId, noticeId),
        eq(editions.lang, lang),
        eq(editions.state, "superseded"),
      ),
    )
    .orderBy(desc(editions.version))
    .limit(1);
  if (!replaced) return undefined;
  // Restoring takes the instant of a withdrawal away, superseding leaves it.
  const state = replaced.withdrawnAt === null ? "published" : "withdrawn";
  const [back] = await tx
    .update(editions)
    .set({ state, restoredAt: now, updatedAt: now, lockVersion: replaced.lockVersion + 1 })
    .where(eq(editions.id, replaced.id))
    .returning();
  return back;
}

/** Where this was the notice's first publication, the first is now the earliest that still stands, or none. */
async function dateFirstPublication(tx: Database, { edition, notice }: LockedEdition) {
  if (notice.firstPublishedAt?.getTime() !== edition.versionAt?.getTime()) return;
  const [first] = await tx
    .select({ at: min(editions.versionAt) })
    .from(editions)
    .where(
      and(
        eq(editions.noticeId, notice.id),
        inArray(editions.state, ["published", "withdrawn", "superseded"]),
      ),
    );
  await tx
    .update(notices)
    .set({ firstPublishedAt: first?.at ?? null })
    .where(eq(notices.id, notice.id));
}
