import { and, asc, eq, lte, min, notInArray, sql } from "drizzle-orm";
import type { Database } from "@/db";
import { editions, notices } from "@/db/schema";
import { recordAudit } from "@/domain/audit";
import { tellWriters } from "@/domain/mail/tellings";
import type { Refusal } from "@/domain/outcome";
import { announce } from "./announce";
import { goLive } from "./go-live";
import { type LockedEdition, lockEdition } from "./lock";
import { approvedText } from "./publish";
import { backWhereItWas } from "./schedule";
import { isLate, publishWhenDue } from "./workflow";

export type DueRound = {
  published: number;
  /** Sent back, with an audit event and a sentence on the desk: what they show is not what was approved. */
  heldBack: number;
  /** Failed, and rolled back: still due. */
  failed: { editionId: number; error: unknown }[];
  /** Milliseconds until the next hour by the database's clock, those that failed left aside; null: none is set. */
  nextInMs: number | null;
  /** The same with those that failed: below 0 something is due and unpublished for so long. */
  earliestInMs: number | null;
};

/**
 * Publishes every edition that is due by the database's clock, each in a transaction of its own: one that fails holds
 * up no other. Processes that look at once share them out, for what another one has in hand is passed over.
 */
export async function publishDue(db: Database): Promise<DueRound> {
  const round = { published: 0, heldBack: 0 };
  const failed: DueRound["failed"] = [];
  for (;;) {
    const did = await publishOne(
      db,
      failed.map(({ editionId }) => editionId),
    );
    if (did === "nothing") break;
    if (typeof did === "object") failed.push(did);
    else if (did !== "elsewhere") round[did] += 1;
  }
  const leftAside = failed.map(({ editionId }) => editionId);
  return {
    ...round,
    failed,
    nextInMs: await untilNext(db, leftAside),
    earliestInMs: await untilNext(db, []),
  };
}

type Did = "published" | "heldBack" | "elsewhere" | "nothing" | DueRound["failed"][number];

async function publishOne(db: Database, leftAside: readonly number[]): Promise<Did> {
  let editionId: number | undefined;
  try {
    return await db.transaction(async (tx) => {
      // The notice, not the edition: every command locks the notice first, and waits for no edition.
      const [due] = await tx
        .select({ id: editions.id })
        .from(editions)
        .innerJoin(notices, eq(notices.id, editions.noticeId))
        .where(and(isScheduled(leftAside), lte(editions.scheduledAt, sql`now()`)))
        .orderBy(asc(editions.scheduledAt), asc(editions.id))
        .limit(1)
        .for("update", { of: notices, skipLocked: true });
      if (!due) return "nothing";
      editionId = due.id;
      // Read again: what was chosen may have been done by another process before the lock was had.
      const locked = await lockEdition(tx, due.id, null);
      if (locked?.edition.state !== publishWhenDue.from) return "elsewhere";
      return decide(tx, locked);
    });
  } catch (error) {
    if (editionId === undefined) throw error; // The database itself.
    return { editionId, error };
  }
}

const isScheduled = (leftAside: readonly number[]) =>
  and(
    eq(editions.state, publishWhenDue.from),
    leftAside.length > 0 ? notInArray(editions.id, [...leftAside]) : undefined,
  );

async function decide(tx: Database, locked: LockedEdition): Promise<"published" | "heldBack"> {
  const { edition } = locked;
  const now = await databaseNow(tx, edition.id);
  const refusal = await whyNotDue(tx, locked, now);
  const at = edition.scheduledAt ?? now;
  const event = {
    at: now,
    actorId: null,
    role: "system",
    subject: `edition:${edition.id}`,
  };
  const recorded = {
    scheduledAt: at.toISOString(),
    scheduledBy: edition.scheduledBy,
    latenessMs: now.getTime() - at.getTime(),
    contentHash: edition.contentHash,
    lockVersion: edition.lockVersion + 1,
  };
  if (refusal) {
    const back = backWhereItWas(edition);
    await tx
      .update(editions)
      .set({ ...back, heldBack: refusal, updatedAt: now, lockVersion: edition.lockVersion + 1 })
      .where(eq(editions.id, edition.id));
    await announce(tx, { notices: [], boards: [] });
    await recordAudit(tx, {
      ...event,
      action: "edition.held_back",
      detail: { from: edition.state, to: back.state, why: refusal, ...recorded },
    });
    return "heldBack";
  }
  const { version, superseded } = await goLive(tx, locked, now, null);
  const system = { actor: null, now };
  await tellWriters(tx, system, locked, isLate(at, now) ? "late" : "published");
  await recordAudit(tx, {
    ...event,
    action: "edition.publish_due",
    detail: { from: edition.state, to: publishWhenDue.to, version, superseded, ...recorded },
  });
  return "published";
}

type HeldBack = NonNullable<typeof editions.$inferSelect.heldBack>;

/** Why it must not become public although it is due; null where all is as it was when it was scheduled. */
async function whyNotDue(tx: Database, locked: LockedEdition, now: Date): Promise<HeldBack | null> {
  const { edition, standing } = locked;
  if (standing.noticeRemoved) return "removed";
  const asked = { shown: edition.contentHash, publicAt: now };
  const approved = await approvedText(tx, locked, asked);
  return approved.ok ? null : wordFor(approved.refusal);
}

function wordFor(refusal: Refusal): HeldBack {
  if (refusal.code !== "not_ready") return "changed";
  return refusal.issues.some(({ field }) => field === "endsAt") ? "ended" : "not_ready";
}

/** The database's clock, to the millisecond: every process asks the same one. */
async function databaseNow(tx: Database, editionId: number): Promise<Date> {
  const [row] = await tx
    .select({
      now: sql<Date>`date_trunc('milliseconds', clock_timestamp())`.mapWith(editions.scheduledAt),
    })
    .from(editions)
    .where(eq(editions.id, editionId));
  if (!row) throw new Error("a locked edition is gone");
  return row.now;
}

async function untilNext(db: Database, leftAside: readonly number[]): Promise<number | null> {
  const ms = sql<
    number | null
  >`extract(epoch from ${min(editions.scheduledAt)} - clock_timestamp()) * 1000`;
  const [next] = await db.select({ ms }).from(editions).where(isScheduled(leftAside));
  return next?.ms == null ? null : Number(next.ms);
}
