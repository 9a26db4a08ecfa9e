import { and, eq } from "drizzle-orm";
import type { Database } from "@/db";
import { categories, editions, notices } from "@/db/schema";
import { changeOf, markOf, numberIssues } from "@/domain/administration/forms";
import { recordAudit } from "@/domain/audit";
import type { Actor, Context } from "@/domain/context";
import { done, type Issue, type Outcome, type Refusal, refuse, transact } from "@/domain/outcome";
import { enter } from "@/domain/search/entry";
import { addDays, dayStart, isDay, seoulDay } from "@/lib/time";
import { announce } from "./announce";
import { type LockedEdition, lockEdition } from "./lock";
import { isLive } from "./public-lists";
import { maySee, rolesAt, steps } from "./workflow";

type Notice = Pick<
  typeof notices.$inferSelect,
  "categoryId" | "pinnedUntil" | "pinnedRank" | "firstPublishedAt"
>;
export const lastRank = 9;

/**
 * Why `actor` may not change where this notice stands in the lists; null when they may. Pinning is for editors and
 * managers, and so is the category once readers know the notice under it; before that an author chooses it for the own text.
 */
export function whyNotPlace(
  actor: Actor,
  { standing, notice }: Pick<LockedEdition, "standing"> & { notice: Notice },
  what: "category" | "pin",
): Refusal | null {
  if (!maySee(actor, standing)) return { code: "not_found" };
  if (standing.noticeRemoved) return { code: "notice_removed" };
  const roles = rolesAt(actor, standing);
  if (roles.some((role) => steps.publish.by.some((by) => by === role))) return null;
  const own = roles.includes("author") && standing.createdBy === actor.id;
  return what === "category" && own && notice.firstPublishedAt === null
    ? null
    : { code: "forbidden" };
}

/** Where a notice stands as a form shows it, and the mark of that. `pinnedTo` is the last day on which it is pinned, in Seoul; "" where it is not. */
export function placeNow(notice: Notice, now: Date) {
  const pinned = notice.pinnedUntil !== null && notice.pinnedUntil > now;
  const shown = {
    categoryId: notice.categoryId,
    pinnedTo:
      pinned && notice.pinnedUntil ? seoulDay(new Date(notice.pinnedUntil.getTime() - 1)) : "",
    pinnedRank: (pinned && notice.pinnedRank) || 1,
  };
  return { ...shown, seen: markOf(shown) };
}

export type PlaceNotice = {
  /** Any edition of the notice. */
  editionId: number;
  seen: string;
  categoryId: number | null;
  /** The last day on which it is pinned, in Seoul; "" takes the pin off. Both left out: the pin stays as it is. */
  pinnedTo?: string | undefined;
  /** 1 stands first among the pinned ones of its board. */
  pinnedRank?: number | undefined;
};

/**
 * Says where a notice stands in the lists: its category and its pin, in every language at once.
 * Refuses: not_found · notice_removed · forbidden · stale (the place is no longer the one that was shown) ·
 * malformed (a category that is none of its board, a day that is none or past, a rank out of bounds).
 */
export function placeNotice(
  context: Context,
  input: PlaceNotice,
): Promise<Outcome<{ number: number }>> {
  const { actor, now } = context;
  return transact(context.db, async (tx) => {
    const locked = await lockEdition(tx, input.editionId, actor);
    if (!locked) return refuse({ code: "not_found" });
    const { notice, board, standing } = locked;
    const refusal = whyNotPlace(actor, locked, "category");
    if (refusal) return refuse(refusal);
    const before = placeNow(notice, now);
    if (before.seen !== input.seen) return refuse({ code: "stale" });
    const { pinnedTo = before.pinnedTo, pinnedRank = before.pinnedRank } = input;
    const pins =
      pinnedTo !== before.pinnedTo || (pinnedTo !== "" && pinnedRank !== before.pinnedRank);
    const unpinned = pins ? whyNotPlace(actor, locked, "pin") : null;
    if (unpinned) return refuse(unpinned);
    const issues = await placeIssues(tx, board.id, { ...input, pinnedTo, pinnedRank }, pins, now);
    if (issues.length > 0) return refuse({ code: "malformed", issues });

    const { seen: _, ...from } = before;
    const to = { categoryId: input.categoryId, ...(pins && { pinnedTo, pinnedRank }) };
    const changed = changeOf(from, to);
    if (Object.keys(changed.to).length === 0) return done({ number: notice.number });
    const pin =
      pinnedTo === ""
        ? { pinnedUntil: null, pinnedRank: null }
        : { pinnedUntil: dayStart(addDays(pinnedTo, 1)), pinnedRank };
    await tx
      .update(notices)
      .set({ categoryId: input.categoryId, ...(pins && pin) })
      .where(eq(notices.id, notice.id));
    const live = await tx
      .select({ id: editions.id })
      .from(editions)
      .where(and(eq(editions.noticeId, notice.id), isLive));
    await enter(
      tx,
      live.map(({ id }) => id),
    );
    await announce(tx, { notices: [notice.number], boards: [board.slug] });
    await recordAudit(tx, {
      at: now,
      actorId: actor.id,
      role: rolesAt(actor, standing).join(" "),
      action: "notice.place",
      subject: `notice:${notice.id}`,
      detail: changed,
    });
    return done({ number: notice.number });
  });
}

async function placeIssues(
  tx: Database,
  boardId: number,
  {
    categoryId,
    pinnedTo,
    pinnedRank,
  }: { categoryId: number | null; pinnedTo: string; pinnedRank: number },
  pins: boolean,
  now: Date,
): Promise<Issue[]> {
  const issues: Issue[] = [];
  if (categoryId !== null) {
    const [category] = await tx
      .select({ id: categories.id })
      .from(categories)
      .where(and(eq(categories.id, categoryId), eq(categories.boardId, boardId)))
      .for("key share");
    if (!category) issues.push({ field: "categoryId", code: "choice_gone" });
  }
  if (!pins || pinnedTo === "") return issues;
  if (!isDay(pinnedTo)) issues.push({ field: "pinnedTo", code: "pin_day" });
  else if (pinnedTo < seoulDay(now)) issues.push({ field: "pinnedTo", code: "pin_past" });
  return [...issues, ...numberIssues("pinnedRank", pinnedRank, 1, lastRank)];
}
