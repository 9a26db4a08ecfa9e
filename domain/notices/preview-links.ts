import { createHash, randomBytes } from "node:crypto";
import { and, count, desc, eq, gt, isNull } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Database } from "@/db";
import { previewLinks, users } from "@/db/schema";
import { recordAudit } from "@/domain/audit";
import type { Context } from "@/domain/context";
import { done, type Outcome, refuse, transact } from "@/domain/outcome";
import { lockEdition, readEdition } from "./lock";
import { isPublic, isUnderWay, rolesAt, whyNotShare } from "./workflow";

export const previewDays = [1, 7, 30] as const;
const openAtMost = 20; // Links of one edition that lead somewhere: more of them nobody could look over.
const tokenBytes = 32;
const dayMs = 86_400_000;

/**
 * Makes a link by which people without an account see what is under way. The token is in the answer and nowhere else: the
 * table keeps its SHA-256. Refuses: not_found · forbidden · wrong_state (nothing under way) · notice_removed · malformed
 * (another number of days) · links_many. See docs/decisions/0023-shared-previews.md.
 */
export function makePreviewLink(
  context: Context,
  ask: { editionId: number; days: number },
): Promise<Outcome<{ token: string; linkId: number; expiresAt: Date }>> {
  const { actor, now } = context;
  return transact(context.db, async (tx) => {
    const locked = await lockEdition(tx, ask.editionId, actor);
    if (!locked) return refuse({ code: "not_found" });
    const { edition, standing } = locked;
    const refusal = whyNotShare(actor, standing);
    if (refusal) return refuse(refusal);
    if (!isUnderWay(edition.state)) return refuse({ code: "wrong_state", state: edition.state });
    if (standing.noticeRemoved) return refuse({ code: "notice_removed" });
    const days = previewDays.find((each) => each === ask.days);
    if (!days)
      return refuse({ code: "malformed", issues: [{ field: "days", code: "days_missing" }] });
    const here = and(
      eq(previewLinks.editionId, edition.id),
      isNull(previewLinks.revokedAt),
      gt(previewLinks.expiresAt, now),
    );
    const [open] = await tx.select({ many: count() }).from(previewLinks).where(here);
    if ((open?.many ?? 0) >= openAtMost) return refuse({ code: "links_many" });

    const token = randomBytes(tokenBytes).toString("base64url");
    const expiresAt = new Date(now.getTime() + days * dayMs);
    const [made] = await tx
      .insert(previewLinks)
      .values({
        editionId: edition.id,
        tokenHash: hashOf(token),
        by: actor.id,
        at: now,
        expiresAt,
      })
      .returning({ id: previewLinks.id });
    const linkId = made?.id ?? 0;
    await recordAudit(tx, {
      at: now,
      actorId: actor.id,
      role: rolesAt(actor, standing).join(" "),
      action: "preview.made",
      subject: `edition:${edition.id}`,
      detail: { link: linkId, days, expiresAt: expiresAt.toISOString() },
    });
    return done({ token, linkId, expiresAt });
  });
}

/**
 * Takes a link back, at once and for good. Whoever may make one may do it, in any state of the edition. A second time
 * changes nothing and is no event. Refuses: not_found (no such link of this edition) · forbidden.
 */
export function revokePreviewLink(
  context: Context,
  ask: { editionId: number; linkId: number },
): Promise<Outcome<object>> {
  const { actor, now } = context;
  return transact(context.db, async (tx) => {
    const locked = await lockEdition(tx, ask.editionId, actor);
    if (!locked) return refuse({ code: "not_found" });
    const refusal = whyNotShare(actor, locked.standing);
    if (refusal) return refuse(refusal);
    const own = and(eq(previewLinks.id, ask.linkId), eq(previewLinks.editionId, ask.editionId));
    const [link] = await tx.select().from(previewLinks).where(own);
    if (!link) return refuse({ code: "not_found" });
    if (link.revokedAt) return done({});
    await tx.update(previewLinks).set({ revokedAt: now, revokedBy: actor.id }).where(own);
    await recordAudit(tx, {
      at: now,
      actorId: actor.id,
      role: rolesAt(actor, locked.standing).join(" "),
      action: "preview.revoked",
      subject: `edition:${ask.editionId}`,
      detail: { link: link.id, expired: link.expiresAt <= now },
    });
    return done({});
  });
}

/** The links of an edition, the newest first, each with who made it and what it is worth `now`. */
export async function previewLinksOf(db: Database, editionId: number, now: Date) {
  const revokers = alias(users, "revoker");
  const rows = await db
    .select({
      id: previewLinks.id,
      by: users.name,
      at: previewLinks.at,
      expiresAt: previewLinks.expiresAt,
      revokedAt: previewLinks.revokedAt,
      revokedBy: revokers.name,
    })
    .from(previewLinks)
    .innerJoin(users, eq(users.id, previewLinks.by))
    .leftJoin(revokers, eq(revokers.id, previewLinks.revokedBy))
    .where(eq(previewLinks.editionId, editionId))
    .orderBy(desc(previewLinks.id));
  return rows.map((row) => ({
    ...row,
    state: row.revokedAt
      ? ("revoked" as const)
      : row.expiresAt <= now
        ? ("expired" as const)
        : ("open" as const),
  }));
}

export type PreviewLink = Awaited<ReturnType<typeof previewLinksOf>>[number];

/**
 * What a token leads to: the edition under way; where it is public by now, or was (`public`); that there is nothing any
 * more (`gone`). undefined for every other: unknown, expired and revoked ones are told apart nowhere.
 */
export async function openPreview(db: Database, token: string, now: Date) {
  if (!/^[\w-]{43}$/.test(token)) return undefined;
  const [link] = await db
    .select({ editionId: previewLinks.editionId, expiresAt: previewLinks.expiresAt })
    .from(previewLinks)
    .where(
      and(
        eq(previewLinks.tokenHash, hashOf(token)),
        isNull(previewLinks.revokedAt),
        gt(previewLinks.expiresAt, now),
      ),
    );
  const found = link && (await readEdition(db, link.editionId));
  if (!found) return undefined;
  const { state } = found.edition;
  const shows = isPublic(state)
    ? ("public" as const)
    : isUnderWay(state) && !found.standing.noticeRemoved
      ? ("text" as const)
      : ("gone" as const);
  return { ...found, shows, until: link.expiresAt };
}

export type OpenPreview = NonNullable<Awaited<ReturnType<typeof openPreview>>>;

const hashOf = (token: string) => createHash("sha256").update(token).digest("hex");
