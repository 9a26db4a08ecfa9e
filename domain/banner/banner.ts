import { and, desc, eq, gt, isNotNull, isNull, or, sql } from "drizzle-orm";
import type { Database } from "@/db";
import { locks } from "@/db/locks";
import { banners, notices } from "@/db/schema";
import { recordAudit } from "@/domain/audit";
import type { Actor, Context } from "@/domain/context";
import { announceEverything } from "@/domain/notices/announce";
import { done, type Issue, type Outcome, refuse, transact } from "@/domain/outcome";
import { oneLine } from "@/lib/words";

/** Characters in each language: two lines at 320 px hold it, a screen reader says it in half a minute. */
const longestBanner = 300;

export type RaiseBanner = {
  textKo: string;
  textEn: string;
  /** Public number of the notice that says more. */
  notice: number | null;
  /** null: until it is taken down. */
  endsAt: Date | null;
  /** Id of the banner its writer saw up; null where there was none. */
  seen: number | null;
};

/** Whether it stands there: each begins when it is raised. */
const isUp = (now: Date) => or(isNull(banners.endsAt), gt(banners.endsAt, now));

/** The banner that stands above every public page now; undefined on a quiet day. */
export async function currentBanner(db: Database, now: Date) {
  const [banner] = await db
    .select()
    .from(banners)
    .where(isUp(now))
    .orderBy(desc(banners.id))
    .limit(1);
  return banner;
}

export type Banner = NonNullable<Awaited<ReturnType<typeof currentBanner>>>;

/** The banner is the whole site's: a manager whose grant has no limit. */
export const mayRaise = (actor: Actor): boolean =>
  actor.grants.some(
    ({ role, boardId, departmentId }) =>
      role === "manager" && boardId === null && departmentId === null,
  );

/**
 * Puts a banner above every public page, in place of the one that stands there.
 * Refuses: forbidden · stale (another one is up than its writer saw) · malformed (words missing in a language or too long, an end that is past, a number no notice has).
 */
export function raiseBanner(
  context: Context,
  input: RaiseBanner,
): Promise<Outcome<{ id: number }>> {
  const { actor, now } = context;
  return transact(context.db, async (tx) => {
    if (!mayRaise(actor)) return refuse({ code: "forbidden" });
    if (!(await isStillUp(tx, input.seen, now))) return refuse({ code: "stale" });
    const issues = [...wordIssues(input), ...(await placeIssues(tx, input, now))];
    if (issues.length > 0) return refuse({ code: "malformed", issues });
    await endAll(tx, now);
    const text = { textKo: oneLine(input.textKo), textEn: oneLine(input.textEn) };
    const { notice, endsAt } = input;
    const [made] = await tx
      .insert(banners)
      .values({ ...text, notice, endsAt, startsAt: now, by: actor.id })
      .returning({ id: banners.id });
    const id = made?.id ?? 0;
    await announceEverything(tx);
    await recordAudit(tx, {
      at: now,
      actorId: actor.id,
      role: "manager",
      action: "banner.raise",
      subject: `banner:${id}`,
      detail: { ...text, notice, endsAt: endsAt?.toISOString() ?? null },
    });
    return done({ id });
  });
}

/** Takes down what stands there. Refuses: forbidden · stale (another one is up, or none). */
export function lowerBanner(
  context: Context,
  input: { seen: number | null },
): Promise<Outcome<{ id: number }>> {
  const { actor, now } = context;
  return transact(context.db, async (tx) => {
    if (!mayRaise(actor)) return refuse({ code: "forbidden" });
    const isSeen = await isStillUp(tx, input.seen, now);
    const [ended] = isSeen ? await endAll(tx, now) : [];
    if (!ended) return refuse({ code: "stale" });
    await announceEverything(tx);
    await recordAudit(tx, {
      at: now,
      actorId: actor.id,
      role: "manager",
      action: "banner.lower",
      subject: `banner:${ended.id}`,
      detail: { startsAt: ended.startsAt.toISOString() },
    });
    return done({ id: ended.id });
  });
}

/** Waits for whoever is at it; then whether what was seen up is what is up. */
async function isStillUp(tx: Database, seen: number | null, now: Date): Promise<boolean> {
  await tx.execute(sql`select pg_advisory_xact_lock(${locks.banner})`);
  return ((await currentBanner(tx, now))?.id ?? null) === seen;
}

const endAll = (tx: Database, now: Date) =>
  tx.update(banners).set({ endsAt: now }).where(isUp(now)).returning();

function wordIssues(input: RaiseBanner): Issue[] {
  return (["textKo", "textEn"] as const).flatMap((field) => {
    const { length } = oneLine(input[field]);
    if (length === 0) return [{ field, code: "banner_missing" }];
    return length > longestBanner
      ? [{ field, code: "banner_long", values: { limit: longestBanner, length } }]
      : [];
  });
}

async function placeIssues(tx: Database, { notice, endsAt }: RaiseBanner, now: Date) {
  const issues: Issue[] = [];
  if (endsAt && endsAt <= now) issues.push({ field: "endsAt", code: "banner_over" });
  if (notice === null) return issues;
  const [there] = await tx
    .select({ id: notices.id })
    .from(notices)
    .where(and(eq(notices.number, notice), isNotNull(notices.firstPublishedAt)));
  return there ? issues : [...issues, { field: "notice", code: "banner_notice" }];
}
