import { eq } from "drizzle-orm";
import { editions } from "@/db/schema";
import { recordAudit } from "@/domain/audit";
import type { Context } from "@/domain/context";
import { tellWriters } from "@/domain/mail/tellings";
import { done, type Outcome, refuse, transact } from "@/domain/outcome";
import { goLive } from "./go-live";
import { lockEdition } from "./lock";
import { approvedText, type PublishNotice } from "./publish";
import { reasonIssues } from "./reason";
import { type StepAsk, step } from "./submit";
import { rolesAt, whyNot } from "./workflow";

/**
 * Publishes without a second person, for emergencies: with a reason, and marked for a colleague to check afterwards.
 * Whoever does it counts as having submitted it where nobody had, so that nobody is their own second person.
 * Refuses: not_found · what `whyNot` says · stale · changed_since_review (not the text that was shown) · not_ready ·
 * malformed (no reason, too short or too long a one). Rule source: docs/decisions/0002-four-eyes.md.
 */
export function forcePublish(
  context: Context,
  input: PublishNotice & { reason: string },
): Promise<Outcome<{ version: number }>> {
  const { actor, now } = context;
  return transact(context.db, async (tx) => {
    const locked = await lockEdition(tx, input.editionId, actor);
    if (!locked) return refuse({ code: "not_found" });
    const { edition, standing } = locked;
    const refusal = whyNot(actor, "force_publish", standing);
    if (refusal) return refuse(refusal);
    if (edition.lockVersion !== input.lockVersion) return refuse({ code: "stale" });
    const approved = await approvedText(tx, locked, { shown: input.contentHash, publicAt: now });
    if (!approved.ok) return approved;
    const issues = reasonIssues(input.reason);
    if (issues.length > 0) return refuse({ code: "malformed", issues });

    const reason = input.reason.trim();
    await tx
      .update(editions)
      .set({
        contentHash: approved.value.contentHash,
        submittedBy: edition.submittedBy ?? actor.id,
        submittedAt: edition.submittedAt ?? now,
        forcedBy: actor.id,
        forceReason: reason,
      })
      .where(eq(editions.id, edition.id));
    const { version, superseded } = await goLive(tx, locked, now, actor.id);
    await tellWriters(tx, context, locked, "published");
    await recordAudit(tx, {
      at: now,
      actorId: actor.id,
      role: rolesAt(actor, standing).join(" "),
      action: "edition.force_publish",
      subject: `edition:${edition.id}`,
      detail: {
        from: edition.state,
        to: "published",
        version,
        ...approved.value,
        lockVersion: edition.lockVersion + 1,
        superseded,
        needsSecondCheck: true,
      },
      reason,
    });
    return done({ version });
  });
}

/**
 * Says that a colleague has read what was put out by force and lets it stand; the flag goes, who forced it stays on record.
 * Refuses: not_found · what `whyNot` says (own_force, no_second_check) · stale.
 */
export const secondCheck = (
  context: Context,
  ask: StepAsk,
): Promise<Outcome<{ lockVersion: number }>> =>
  step(context, "second_check", ask, async () =>
    done({ changes: { secondCheckedBy: context.actor.id, secondCheckedAt: context.now } }),
  );
