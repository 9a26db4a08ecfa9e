import type { Database } from "@/db";
import { recordAudit } from "@/domain/audit";
import type { Context } from "@/domain/context";
import { tellWriters } from "@/domain/mail/tellings";
import { done, type Outcome, refuse, transact } from "@/domain/outcome";
import type { Lang } from "@/lib/time";
import { contentIssues } from "./content";
import { endIssues } from "./end";
import { barring, examine } from "./gate";
import { goLive } from "./go-live";
import { type LockedEdition, lockEdition } from "./lock";
import { isFirst } from "./submit";
import { rolesAt, whyNot } from "./workflow";

export type PublishNotice = {
  editionId: number;
  lockVersion: number;
  /** The hash of the text the confirmation page showed. */
  contentHash: string;
};

/**
 * Makes a submitted edition the live one, superseding whatever was live before.
 * One transaction: edition, notice, superseded edition, totals, NOTIFY and audit event agree or none exist.
 *
 * Refuses: not_found · what `whyNot` says · stale (someone saved since `lockVersion`) · changed_since_review ·
 * not_ready (what is missing, or what blocks and no override names).
 * Rule source: docs/decisions/0002-four-eyes.md, 0018-the-gate.md.
 */
export function publishNotice(
  context: Context,
  input: PublishNotice,
): Promise<Outcome<{ number: number; board: string; lang: Lang; version: number }>> {
  const { actor, now } = context;
  return transact(context.db, async (tx) => {
    const locked = await lockEdition(tx, input.editionId, actor);
    if (!locked) return refuse({ code: "not_found" });
    const { edition, notice, board, standing } = locked;
    const refusal = whyNot(actor, "publish", standing);
    if (refusal) return refuse(refusal);
    if (edition.lockVersion !== input.lockVersion) return refuse({ code: "stale" });
    const approved = await approvedText(tx, locked, { shown: input.contentHash, publicAt: now });
    if (!approved.ok) return approved;

    const { version, superseded } = await goLive(tx, locked, now, actor.id);
    await tellWriters(tx, context, locked, "published");
    await recordAudit(tx, {
      at: now,
      actorId: actor.id,
      role: rolesAt(actor, standing).join(" "),
      action: "edition.publish",
      subject: `edition:${edition.id}`,
      detail: {
        from: edition.state,
        to: "published",
        version,
        ...approved.value,
        lockVersion: edition.lockVersion + 1,
        superseded,
        secondPerson: board.secondPerson,
      },
    });
    return done({ number: notice.number, board: board.slug, lang: edition.lang, version });
  });
}

/** A text that may be public: its hash, and what a manager let pass in it. */
type Approved = { contentHash: string; overridden?: readonly string[] };

/**
 * The text as it stands, where it may be public at `publicAt`: it is the one that was shown and, once
 * submitted, the one that was handed in; it is whole; its end lies behind that hour; the gate lets it pass.
 */
export async function approvedText(
  tx: Database,
  { edition, notice }: LockedEdition,
  { shown, publicAt }: { shown: string | null; publicAt: Date },
): Promise<Outcome<Approved>> {
  const examined = await examine(tx, edition);
  const { hash } = examined;
  const handedIn = edition.state === "draft" ? hash : edition.contentHash;
  if (hash !== handedIn || hash !== shown) return refuse({ code: "changed_since_review" });
  const issues = [
    ...contentIssues(edition, await isFirst(tx, notice.id, edition.lang)),
    ...endIssues(edition.endsAt, publicAt),
    ...barring(examined),
  ];
  if (issues.length > 0) return refuse({ code: "not_ready", issues });
  const overridden = examined.report?.granted;
  return done({ contentHash: hash, ...(overridden && { overridden }) });
}
