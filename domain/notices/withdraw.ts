import { and, asc, eq } from "drizzle-orm";
import { editions } from "@/db/schema";
import { recordAudit } from "@/domain/audit";
import type { Context } from "@/domain/context";
import { done, type Issue, type Outcome, refuse, transact } from "@/domain/outcome";
import type { Lang } from "@/lib/time";
import { announce } from "./announce";
import { lengthIssues } from "./content";
import { lockEdition } from "./lock";
import { rolesAt, whyNot } from "./workflow";

const shortestReason = 10; // Characters: enough to say something, as for publishing by force.

export type WithdrawNotice = {
  /** Any live edition of the notice; all of them are withdrawn together. */
  editionId: number;
  lockVersion: number;
  /** Public, in each language that is live. */
  explanations: Partial<Record<Lang, string>>;
  /** For the record. */
  reason: string;
};

/**
 * Withdraws every live edition of a notice: still readable, under a banner that says why.
 * Refuses: not_found · what `whyNot` says · stale · malformed (an explanation or the reason is missing or too long).
 */
export function withdrawNotice(
  context: Context,
  input: WithdrawNotice,
): Promise<Outcome<{ number: number }>> {
  const { actor, now } = context;
  return transact(context.db, async (tx) => {
    const locked = await lockEdition(tx, input.editionId);
    if (!locked) return refuse({ code: "not_found" });
    const { edition, notice, board, standing } = locked;
    const refusal = whyNot(actor, "withdraw", standing);
    if (refusal) return refuse(refusal);
    if (edition.lockVersion !== input.lockVersion) return refuse({ code: "stale" });
    const live = await tx
      .select()
      .from(editions)
      .where(and(eq(editions.noticeId, notice.id), eq(editions.state, "published")))
      .orderBy(asc(editions.id));
    const issues = missingWords(
      live.map((each) => each.lang),
      input,
    );
    if (issues.length > 0) return refuse({ code: "malformed", issues });

    for (const each of live) {
      await tx
        .update(editions)
        .set({
          state: "withdrawn",
          withdrawnAt: now,
          explanation: input.explanations[each.lang]?.trim() ?? "",
          updatedAt: now,
          lockVersion: each.lockVersion + 1,
        })
        .where(eq(editions.id, each.id));
    }
    await announce(tx, { notices: [notice.number], boards: [board.slug] });
    await recordAudit(tx, {
      at: now,
      actorId: actor.id,
      role: rolesAt(actor, standing).join(" "),
      action: "notice.withdraw",
      subject: `notice:${notice.id}`,
      detail: {
        from: "published",
        to: "withdrawn",
        editions: live.map((each) => each.id),
        explanations: input.explanations,
      },
      reason: input.reason.trim(),
    });
    return done({ number: notice.number });
  });
}

/**
 * Takes a withdrawal back for every withdrawn edition of the notice.
 * Refuses: not_found · what `whyNot` says · stale · malformed (no reason, or too long a one).
 */
export function restoreNotice(
  context: Context,
  input: { editionId: number; lockVersion: number; reason: string },
): Promise<Outcome<{ number: number }>> {
  const { actor, now } = context;
  return transact(context.db, async (tx) => {
    const locked = await lockEdition(tx, input.editionId);
    if (!locked) return refuse({ code: "not_found" });
    const { edition, notice, board, standing } = locked;
    const refusal = whyNot(actor, "restore", standing);
    if (refusal) return refuse(refusal);
    if (edition.lockVersion !== input.lockVersion) return refuse({ code: "stale" });
    const issues = reasonIssues(input.reason);
    if (issues.length > 0) return refuse({ code: "malformed", issues });

    const withdrawn = await tx
      .select()
      .from(editions)
      .where(and(eq(editions.noticeId, notice.id), eq(editions.state, "withdrawn")))
      .orderBy(asc(editions.id));
    for (const each of withdrawn) {
      await tx
        .update(editions)
        .set({
          state: "published",
          withdrawnAt: null,
          explanation: null,
          updatedAt: now,
          lockVersion: each.lockVersion + 1,
        })
        .where(eq(editions.id, each.id));
    }
    await announce(tx, { notices: [notice.number], boards: [board.slug] });
    await recordAudit(tx, {
      at: now,
      actorId: actor.id,
      role: rolesAt(actor, standing).join(" "),
      action: "notice.restore",
      subject: `notice:${notice.id}`,
      detail: { from: "withdrawn", to: "published", editions: withdrawn.map((each) => each.id) },
      reason: input.reason.trim(),
    });
    return done({ number: notice.number });
  });
}

function missingWords(langs: readonly Lang[], input: WithdrawNotice): Issue[] {
  const issues: Issue[] = [];
  for (const lang of langs) {
    const words = input.explanations[lang]?.trim() ?? "";
    if (words === "") issues.push({ field: `explanation-${lang}`, code: "explanation_missing" });
    issues.push(...lengthIssues("explanation", words, `explanation-${lang}`));
  }
  return [...issues, ...reasonIssues(input.reason)];
}

function reasonIssues(reason: string): Issue[] {
  const words = reason.trim();
  if (words.length < shortestReason) return [{ field: "reason", code: "reason_short" }];
  return lengthIssues("reason", words);
}
