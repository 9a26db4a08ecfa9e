import { and, asc, desc, eq, inArray, or, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Database } from "@/db";
import { editions, users } from "@/db/schema";
import type { Actor } from "@/domain/context";
import { deskRows, seenBy } from "./desk-rows";

/** Who published an edition by force, why, and who has checked it since; null where two saw it first. */
export async function forceOf(db: Database, editionId: number) {
  const checkers = alias(users, "checker");
  const [force] = await db
    .select({
      by: users.name,
      reason: sql<string>`${editions.forceReason}`,
      checkedBy: checkers.name,
      checkedAt: editions.secondCheckedAt,
    })
    .from(editions)
    .innerJoin(users, eq(users.id, editions.forcedBy))
    .leftJoin(checkers, eq(checkers.id, editions.secondCheckedBy))
    .where(eq(editions.id, editionId));
  return force ?? null;
}

export type Force = NonNullable<Awaited<ReturnType<typeof forceOf>>>;

/** The editions of a notice that this actor may see, and all that are public: for the panel beside the text. */
export const editionsOf = (db: Database, actor: Actor, noticeId: number) =>
  deskRows(db)
    .where(
      and(
        eq(editions.noticeId, noticeId),
        or(seenBy(actor), inArray(editions.state, ["published", "withdrawn", "superseded"])),
      ),
    )
    .orderBy(asc(editions.lang), desc(editions.id));
