import { and, asc, eq } from "drizzle-orm";
import { editions } from "@/db/schema";
import { recordAudit } from "@/domain/audit";
import type { Context } from "@/domain/context";
import { done, type Issue, type Outcome, refuse, transact } from "@/domain/outcome";
import type { Lang } from "@/lib/time";
import { isBlank } from "@/lib/words";
import { announce } from "./announce";
import { lengthIssues } from "./content";
import { lockEdition, readEdition } from "./lock";
import { reasonIssues } from "./reason";
import { rolesAt, steps, whyNot } from "./workflow";

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
 * Refuses: not_found · what `whyNot` says · forbidden (a text of a department without the role) · stale ·
 * malformed (an explanation or the reason is missing or too long).
 */
export const withdrawNotice = (
  context: Context,
  input: WithdrawNotice,
): Promise<Outcome<{ number: number }>> =>
  turnEvery(context, input, {
    name: "withdraw",
    issues: (live) =>
      missingWords(
        live.map(({ lang }) => lang),
        input,
      ),
    set: ({ lang }) => ({
      withdrawnAt: context.now,
      explanation: input.explanations[lang]?.trim() ?? "",
    }),
    detail: { explanations: input.explanations },
  });

/**
 * Changes what the banners of a withdrawn notice say, in every language; it stays withdrawn since when it was.
 * Refuses as withdrawing does.
 */
export const explainWithdrawal = (
  context: Context,
  input: WithdrawNotice,
): Promise<Outcome<{ number: number }>> =>
  turnEvery(context, input, {
    name: "explain",
    issues: (withdrawn) =>
      missingWords(
        withdrawn.map(({ lang }) => lang),
        input,
      ),
    set: ({ lang }) => ({ explanation: input.explanations[lang]?.trim() ?? "" }),
    detail: { explanations: input.explanations },
  });

/**
 * Takes a withdrawal back for every withdrawn edition of the notice.
 * Refuses: not_found · what `whyNot` says · forbidden (a text of a department without the role) · stale ·
 * malformed (no reason, or too long a one).
 */
export const restoreNotice = (
  context: Context,
  input: { editionId: number; lockVersion: number; reason: string },
): Promise<Outcome<{ number: number }>> =>
  turnEvery(context, input, {
    name: "restore",
    issues: () => reasonIssues(input.reason),
    set: () => ({ withdrawnAt: null, explanation: null, restoredAt: context.now }),
    detail: {},
  });

type Edition = typeof editions.$inferSelect;
type Turn = {
  name: "withdraw" | "explain" | "restore";
  issues: (turning: readonly Edition[]) => Issue[];
  /** What becomes of each edition besides its state. */
  set: (edition: Edition) => Partial<Pick<Edition, "withdrawnAt" | "explanation" | "restoredAt">>;
  detail: object;
};

/** Takes one step with every edition of the notice that stands where the asked one does: all of them or none. */
function turnEvery(
  context: Context,
  input: { editionId: number; lockVersion: number; reason: string },
  turn: Turn,
): Promise<Outcome<{ number: number }>> {
  const { actor, now } = context;
  return transact(context.db, async (tx) => {
    const locked = await lockEdition(tx, input.editionId, actor);
    if (!locked) return refuse({ code: "not_found" });
    const { edition, notice, board, standing } = locked;
    const refusal = whyNot(actor, turn.name, standing);
    if (refusal) return refuse(refusal);
    if (edition.lockVersion !== input.lockVersion) return refuse({ code: "stale" });
    const { state: from } = edition;
    const { to } = steps[turn.name];
    const state = to === "same" ? from : to;
    const turning = await tx
      .select()
      .from(editions)
      .where(and(eq(editions.noticeId, notice.id), eq(editions.state, from)))
      .orderBy(asc(editions.id));
    // The languages may lie with different departments. That there is another text is public: forbidden, not not_found.
    for (const each of turning) {
      const other = await readEdition(tx, each.id);
      if (!other || whyNot(actor, turn.name, other.standing)) return refuse({ code: "forbidden" });
    }
    const issues = turn.issues(turning);
    if (issues.length > 0) return refuse({ code: "malformed", issues });

    for (const each of turning) {
      await tx
        .update(editions)
        .set({ ...turn.set(each), state, updatedAt: now, lockVersion: each.lockVersion + 1 })
        .where(eq(editions.id, each.id));
    }
    await announce(tx, { notices: [notice.number], boards: [board.slug] });
    await recordAudit(tx, {
      at: now,
      actorId: actor.id,
      role: rolesAt(actor, standing).join(" "),
      action: `notice.${turn.name}`,
      subject: `notice:${notice.id}`,
      detail: {
        from,
        to: state,
        editions: turning.map(({ id, explanation, lockVersion }) => ({
          ...{ id, explanation, lockVersion: lockVersion + 1 },
        })),
        ...turn.detail,
      },
      reason: input.reason.trim(),
    });
    return done({ number: notice.number });
  });
}

function missingWords(langs: readonly Lang[], input: WithdrawNotice): Issue[] {
  const issues: Issue[] = [];
  for (const lang of langs) {
    const words = input.explanations[lang]?.trim() ?? "";
    if (isBlank(words)) issues.push({ field: `explanation-${lang}`, code: "explanation_missing" });
    issues.push(...lengthIssues("explanation", words, `explanation-${lang}`));
  }
  return [...issues, ...reasonIssues(input.reason)];
}
