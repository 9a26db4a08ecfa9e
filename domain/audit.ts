import { createHash } from "node:crypto";
import canonicalize from "canonicalize";
import { asc, desc, sql } from "drizzle-orm";
import type { Database } from "@/db";
import { locks } from "@/db/locks";
import { auditEvents } from "@/db/schema";

const genesis = "0".repeat(64);

export type AuditEvent = {
  at: Date;
  /** null: the system, or the shell. */
  actorId: number | null;
  role: string;
  action: string;
  subject: string;
  detail?: Record<string, unknown>;
  reason?: string;
};

/** Appends one event to the chain. Call it last in the transaction: it holds the chain's lock until the end. */
export async function recordAudit(tx: Database, event: AuditEvent): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(${locks.auditChain})`);
  const [last] = await tx
    .select({ id: auditEvents.id, hash: auditEvents.hash })
    .from(auditEvents)
    .orderBy(desc(auditEvents.id))
    .limit(1);
  const row = {
    id: (last?.id ?? 0) + 1,
    at: event.at,
    actorId: event.actorId,
    role: event.role,
    action: event.action,
    subject: event.subject,
    detail: event.detail ?? {},
    reason: event.reason ?? null,
    prevHash: last?.hash ?? genesis,
  };
  await tx.insert(auditEvents).values({ ...row, hash: linkHash(row) });
}

type Link = Omit<typeof auditEvents.$inferSelect, "hash">;

/** SHA-256 (hex) over the RFC 8785 form of the event and the hash before it. */
function linkHash(link: Link): string {
  const { at, ...rest } = link;
  return createHash("sha256")
    .update(canonicalize({ ...rest, at: at.toISOString() }) ?? "")
    .digest("hex");
}

/** Walks the whole chain; the id of the first link that does not hold, or null, and how many were read. */
export async function verifyAudit(
  db: Database,
): Promise<{ events: number; firstBroken: number | null }> {
  const batch = 1000;
  let previous = genesis;
  let events = 0;
  for (;;) {
    const rows = await db
      .select()
      .from(auditEvents)
      .orderBy(asc(auditEvents.id))
      .limit(batch)
      .offset(events);
    for (const { hash, ...link } of rows) {
      events += 1;
      if (link.id !== events || link.prevHash !== previous || linkHash(link) !== hash)
        return { events, firstBroken: link.id };
      previous = hash;
    }
    if (rows.length < batch) return { events, firstBroken: null };
  }
}
