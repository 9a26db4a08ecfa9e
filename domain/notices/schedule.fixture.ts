import { eq } from "drizzle-orm";
import type { Database } from "@/db";
import { auditEvents, editions } from "@/db/schema";
import { type GivenEdition, givenEdition } from "@/domain/testing";

export type Edition = typeof editions.$inferSelect;

/** Six in the evening in Seoul, six hours after noon. */
export const eveningUtc = "2026-03-02T09:00:00.000Z";
export const past = new Date("2020-01-01T00:00:00.000Z"); // The database's own clock is behind it.

export const readBack = async (db: Database, { id }: Edition) => {
  const [edition] = await db.select().from(editions).where(eq(editions.id, id));
  if (!edition) throw new Error(`no edition ${id}`);
  return edition;
};
export const events = (db: Database) =>
  db.select().from(auditEvents).orderBy(auditEvents.id) as Promise<
    { action: string; actorId: number | null; detail: Record<string, unknown>; reason: string }[]
  >;
export const refusalOf = (outcome: { ok: boolean; refusal?: unknown }) =>
  outcome.ok ? "done" : outcome.refusal;
export const issue = (outcome: { ok: boolean; refusal?: unknown }) =>
  /"code":"(\w+)"[^[]*$/.exec(JSON.stringify(refusalOf(outcome)))?.[1];

/** A scheduled edition that is due: its hour lies in the past of the database's clock. */
export const givenDue = (db: Database, given: GivenEdition) =>
  givenEdition(db, {
    state: "scheduled",
    scheduledAt: past,
    scheduledZone: "Asia/Seoul",
    scheduledFrom: "submitted",
    ...given,
    scheduledBy: given.scheduledBy ?? 0,
  });
