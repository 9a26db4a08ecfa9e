import { eq } from "drizzle-orm";
import type { Database } from "@/db";
import { departments, editions } from "@/db/schema";
import { recordAudit } from "@/domain/audit";
import type { Context } from "@/domain/context";
import { done, type Issue, type Outcome, refuse, transact } from "@/domain/outcome";
import type { Body } from "@/lib/body";
import { oneLine } from "@/lib/words";
import { lengthIssues, renderedBody } from "./content";
import { lockEdition } from "./lock";
import { seenWriting } from "./presence";
import { isOwnEarlier, keepRevision, lastRevision, type Sent } from "./revisions";
import { rolesAt, whyNot, whyNotBegin } from "./workflow";

export type SaveEdition = {
  editionId: number;
  lockVersion: number;
  title: string;
  summary: string;
  body: Body;
  departmentId: number | null;
  contact: string;
  changeType: "major" | "minor" | null;
  changeNote: string | null;
  /** When it leaves the lists; null: never. Left out: as it was. */
  endsAt?: Date | null;
  /** Type of the Korea Open Government Licence, 1 to 4. Left out: as it was. */
  licence?: number;
  /** Where an open form with script sent it. */
  sent?: Sent;
};

/** What the record says of each kind of saving. */
const recorded = {
  save: "edition.saved",
  autosave: "edition.autosaved",
  restore: "edition.text_restored",
} as const;

/**
 * Saves the text of an edition that is being written, and keeps it as a revision.
 * Autosaves of one person that follow one another are one revision, and one event of the record: docs/decisions/0019-autosave.md.
 * Refuses: not_found · stale (someone else saved since `lockVersion`) · what `whyNot` says · malformed (too long, unknown department) · forbidden (no writer in the department it is moved to).
 */
export function saveEdition(
  context: Context,
  input: SaveEdition,
  kind: keyof typeof recorded = "save",
): Promise<Outcome<{ lockVersion: number }>> {
  const { actor, now } = context;
  return transact(context.db, async (tx) => {
    const locked = await lockEdition(tx, input.editionId, actor);
    if (!locked) return refuse({ code: "not_found" });
    const { edition, standing } = locked;
    const refusal = whyNot(actor, "save", standing);
    if (refusal) return refuse(refusal);
    const last = await lastRevision(tx, edition.id);
    const newest = edition.lockVersion === input.lockVersion;
    if (!newest && !isOwnEarlier(last, edition.lockVersion, input.sent))
      return refuse({ code: "stale" });
    const issues = await inputIssues(tx, input);
    if (issues.length > 0) return refuse({ code: "malformed", issues });
    // Moving a draft to an office one does not write for would be a way around the grant.
    const place = { boardId: standing.boardId, departmentId: input.departmentId };
    const elsewhere = whyNotBegin(actor, place);
    if (elsewhere) return refuse(elsewhere);

    const words = {
      title: oneLine(input.title),
      summary: oneLine(input.summary),
      contact: oneLine(input.contact),
      changeNote: input.changeNote?.trim() || null,
    };
    const lockVersion = edition.lockVersion + 1;
    const rendered = await renderedBody(tx, edition.id, input.body);
    await tx
      .update(editions)
      .set({
        ...words,
        ...rendered,
        departmentId: input.departmentId,
        changeType: input.changeType,
        ...(input.endsAt === undefined ? {} : { endsAt: input.endsAt }),
        ...(input.licence === undefined ? {} : { licence: input.licence }),
        updatedAt: now,
        lockVersion,
      })
      .where(eq(editions.id, edition.id));
    const { seq, grouped } = await keepRevision(tx, last, {
      ...words,
      editionId: edition.id,
      kind,
      body: input.body,
      by: actor.id,
      at: now,
      lockVersion,
      form: input.sent?.form ?? null,
      turn: input.sent?.turn ?? 0,
    });
    await seenWriting(tx, context, edition.id);
    if (!grouped)
      await recordAudit(tx, {
        at: now,
        actorId: actor.id,
        role: rolesAt(actor, standing).join(" "),
        action: recorded[kind],
        subject: `edition:${edition.id}`,
        detail: { state: edition.state, lockVersion, revision: seq },
      });
    return done({ lockVersion });
  });
}

async function inputIssues(tx: Database, input: SaveEdition): Promise<Issue[]> {
  const issues: Issue[] = [
    ...lengthIssues("title", input.title),
    ...lengthIssues("summary", input.summary),
    ...lengthIssues("contact", input.contact),
    ...lengthIssues("changeNote", input.changeNote ?? ""),
  ];
  if (input.departmentId !== null) {
    const [department] = await tx
      .select({ id: departments.id })
      .from(departments)
      .where(eq(departments.id, input.departmentId))
      .for("key share"); // Nobody deletes it before the text names it.
    if (!department) issues.push({ field: "departmentId", code: "department_missing" });
  }
  return issues;
}
