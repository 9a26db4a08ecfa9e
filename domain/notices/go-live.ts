import { and, eq, inArray, max } from "drizzle-orm";
import type { Database } from "@/db";
import { editions, notices } from "@/db/schema";
import { enter } from "@/domain/search/entry";
import type { Lang } from "@/lib/time";
import { announce } from "./announce";
import type { LockedEdition } from "./lock";
import { leadingTo, neighbourNumbers } from "./neighbours";
import { moveTotal } from "./totals";

/**
 * Makes a locked edition the live one and whatever was live before superseded: rows, kept totals, search entries and the
 * NOTIFY that purges pages. Whether it may be is the command's to ask, and the audit event is the command's to write.
 */
export async function goLive(
  tx: Database,
  { edition, notice, board }: LockedEdition,
  now: Date,
  publishedBy: number | null,
): Promise<{ version: number; superseded: number | null }> {
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
      state: "published",
      version,
      versionAt: now,
      publishedAt,
      publishedBy,
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
    ...(old ? [] : await leadingTo(tx, notice.id)),
  ];
  await announce(tx, { notices: [notice.number, ...near], boards: [board.slug] });
  return { version, superseded: old?.id ?? null };
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
