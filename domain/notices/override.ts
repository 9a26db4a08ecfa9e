import { eq } from "drizzle-orm";
import { editions, gateReports } from "@/db/schema";
import { recordAudit } from "@/domain/audit";
import type { Context } from "@/domain/context";
import { masked } from "@/domain/gate";
import { done, type Outcome, refuse, transact } from "@/domain/outcome";
import { oneLine } from "@/lib/words";
import { barring, examine } from "./gate";
import { lockEdition } from "./lock";
import { reasonIssues } from "./reason";
import { rolesAt, whyNot } from "./workflow";

export type GrantOverride = {
  editionId: number;
  lockVersion: number;
  /** The hash of the text the review page showed. */
  contentHash: string;
  reason: string;
  /** Keys of what looks like personal data and, as the manager says, is none. */
  named: readonly string[];
};

/**
 * Lets pass what blocks a submitted text, for this very text alone. What looks like personal data passes only where the
 * manager names each of it: nobody waves through what they did not look at.
 *
 * Refuses: not_found · what `whyNot` says · stale · changed_since_review · nothing_blocks · malformed (no reason, a finding not named).
 * Rule source: docs/decisions/0018-the-gate.md.
 */
export function grantOverride(
  context: Context,
  input: GrantOverride,
): Promise<Outcome<{ lockVersion: number }>> {
  const { actor, now } = context;
  return transact(context.db, async (tx) => {
    const locked = await lockEdition(tx, input.editionId, actor);
    if (!locked) return refuse({ code: "not_found" });
    const { edition, standing } = locked;
    const refusal = whyNot(actor, "grant_override", standing);
    if (refusal) return refuse(refusal);
    if (edition.lockVersion !== input.lockVersion) return refuse({ code: "stale" });
    const examined = await examine(tx, edition);
    if (examined.hash !== edition.contentHash || examined.hash !== input.contentHash)
      return refuse({ code: "changed_since_review" });
    const barred = barring(examined);
    if (barred.length === 0) return refuse({ code: "nothing_blocks" });
    const issues = [
      ...reasonIssues(input.reason),
      ...barred
        .filter(({ kind, key }) => kind === "personal" && !input.named.includes(key))
        .map(({ key, values }) => ({
          ...{ field: `named-${key}`, code: "personal_unnamed", values: values ?? {} },
        })),
    ];
    if (issues.length > 0) return refuse({ code: "malformed", issues });

    const reason = masked(oneLine(input.reason));
    const granted = [...(examined.report?.granted ?? []), ...barred.map(({ key }) => key)];
    const grant = { grantedBy: actor.id, grantedAt: now, grantedReason: reason, granted };
    await tx
      .insert(gateReports)
      .values({
        ...grant,
        editionId: edition.id,
        contentHash: examined.hash,
        findings: examined.findings,
        ticked: [],
        by: actor.id,
        at: now,
      })
      .onConflictDoUpdate({
        target: [gateReports.editionId, gateReports.contentHash],
        set: grant,
      });
    const lockVersion = edition.lockVersion + 1;
    await tx
      .update(editions)
      .set({ updatedAt: now, lockVersion })
      .where(eq(editions.id, edition.id));
    await recordAudit(tx, {
      at: now,
      actorId: actor.id,
      role: rolesAt(actor, standing).join(" "),
      action: "edition.grant_override",
      subject: `edition:${edition.id}`,
      detail: {
        from: edition.state,
        to: edition.state,
        lockVersion,
        contentHash: examined.hash,
        findings: barred,
      },
      reason,
    });
    return done({ lockVersion });
  });
}
