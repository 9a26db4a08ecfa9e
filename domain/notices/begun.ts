import { and, eq, gte, sql } from "drizzle-orm";
import type { Database } from "@/db";
import { auditEvents, editions } from "@/db/schema";
import type { Context } from "@/domain/context";

/** The answer to a press that seemed lost takes less; who wants a second draft like the first writes in the first before. */
const pressedTwiceMs = 10_000;

/**
 * The draft this actor began just now in the `same` way (what its event of the record says of it) and in which nobody
 * has written: a button pressed twice begins nothing twice. Ask under a lock that both presses wait for.
 */
export async function begunJustNow(
  tx: Database,
  { actor, now }: Context,
  same: Record<string, unknown>,
): Promise<{ editionId: number; number: number } | undefined> {
  const [begun] = await tx
    .select({ editionId: editions.id, number: editions.number })
    .from(editions)
    .innerJoin(auditEvents, eq(auditEvents.subject, sql`'edition:' || ${editions.id}`))
    .where(
      and(
        eq(editions.createdBy, actor.id),
        gte(editions.updatedAt, new Date(now.getTime() - pressedTwiceMs)),
        eq(editions.state, "draft"),
        eq(editions.lockVersion, 1),
        eq(auditEvents.action, "edition.created"),
        eq(auditEvents.actorId, actor.id),
        sql`${auditEvents.detail} @> ${JSON.stringify(same)}::jsonb`,
      ),
    )
    .limit(1);
  return begun;
}
