import { and, asc, eq, gt, inArray, lt, ne, sql } from "drizzle-orm";
import type { Database } from "@/db";
import { editions, presences, users } from "@/db/schema";
import type { Context } from "@/domain/context";
import { done, type Outcome, refuse } from "@/domain/outcome";
import { readEdition } from "./lock";
import { maySee, steps, whyNot } from "./workflow";

/** Four heartbeats of an open form: a tab that is closed, or a line that is lost, is believed to write so long. */
const presentMs = 2 * 60 * 1000;
/** Nobody keeps a record of who sat where. */
const rememberedMs = 24 * 60 * 60 * 1000;
const sweptAtOnce = 100;

export type Present = { name: string; since: Date };

/** Who else writes in this edition, longest first; nobody where it is in no state to be written. */
export const othersWriting = ({ db, actor, now }: Context, editionId: number): Promise<Present[]> =>
  db
    .select({ name: users.name, since: presences.since })
    .from(presences)
    .innerJoin(users, eq(users.id, presences.userId))
    .innerJoin(editions, eq(editions.id, presences.editionId))
    .where(
      and(
        eq(presences.editionId, editionId),
        inArray(editions.state, [...steps.save.from]),
        ne(presences.userId, actor.id),
        gt(presences.seenAt, new Date(now.getTime() - presentMs)),
      ),
    )
    .orderBy(asc(presences.since), asc(users.id));

/** The actor writes here now; after a while without a sign it counts as a new beginning. Stops nobody. */
export async function seenWriting(
  db: Database,
  { actor, now }: Pick<Context, "actor" | "now">,
  editionId: number,
): Promise<void> {
  const gone = new Date(now.getTime() - presentMs);
  await db
    .insert(presences)
    .values({ editionId, userId: actor.id, since: now, seenAt: now })
    .onConflictDoUpdate({
      target: [presences.editionId, presences.userId],
      set: {
        seenAt: sql`excluded.seen_at`,
        since: sql`case when ${presences.seenAt} > ${gone.toISOString()}::timestamptz then ${presences.since} else excluded.since end`,
      },
    });
}

/**
 * A heartbeat of an open page: says whether its form is being written in, or that it was left; is told who else writes.
 * Refuses: not_found. Whoever may not write there only looks.
 */
export async function beat(
  context: Context,
  ask: { editionId: number; writing: boolean; left?: boolean | undefined },
): Promise<Outcome<Present[]>> {
  const { db, actor, now } = context;
  const found = await readEdition(db, ask.editionId);
  if (!found || !maySee(actor, found.standing)) return refuse({ code: "not_found" });
  if (ask.left) await noLongerWriting(db, ask.editionId, actor.id);
  else if (ask.writing && whyNot(actor, "save", found.standing) === null) {
    await seenWriting(db, context, ask.editionId);
    await sweep(db, new Date(now.getTime() - rememberedMs));
  }
  return done(await othersWriting(context, ask.editionId));
}

/** One official, or with no `userId` anybody, writes here no longer. */
export async function noLongerWriting(
  db: Database,
  editionId: number,
  userId?: number,
): Promise<void> {
  const own = userId === undefined ? undefined : eq(presences.userId, userId);
  await db.delete(presences).where(and(eq(presences.editionId, editionId), own));
}

/** Takes away what nobody asks about any more; rows another heartbeat is at are left to the next. */
async function sweep(db: Database, before: Date): Promise<void> {
  const old = db
    .select({ editionId: presences.editionId, userId: presences.userId })
    .from(presences)
    .where(lt(presences.seenAt, before))
    .limit(sweptAtOnce)
    .for("update", { skipLocked: true });
  await db.delete(presences).where(sql`(${presences.editionId}, ${presences.userId}) in ${old}`);
}
