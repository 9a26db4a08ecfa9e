import { and, eq, inArray, max } from "drizzle-orm";
import type { Database } from "@/db";
import { editions, notices } from "@/db/schema";
import { recordAudit } from "@/domain/audit";
import type { Context } from "@/domain/context";
import { done, type Outcome, refuse, transact } from "@/domain/outcome";
import { enter } from "@/domain/search/entry";
import type { Lang } from "@/lib/time";
import { announce } from "./announce";
import { contentIssues } from "./content";
import { attachmentsOf, contentHash } from "./content-hash";
import { lockEdition } from "./lock";
import { neighbourNumbers } from "./neighbours";
import { isFirst } from "./submit";
import { moveTotal } from "./totals";
import { rolesAt, steps, whyNot } from "./workflow";

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
 * Refuses: not_found · what `whyNot` says · stale (someone saved since `lockVersion`) · changed_since_review · not_ready.
 * Rule source: docs/decisions/0002-four-eyes.md.
 */
export function publishNotice(
  context: Context,
  input: PublishNotice,
): Promise<Outcome<{ number: number; board: string; lang: Lang; version: number }>> {
  const { actor, now } = context;
  return transact(context.db, async (tx) => {
    const locked = await lockEdition(tx, input.editionId);
    if (!locked) return refuse({ code: "not_found" });
    const { edition, notice, board, standing } = locked;
    const refusal = whyNot(actor, "publish", standing);
    if (refusal) return refuse(refusal);
    if (edition.lockVersion !== input.lockVersion) return refuse({ code: "stale" });
    const hash = contentHash({ ...edition, attachments: await attachmentsOf(tx, edition.id) });
    if (hash !== edition.contentHash || hash !== input.contentHash)
      return refuse({ code: "changed_since_review" });
    const issues = contentIssues(edition, await isFirst(tx, notice.id, edition.lang));
    if (issues.length > 0) return refuse({ code: "not_ready", issues });

    const [last] = await tx
      .select({ version: max(editions.version) })
      .from(editions)
      .where(and(eq(editions.noticeId, notice.id), eq(editions.lang, edition.lang)));
    const version = (last?.version ?? 0) + 1;
    const old = await supersedeLive(tx, notice.id, edition.lang, now);
    // A minor change keeps the public date; a major one, or a first publication, moves it.
    const publishedAt = old && edition.changeType === "minor" ? (old.publishedAt ?? now) : now;
    await tx
      .update(editions)
      .set({
        state: steps.publish.to,
        version,
        versionAt: now,
        publishedAt,
        publishedBy: actor.id,
        updatedAt: now,
        lockVersion: edition.lockVersion + 1,
      })
      .where(eq(editions.id, edition.id));
    if (!notice.firstPublishedAt)
      await tx.update(notices).set({ firstPublishedAt: now }).where(eq(notices.id, notice.id));
    if (!old) await moveTotal(tx, { boardId: board.id, lang: edition.lang }, 1);
    await enter(tx, old ? [old.id, edition.id] : [edition.id]);

    const place = { boardId: board.id, lang: edition.lang, number: notice.number, now };
    const near = [
      ...(old?.publishedAt
        ? await neighbourNumbers(tx, { ...place, publishedAt: old.publishedAt })
        : []),
      ...(await neighbourNumbers(tx, { ...place, publishedAt })),
    ];
    await announce(tx, { notices: [notice.number, ...near], boards: [board.slug] });
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
        contentHash: hash,
        lockVersion: edition.lockVersion + 1,
        superseded: old?.id ?? null,
        secondPerson: board.secondPerson,
      },
    });
    return done({ number: notice.number, board: board.slug, lang: edition.lang, version });
  });
}

async function supersedeLive(tx: Database, noticeId: number, lang: Lang, now: Date) {
  const [old] = await tx
    .update(editions)
    .set({ state: "superseded", updatedAt: now })
    .where(
      and(
        eq(editions.noticeId, noticeId),
        eq(editions.lang, lang),
        inArray(editions.state, ["published", "withdrawn"]),
      ),
    )
    .returning({ id: editions.id, publishedAt: editions.publishedAt });
  return old;
}
