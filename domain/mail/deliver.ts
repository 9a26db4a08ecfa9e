import { and, asc, eq, isNotNull, lte, min, sql } from "drizzle-orm";
import type { Database } from "@/db";
import { outbox, users } from "@/db/schema";
import { reason } from "@/lib/log";
import { compose, type Mail } from "./compose";
import { readMail } from "./outbox";

const minute = 60_000;
// After the first try; then it is given up, and /readyz has said so for two days.
const waits = [1, 5, 15, 60, 240, 720, 1_440].map((minutes) => minutes * minute);

export type Send = (mail: Mail) => Promise<void>;
export type Delivered = "sent" | "dropped" | { failed: string; given: "up" | "later" };

/**
 * Sends the mail that is due longest, with its row locked until that is known: of several processes one sends it, and a
 * process that is killed leaves it to the next. null where nothing is due. What is no longer wanted (an official left, or
 * switched mail off) is dropped.
 */
export function deliverNext(
  db: Database,
  { now, publicUrl, send }: { now: Date; publicUrl: string; send: Send },
): Promise<Delivered | null> {
  return db.transaction(async (tx) => {
    const [due] = await tx
      .select()
      .from(outbox)
      .where(and(isNotNull(outbox.nextAt), lte(outbox.nextAt, now)))
      .orderBy(asc(outbox.nextAt), asc(outbox.id))
      .limit(1)
      .for("update", { skipLocked: true });
    if (!due) return null;
    const over = (sentAt: Date | null) =>
      tx
        .update(outbox)
        .set({ nextAt: null, sentAt, attempts: due.attempts + 1 })
        .where(eq(outbox.id, due.id));
    const [user] = await tx.select().from(users).where(eq(users.id, due.userId));
    const read = readMail(due);
    if (!user || user.disabledAt || !user.mail || !read) {
      await over(null);
      return "dropped";
    }
    const to = { name: user.name, address: user.email };
    const mail = compose({ id: due.id, ...read, lang: user.lang, to, publicUrl });
    try {
      await send(mail);
    } catch (error) {
      const wait = waits[due.attempts];
      if (wait === undefined) await over(null);
      else
        await tx
          .update(outbox)
          .set({ attempts: due.attempts + 1, nextAt: new Date(now.getTime() + wait) })
          .where(eq(outbox.id, due.id));
      return { failed: reason(error), given: wait === undefined ? "up" : "later" };
    }
    await over(now);
    return "sent";
  });
}

/** When the next mail is due; null where none waits. */
export async function nextMail(db: Database): Promise<Date | null> {
  const [next] = await db.select({ at: min(outbox.nextAt) }).from(outbox);
  return next?.at ?? null;
}

/** Since when the mail that waits longest has waited; null where none waits. */
export async function waitingSince(db: Database): Promise<Date | null> {
  const [first] = await db
    .select({ at: sql<Date | null>`min(${outbox.createdAt})`.mapWith(outbox.createdAt) })
    .from(outbox)
    .where(isNotNull(outbox.nextAt));
  return first?.at ?? null;
}
