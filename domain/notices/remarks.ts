import { and, asc, count, eq, isNull } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Database } from "@/db";
import { remarks, users } from "@/db/schema";
import { recordAudit } from "@/domain/audit";
import type { Context } from "@/domain/context";
import { done, type Outcome, refuse, transact } from "@/domain/outcome";
import { cutAt, isBlank } from "@/lib/words";
import { lengthIssues, limits } from "./content";
import { lockEdition } from "./lock";
import { type Passage, passagesOf, placeOf } from "./passages";
import { rolesAt, whyNotRemark } from "./workflow";

const openAtMost = 200; // Of one edition: past it nobody reads them.

export type RemarkAsk = {
  editionId: number;
  text: string;
  /** The block it is about, as it was seen; null: the text as a whole. */
  passage: { block: number; hash: string } | null;
};

/**
 * Keeps a remark on an edition under way. The edition stays as it is, its `lock_version` too: nobody who writes meanwhile
 * loses a word over it. Refuses: not_found · what `whyNotRemark` says · malformed (empty, too long, too many; the passage
 * was changed since it was seen).
 */
export function addRemark(
  context: Context,
  ask: RemarkAsk,
): Promise<Outcome<{ remarkId: number }>> {
  const { actor, now } = context;
  return transact(context.db, async (tx) => {
    const locked = await lockEdition(tx, ask.editionId, actor);
    if (!locked) return refuse({ code: "not_found" });
    const { edition, standing } = locked;
    const refusal = whyNotRemark(actor, standing);
    if (refusal) return refuse(refusal);
    const text = ask.text.trim();
    const passage = seen(passagesOf(edition.body), ask.passage);
    const [open] = await tx
      .select({ many: count() })
      .from(remarks)
      .where(and(eq(remarks.editionId, edition.id), isNull(remarks.resolvedAt)));
    const issues = [
      ...(isBlank(text)
        ? [{ field: "remarkText", code: "remark_empty" }]
        : lengthIssues("remark", text, "remarkText")),
      ...(passage === undefined ? [{ field: "passage", code: "passage_changed" }] : []),
      ...((open?.many ?? 0) >= openAtMost
        ? [{ field: "remarkText", code: "remarks_many", values: { limit: openAtMost } }]
        : []),
    ];
    if (issues.length > 0) return refuse({ code: "malformed", issues });

    const [made] = await tx
      .insert(remarks)
      .values({
        editionId: edition.id,
        block: passage?.block ?? null,
        blockHash: passage?.hash ?? null,
        excerpt: passage?.excerpt ?? null,
        text,
        by: actor.id,
        at: now,
      })
      .returning({ id: remarks.id });
    const remarkId = made?.id ?? 0;
    await recordAudit(tx, {
      at: now,
      actorId: actor.id,
      role: rolesAt(actor, standing).join(" "),
      action: "remark.made",
      subject: `edition:${edition.id}`,
      detail: { remark: remarkId, state: edition.state, block: passage?.block ?? null },
    });
    return done({ remarkId });
  });
}

/** The passage as it stands in the text now; null where none was meant, undefined where it is not there as it was seen. */
const seen = (passages: readonly Passage[], asked: RemarkAsk["passage"]) =>
  asked === null
    ? null
    : (passages.find(({ block, hash }) => block === asked.block && hash === asked.hash) ??
      passages.find(({ hash }) => hash === asked.hash));

/** Marks a remark as done. A second time changes nothing and is no event. Refuses: not_found · what `whyNotRemark` says. */
export function resolveRemark(
  context: Context,
  ask: { editionId: number; remarkId: number },
): Promise<Outcome<object>> {
  const { actor, now } = context;
  return transact(context.db, async (tx) => {
    const locked = await lockEdition(tx, ask.editionId, actor);
    if (!locked) return refuse({ code: "not_found" });
    const refusal = whyNotRemark(actor, locked.standing);
    if (refusal) return refuse(refusal);
    const own = and(eq(remarks.id, ask.remarkId), eq(remarks.editionId, ask.editionId));
    const [remark] = await tx.select().from(remarks).where(own);
    if (!remark) return refuse({ code: "not_found" });
    if (remark.resolvedAt) return done({});
    await tx.update(remarks).set({ resolvedAt: now, resolvedBy: actor.id }).where(own);
    await recordAudit(tx, {
      at: now,
      actorId: actor.id,
      role: rolesAt(actor, locked.standing).join(" "),
      action: "remark.resolved",
      subject: `edition:${ask.editionId}`,
      detail: { remark: remark.id, state: locked.edition.state },
    });
    return done({});
  });
}

/** The remarks on an edition, the oldest first, each with where its passage stands in `body` now. */
export async function remarksOf(db: Database, edition: { id: number; body: unknown }) {
  const resolvers = alias(users, "resolver");
  const rows = await db
    .select({ remark: remarks, by: users.name, resolvedBy: resolvers.name })
    .from(remarks)
    .innerJoin(users, eq(users.id, remarks.by))
    .leftJoin(resolvers, eq(resolvers.id, remarks.resolvedBy))
    .where(eq(remarks.editionId, edition.id))
    .orderBy(asc(remarks.id));
  const passages = rows.length > 0 ? passagesOf(edition.body) : [];
  return rows.map(({ remark, by, resolvedBy }) => {
    const { block, blockHash, excerpt } = remark;
    const was =
      block === null || blockHash === null || excerpt === null
        ? null
        : { block, hash: blockHash, excerpt };
    return {
      id: remark.id,
      text: remark.text,
      by,
      at: remark.at,
      resolvedAt: remark.resolvedAt,
      resolvedBy,
      passage: was && { excerpt: was.excerpt, ...placeOf(passages, was) },
    };
  });
}

/** The open remarks on an edition as one, each after its passage: what a rejection says that says nothing else. As much as fits; "" where there is none. */
export async function carriedRemark(db: Database, edition: { id: number; body: unknown }) {
  const open = (await remarksOf(db, edition)).filter(({ resolvedAt }) => resolvedAt === null);
  const lines = open.map(({ passage, text }) => (passage ? `“${passage.excerpt}”: ${text}` : text));
  const all = lines.join("\n");
  const words = all.length > limits.remark ? `${cutAt(all, limits.remark - 1)}…` : all;
  return { words, ids: open.map(({ id }) => id) };
}

export type Remark = Awaited<ReturnType<typeof remarksOf>>[number];
