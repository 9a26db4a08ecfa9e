import { and, desc, eq, gte, ilike, inArray, isNull, lt, or, type SQL, sql } from "drizzle-orm";
import type { Database } from "@/db";
import { auditEvents, editions, notices, users } from "@/db/schema";
import { holdsEverywhere } from "@/domain/administration/rights";
import type { Actor } from "@/domain/context";
import { seenBy } from "@/domain/notices/desk-rows";
import { addDays, dayStart } from "@/lib/time";
import { anywhere } from "@/lib/words";

export const trailPageSize = 50;

export type TrailFilter = {
  /** Days in Asia/Seoul, `2026-09-01`; both count. */
  from?: string | undefined;
  to?: string | undefined;
  /** Part of a name or of an address; `system` and `shell` are what nobody of the desk did. */
  who: string;
  action?: string | undefined;
  /** Number of a notice, or a subject as the record writes it (`user:3`). */
  subject: string;
};

/**
 * Events of the record that this actor may see, newest first. `before`: the id of the last one seen.
 * What each role sees is `eventsSeenBy`'s to say (docs/decisions/0021-administration.md).
 * Of an edition its number alone: an own act stays in sight for good, the words of today's text may not. `editionId` is
 * null where the actor may not see the edition now.
 */
export const readTrail = (
  db: Database,
  actor: Actor,
  filter: TrailFilter,
  page: { before?: number | undefined; size: number },
) =>
  db
    .select({
      id: auditEvents.id,
      at: auditEvents.at,
      name: users.name,
      email: users.email,
      role: auditEvents.role,
      action: auditEvents.action,
      subject: auditEvents.subject,
      reason: auditEvents.reason,
      detail: auditEvents.detail,
      editionId: sql<number | null>`case when ${seenBy(actor)} then ${editions.id} end`.mapWith(
        Number,
      ),
      number: sql<number | null>`coalesce(${editions.number}, ${notices.number})`,
      lang: editions.lang,
    })
    .from(auditEvents)
    .leftJoin(users, eq(users.id, auditEvents.actorId))
    .leftJoin(editions, eq(editions.id, idOf("edition")))
    .leftJoin(notices, eq(notices.id, idOf("notice")))
    .where(
      and(
        page.before === undefined ? undefined : lt(auditEvents.id, page.before),
        eventsSeenBy(db, actor),
        ...conditions(db, filter),
      ),
    )
    .orderBy(desc(auditEvents.id))
    .limit(page.size);

export type TrailEvent = Awaited<ReturnType<typeof readTrail>>[number];

/** The id in a subject of this kind; null in all others. */
const idOf = (kind: "edition" | "notice") =>
  sql`case when ${auditEvents.subject} ~ ${`^${kind}:[0-9]{1,15}$`} then split_part(${auditEvents.subject}, ':', 2)::bigint end`;

/**
 * A manager, administrator or auditor of the whole site sees all. Whoever else checks texts sees what was done to
 * notices at the places of their grants; an author, what was done to their own. Each sees what they did themselves.
 */
function eventsSeenBy(db: Database, actor: Actor): SQL | undefined {
  if ((["manager", "admin", "auditor"] as const).some((role) => holdsEverywhere(actor, role)))
    return undefined;
  const places = actor.grants.map((grant) =>
    and(
      grant.boardId === null ? undefined : eq(editions.boardId, grant.boardId),
      grant.departmentId === null ? undefined : eq(editions.departmentId, grant.departmentId),
      grant.role === "author" ? eq(editions.createdBy, actor.id) : sql`true`,
    ),
  );
  if (places.length === 0) return eq(auditEvents.actorId, actor.id);
  // An own select: the outer query joins editions by their events alone, and what concerns a whole notice stands under it.
  const ids = (column: SQL, kind: string) =>
    db
      .select({ subject: sql<string>`${kind}::text || ${column}` })
      .from(editions)
      .where(or(...places));
  return or(
    eq(auditEvents.actorId, actor.id),
    inArray(auditEvents.subject, ids(sql`${editions.id}`, "edition:")),
    inArray(auditEvents.subject, ids(sql`${editions.noticeId}`, "notice:")),
  );
}

function conditions(db: Database, { from, to, who, action, subject }: TrailFilter): SQL[] {
  const found: (SQL | undefined)[] = [];
  if (from) found.push(gte(auditEvents.at, dayStart(from)));
  if (to) found.push(lt(auditEvents.at, dayStart(addDays(to, 1))));
  if (action) found.push(eq(auditEvents.action, action));
  if (who === "system" || who === "shell")
    found.push(and(isNull(auditEvents.actorId), eq(auditEvents.role, who)));
  else if (who) {
    const part = anywhere(who);
    const people = db
      .select({ id: users.id })
      .from(users)
      .where(or(ilike(users.name, part), ilike(users.email, part)));
    found.push(inArray(auditEvents.actorId, people));
  }
  if (/^\d{1,9}$/.test(subject)) {
    const number = Number(subject);
    found.push(
      sql`${auditEvents.subject} in (
        select 'edition:' || id from edition where number = ${number}
        union all select 'notice:' || id from notice where number = ${number})`,
    );
  } else if (subject) found.push(eq(auditEvents.subject, subject));
  return found.filter((each) => each !== undefined);
}

/** The kinds of acts there are in the record, for the choice of one: a few hops over the index. */
export async function actionsTaken(db: Database): Promise<string[]> {
  const rows = await db.execute<{ action: string }>(sql`
    with recursive kind as (
      (select action from audit_event order by action limit 1)
      union all
      select (select action from audit_event where action > kind.action order by action limit 1)
      from kind where kind.action is not null)
    select action from kind where action is not null`);
  return rows.map(({ action }) => action);
}
