import { and, asc, eq, inArray, isNull, or, sql } from "drizzle-orm";
import type { Database } from "@/db";
import {
  boards,
  departments,
  editionRevisions,
  editions,
  notices,
  roleGrants,
  users,
} from "@/db/schema";
import { recordAct } from "@/domain/administration/forms";
import type { Actor, Context } from "@/domain/context";
import { readEdition } from "@/domain/notices/lock";
import { keepRevision, lastRevision } from "@/domain/notices/revisions";
import { underWay, whyNotBegin } from "@/domain/notices/workflow";
import { done, type Outcome, refuse } from "@/domain/outcome";
import { isLastAdmin, onOfficial } from "./officials";

/** What an official has under way: begun by them, or handed in by them and not decided. */
const ownedBy = (id: number) =>
  or(
    and(eq(editions.createdBy, id), inArray(editions.state, [...underWay])),
    and(eq(editions.submittedBy, id), eq(editions.state, "submitted")),
  );

/** What would be handed over, by number: for the page that asks. */
export const editionsHeldBy = (db: Database, id: number) =>
  db
    .select({
      id: editions.id,
      number: editions.number,
      lang: editions.lang,
      title: editions.title,
      state: editions.state,
    })
    .from(editions)
    .where(ownedBy(id))
    .orderBy(asc(editions.number), asc(editions.lang));

/**
 * An official leaves: the account is locked, sessions and grants end, and what they have under way goes to a colleague
 * who writes at each of its places. All of it or nothing.
 *
 * Whoever takes over what waits for its decision stands as having handed it in: they may recall it and may not publish
 * it. The leaver stays one of its writers, by a revision of the text as they left it, and so does everybody who saved one.
 *
 * Refuses: forbidden · not_found · stale (locked already) · own_account · last_admin · malformed (no colleague where
 * something is under way; one who is locked, or may not write what they would be given: its numbers are named).
 * Source: docs/decisions/0021-administration.md.
 */
export const leave = (
  context: Context,
  input: { id: number; colleague: string },
): Promise<Outcome<{ handedOver: number }>> =>
  onOfficial(context, input.id, async (tx, leaver) => {
    if (leaver.disabledAt !== null) return refuse({ code: "stale" });
    if (leaver.id === context.actor.id) return refuse({ code: "own_account" });
    if (await isLastAdmin(tx, leaver.id)) return refuse({ code: "last_admin" });
    const held = await lockHeld(tx, leaver.id);
    const email = input.colleague.trim();
    const colleague = email === "" ? null : await findColleague(tx, email);
    if (email === "" && held.length > 0) return refuseFor("colleague_missing");
    if (email !== "" && (!colleague || colleague.id === leaver.id))
      return refuseFor("colleague_unknown");
    const closed = held.filter(
      ({ standing }) => colleague === null || whyNotBegin(colleague, standing) !== null,
    );
    if (closed.length > 0)
      return refuseFor("colleague_cannot", {
        numbers: [...new Set(closed.map(({ notice }) => notice.number))].join(", "),
      });

    for (const each of held) if (colleague) await handOver(tx, context, each, leaver.id, colleague);
    const grants = await tx
      .select({ role: roleGrants.role, board: boards.slug, department: departments.slug })
      .from(roleGrants)
      .leftJoin(boards, eq(boards.id, roleGrants.boardId))
      .leftJoin(departments, eq(departments.id, roleGrants.departmentId))
      .where(eq(roleGrants.userId, leaver.id));
    await tx.delete(roleGrants).where(eq(roleGrants.userId, leaver.id));
    await tx
      .update(users)
      .set({ disabledAt: context.now, sessionEpoch: leaver.sessionEpoch + 1 })
      .where(eq(users.id, leaver.id));
    return done({
      action: "user.left",
      detail: { colleague: colleague?.id ?? null, handedOver: held.length, grants },
      value: { handedOver: held.length },
    });
  });

const refuseFor = (code: string, values: Record<string, string> = {}) =>
  refuse({ code: "malformed", issues: [{ field: "colleague", code, values }] });

/** Locks the notices first, in the order of their ids, then reads: as every command of a notice does (lock.ts). */
async function lockHeld(tx: Database, id: number) {
  const owned = tx.select({ id: editions.noticeId }).from(editions).where(ownedBy(id));
  await tx
    .select({ id: notices.id })
    .from(notices)
    .where(inArray(notices.id, owned))
    .orderBy(asc(notices.id))
    .for("update");
  const rows = await tx
    .select({ id: editions.id })
    .from(editions)
    .where(ownedBy(id))
    .orderBy(asc(editions.id));
  const held = [];
  for (const row of rows) held.push(await readEdition(tx, row.id));
  return held.filter((each) => each !== undefined);
}

type Held = Awaited<ReturnType<typeof lockHeld>>[number];

async function findColleague(tx: Database, email: string): Promise<Actor | null> {
  const [user] = await tx
    .select()
    .from(users)
    .where(and(eq(sql`lower(${users.email})`, email.toLowerCase()), isNull(users.disabledAt)))
    .for("no key update");
  if (!user) return null;
  const grants = await tx.select().from(roleGrants).where(eq(roleGrants.userId, user.id));
  const { id, name, departmentId } = user;
  return { id, name, email, departmentId, grants };
}

async function handOver(
  tx: Database,
  context: Context,
  { edition, standing }: Held,
  leaver: number,
  colleague: Actor,
): Promise<void> {
  const begun = edition.createdBy === leaver;
  const handedIn = edition.submittedBy === leaver && edition.state === "submitted";
  if (handedIn && !(await hasSaved(tx, edition.id, leaver)))
    await keepRevision(tx, await lastRevision(tx, edition.id), {
      editionId: edition.id,
      kind: "save",
      title: edition.title,
      summary: edition.summary,
      body: edition.body,
      contact: edition.contact,
      changeNote: edition.changeNote,
      by: leaver,
      at: context.now,
    });
  await tx
    .update(editions)
    .set({
      ...(begun && { createdBy: colleague.id }),
      ...(handedIn && { submittedBy: colleague.id }),
    })
    .where(eq(editions.id, edition.id));
  await recordAct(tx, context, "admin", {
    action: "edition.handed_over",
    subject: `edition:${edition.id}`,
    detail: { state: standing.state, from: leaver, to: colleague.id, begun, handedIn },
  });
}

async function hasSaved(tx: Database, editionId: number, by: number): Promise<boolean> {
  const [saved] = await tx
    .select({ id: editionRevisions.id })
    .from(editionRevisions)
    .where(and(eq(editionRevisions.editionId, editionId), eq(editionRevisions.by, by)))
    .limit(1);
  return saved !== undefined;
}
