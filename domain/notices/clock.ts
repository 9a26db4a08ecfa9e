import { and, eq, gt, lte, min } from "drizzle-orm";
import type { Database } from "@/db";
import { banners, boards, editions, notices } from "@/db/schema";
import { addDays, dayStart, seoulDay } from "@/lib/time";
import { neighbourNumbers } from "./neighbours";
import { isLive } from "./public-lists";

/** The next instant at which something on public pages changes by the clock alone: midnight in Seoul, an end, the end of a pin or of the banner. */
export async function nextPageChange(db: Database, now: Date): Promise<Date> {
  const [ends] = await db
    .select({ at: min(editions.endsAt) })
    .from(editions)
    .where(and(isLive, gt(editions.endsAt, now)));
  const [pins] = await db
    .select({ at: min(notices.pinnedUntil) })
    .from(notices)
    .where(gt(notices.pinnedUntil, now));
  const [banner] = await db
    .select({ at: min(banners.endsAt) })
    .from(banners)
    .where(gt(banners.endsAt, now));
  const instants = [midnightAfter(now), ends?.at, pins?.at, banner?.at].filter(
    (at) => at instanceof Date,
  );
  return new Date(Math.min(...instants.map((at) => at.getTime())));
}

/** Midnight in Seoul after `now`. */
export const midnightAfter = (now: Date): Date => dayStart(addDays(seoulDay(now), 1));

/** Whether a banner ended after `from` and not after `to`: it stood on every page. */
export async function bannerEnded(db: Database, from: Date, to: Date): Promise<boolean> {
  const [ended] = await db
    .select({ id: banners.id })
    .from(banners)
    .where(and(gt(banners.endsAt, from), lte(banners.endsAt, to)))
    .limit(1);
  return ended !== undefined;
}

/**
 * The notices, and their boards, whose end or end of pin lies after `from` and not after `to`; with what ended also
 * the neighbours that named it.
 */
export async function changedByClock(
  db: Database,
  from: Date,
  to: Date,
): Promise<{ notices: number[]; boards: string[] }> {
  const ended = await db
    .select({
      boardId: editions.boardId,
      lang: editions.lang,
      number: editions.number,
      publishedAt: editions.publishedAt,
      board: boards.slug,
    })
    .from(editions)
    .innerJoin(boards, eq(boards.id, editions.boardId))
    .where(and(isLive, gt(editions.endsAt, from), lte(editions.endsAt, to)));
  const unpinned = await db
    .select({ number: notices.number, board: boards.slug })
    .from(notices)
    .innerJoin(boards, eq(boards.id, notices.boardId))
    .where(and(gt(notices.pinnedUntil, from), lte(notices.pinnedUntil, to)));
  const near: number[] = [];
  for (const { publishedAt, ...place } of ended)
    if (publishedAt) near.push(...(await neighbourNumbers(db, { ...place, publishedAt, now: to })));
  const changed = [...ended, ...unpinned];
  return {
    notices: [...new Set([...changed.map(({ number }) => number), ...near])],
    boards: [...new Set(changed.map(({ board }) => board))],
  };
}
