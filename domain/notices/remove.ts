import { and, asc, eq, inArray, sql } from "drizzle-orm";
import type { Database } from "@/db";
import { locks } from "@/db/locks";
import { editions, removals } from "@/db/schema";
import { recordAudit } from "@/domain/audit";
import type { Context } from "@/domain/context";
import { done, type Issue, type Outcome, refuse, transact } from "@/domain/outcome";
import { enter } from "@/domain/search/entry";
import type { Lang } from "@/lib/time";
import { isBlank } from "@/lib/words";
import { announce } from "./announce";
import { lengthIssues } from "./content";
import { type LockedEdition, lockEdition, readEdition } from "./lock";
import { leadingTo, neighbourNumbers } from "./neighbours";
import { isLive } from "./public-lists";
import type { StepAsk } from "./submit";
import { moveTotal } from "./totals";
import { rolesAt, steps, whyNot } from "./workflow";

export type RemoveNotice = StepAsk & {
  /** Public: why, in each language in which it was public. */
  explanations: Partial<Record<Lang, string>>;
  /** Number of the notice that takes its place; null where none does. */
  instead: number | null;
  /** Ids of the editions that were shown as what will be gone. */
  seen: readonly number[];
};

type Edition = typeof editions.$inferSelect;

/** Every edition of a notice that readers can reach: what a removal takes. */
export const publicEditions = (db: Database, noticeId: number) =>
  db
    .select()
    .from(editions)
    .where(and(eq(editions.noticeId, noticeId), inArray(editions.state, [...steps.remove.from])))
    .orderBy(asc(editions.lang), asc(editions.version));

/**
 * Takes a notice away from readers for good: every version in every language and every file answers 410 with the reason,
 * or leads to the notice that takes its place.
 * Refuses: not_found · what `whyNot` says · forbidden (a text of a department without the role) · stale (also where other
 * editions are public than were shown) · malformed (a reason is missing or too long; the other notice is not public).
 */
export function removeNotice(
  context: Context,
  input: RemoveNotice,
): Promise<Outcome<{ number: number }>> {
  const { actor, now } = context;
  return transact(context.db, async (tx) => {
    // One removal at a time: two that name each other would both find the other public.
    await tx.execute(sql`select pg_advisory_xact_lock(${locks.removal})`);
    const locked = await lockEdition(tx, input.editionId, actor);
    if (!locked) return refuse({ code: "not_found" });
    const { edition, notice, standing } = locked;
    const refusal = whyNot(actor, "remove", standing);
    if (refusal) return refuse(refusal);
    const going = await publicEditions(tx, notice.id);
    if (edition.lockVersion !== input.lockVersion || !isSame(going, input.seen))
      return refuse({ code: "stale" });
    for (const each of going) {
      const other = await readEdition(tx, each.id);
      if (!other || whyNot(actor, "remove", other.standing)) return refuse({ code: "forbidden" });
    }
    const instead = input.instead === null ? null : await findPublic(tx, input.instead);
    const issues = wordIssues(going, input);
    if (instead === undefined || instead === notice.id)
      issues.push({ field: "instead", code: "instead_unknown" });
    if (instead === undefined || issues.length > 0) return refuse({ code: "malformed", issues });

    await takeAway(tx, locked, going, now);
    const words = (lang: Lang) => input.explanations[lang]?.trim() ?? "";
    await tx.insert(removals).values({
      ...{ noticeId: notice.id, kind: "removed", redirectTo: instead, by: actor.id, at: now },
      ...{ explanationKo: words("ko"), explanationEn: words("en") },
    });
    await recordAudit(tx, {
      at: now,
      actorId: actor.id,
      role: rolesAt(actor, standing).join(" "),
      action: "notice.remove",
      subject: `notice:${notice.id}`,
      detail: {
        to: "removed",
        editions: going.map(({ id, state, lockVersion }) => ({
          ...{ id, from: state, lockVersion: lockVersion + 1 },
        })),
        explanations: { en: words("en"), ko: words("ko") },
        instead: input.instead,
      },
      reason: words("en") || words("ko"),
    });
    return done({ number: notice.number });
  });
}

const isSame = (going: readonly Edition[], seen: readonly number[]) =>
  going.length === seen.length && going.every(({ id }) => seen.includes(id));

/** The id of the public notice with this number. */
async function findPublic(tx: Database, number: number): Promise<number | undefined> {
  const [found] = await tx
    .select({ id: editions.noticeId })
    .from(editions)
    .where(and(eq(editions.number, number), isLive))
    .limit(1);
  return found?.id;
}

function wordIssues(going: readonly Edition[], { explanations }: RemoveNotice): Issue[] {
  return [...new Set(going.map(({ lang }) => lang))].flatMap((lang) => {
    const words = explanations[lang]?.trim() ?? "";
    const field = `explanation-${lang}`;
    if (isBlank(words)) return [{ field, code: "removal_missing" }];
    return lengthIssues("explanation", words, field);
  });
}

async function takeAway(
  tx: Database,
  { notice, board }: LockedEdition,
  going: readonly Edition[],
  now: Date,
): Promise<void> {
  const near: number[] = [];
  for (const { id, state, lang, publishedAt, lockVersion } of going) {
    await tx
      .update(editions)
      .set({ state: "removed", updatedAt: now, lockVersion: lockVersion + 1 })
      .where(eq(editions.id, id));
    if (state === "superseded") continue;
    await moveTotal(tx, { boardId: board.id, lang }, -1);
    const place = { boardId: board.id, lang, number: notice.number, now };
    if (publishedAt) near.push(...(await neighbourNumbers(tx, { ...place, publishedAt })));
  }
  await enter(
    tx,
    going.map(({ id }) => id),
  );
  await announce(tx, {
    notices: [notice.number, ...near, ...(await leadingTo(tx, notice.id))],
    boards: [board.slug],
  });
}
