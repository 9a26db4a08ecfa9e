import { and, eq, inArray } from "drizzle-orm";
import type { Database } from "@/db";
import { editions } from "@/db/schema";
import { recordAudit } from "@/domain/audit";
import type { Context } from "@/domain/context";
import { tellReviewers, tellWriters } from "@/domain/mail/tellings";
import { done, type Outcome, refuse, transact } from "@/domain/outcome";
import { isBlank } from "@/lib/words";
import { contentIssues, lengthIssues } from "./content";
import { endIssues } from "./end";
import { type Answers, examine, handInIssues, keepReport } from "./gate";
import { type LockedEdition, lockEdition } from "./lock";
import { noLongerWriting } from "./presence";
import { carriedRemark } from "./remarks";
import { rolesAt, type StepName, steps, whyNot } from "./workflow";

/** What every step of an edition asks with: which one, and the stage of it that was seen. */
export type StepAsk = { editionId: number; lockVersion: number };
type Changes = Partial<typeof editions.$inferInsert>;
type Change = { changes: Changes; recorded?: Record<string, unknown> };

/**
 * Hands a draft in for review. The content hash is fixed here: publishing needs the same. What the gate found goes into
 * the record with what was answered to it.
 * Refuses: not_found · stale · what `whyNot` says · not_ready with what is missing and what the gate found, field by field.
 */
export const submitEdition = (
  context: Context,
  ask: StepAsk & Answers,
): Promise<Outcome<{ lockVersion: number }>> =>
  step(context, "submit", ask, async (tx, locked) => {
    const { edition } = locked;
    const examined = await examine(tx, edition);
    const issues = [
      ...contentIssues(edition, await isFirst(tx, edition.noticeId, edition.lang)),
      ...endIssues(edition.endsAt, context.now),
      ...handInIssues(examined, ask),
    ];
    if (issues.length > 0) return refuse({ code: "not_ready", issues });
    const gate = await keepReport(context, tx, edition.id, examined, ask);
    await tellReviewers(tx, context, locked);
    const changes = {
      submittedBy: context.actor.id,
      submittedAt: context.now,
      contentHash: examined.hash,
      remark: null,
      heldBack: null,
    };
    return done({ changes, recorded: { gate } });
  });

/**
 * Gives a submitted edition back with a remark; where none is typed, with the open ones on its passages. Refuses besides:
 * malformed where there is neither, or the remark is too long. The record names the remarks that went along by their
 * ids: their words quote the text, which may be deleted, and the record is for good.
 */
export const rejectEdition = (
  context: Context,
  ask: StepAsk & { remark: string },
): Promise<Outcome<{ lockVersion: number }>> => {
  const typed = isBlank(ask.remark) ? undefined : ask.remark.trim();
  return step(
    context,
    "reject",
    ask,
    async (tx, locked) => {
      const carried = typed === undefined ? await carriedRemark(tx, locked.edition) : undefined;
      const remark = typed ?? carried?.words ?? "";
      const issues = isBlank(remark)
        ? [{ field: "remark", code: "remark_missing" }]
        : lengthIssues("remark", remark);
      if (issues.length > 0) return refuse({ code: "malformed", issues });
      await tellWriters(tx, context, locked, "rejected", remark);
      return done({
        changes: { remark },
        ...(carried && { recorded: { remarks: carried.ids } }),
      });
    },
    typed,
  );
};

/** Takes an own submission back to draft before anybody decided. */
export const recallEdition = (
  context: Context,
  ask: StepAsk,
): Promise<Outcome<{ lockVersion: number }>> =>
  step(context, "recall", ask, async () =>
    done({ changes: { submittedBy: null, submittedAt: null, contentHash: null } }),
  );

/** Sets a draft aside. Its text is kept for 90 days, in which it can be brought back. */
export const discardEdition = (
  context: Context,
  ask: StepAsk,
): Promise<Outcome<{ lockVersion: number }>> =>
  step(context, "discard", ask, async () => done({ changes: {} }));

/** Makes a discarded edition a draft again; a decision about it begins anew. */
export const bringBackEdition = (
  context: Context,
  ask: StepAsk,
): Promise<Outcome<{ lockVersion: number }>> =>
  step(context, "bring_back", ask, async () =>
    done({ changes: { submittedBy: null, submittedAt: null, contentHash: null } }),
  );

/** The common course of a step that concerns one edition alone: lock, ask, change, record. */
export function step(
  context: Context,
  name: StepName,
  ask: StepAsk,
  change: (tx: Database, locked: LockedEdition) => Promise<Outcome<Change>>,
  reason?: string,
): Promise<Outcome<{ lockVersion: number }>> {
  const { actor, now } = context;
  return transact(context.db, async (tx) => {
    const locked = await lockEdition(tx, ask.editionId, actor);
    if (!locked) return refuse({ code: "not_found" });
    const { edition, standing } = locked;
    const refusal = whyNot(actor, name, standing, now);
    if (refusal) return refuse(refusal);
    if (edition.lockVersion !== ask.lockVersion) return refuse({ code: "stale" });
    const changed = await change(tx, locked);
    if (!changed.ok) return changed;
    const { changes, recorded } = changed.value;

    const { to } = steps[name];
    const state = to === "same" ? edition.state : to;
    const lockVersion = edition.lockVersion + 1;
    await tx
      .update(editions)
      .set({ ...changes, state, updatedAt: now, lockVersion })
      .where(eq(editions.id, edition.id));
    if (state !== edition.state) await noLongerWriting(tx, edition.id);
    await recordAudit(tx, {
      at: now,
      actorId: actor.id,
      role: rolesAt(actor, standing).join(" "),
      action: `edition.${name}`,
      subject: `edition:${edition.id}`,
      detail: {
        from: edition.state,
        to: state,
        lockVersion,
        contentHash: changes.contentHash ?? edition.contentHash,
        ...recorded,
      },
      ...(reason === undefined ? {} : { reason }),
    });
    return done({ lockVersion });
  });
}

/** True where this notice was never published in this language. */
export async function isFirst(tx: Database, noticeId: number, lang: "en" | "ko"): Promise<boolean> {
  const [published] = await tx
    .select({ id: editions.id })
    .from(editions)
    .where(
      and(
        eq(editions.noticeId, noticeId),
        eq(editions.lang, lang),
        inArray(editions.state, ["published", "withdrawn", "superseded", "removed"]),
      ),
    )
    .limit(1);
  return published === undefined;
}
