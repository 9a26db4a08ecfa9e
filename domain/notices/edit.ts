import { desc, eq } from "drizzle-orm";
import type { Database } from "@/db";
import { departments, editionRevisions, editions } from "@/db/schema";
import { recordAudit } from "@/domain/audit";
import type { Context } from "@/domain/context";
import { done, type Issue, type Outcome, refuse, transact } from "@/domain/outcome";
import type { Body } from "@/lib/body";
import { oneLine } from "@/lib/words";
import { lengthIssues, renderedBody } from "./content";
import { lockEdition } from "./lock";
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
};

/**
 * Saves the text of an edition that is being written, and keeps it as a revision.
 * Refuses: not_found · stale (someone saved since `lockVersion`) · what `whyNot` says · malformed (too long, unknown department) · forbidden (no writer in the department it is moved to).
 */
export function saveEdition(
  context: Context,
  input: SaveEdition,
): Promise<Outcome<{ lockVersion: number }>> {
  const { actor, now } = context;
  return transact(context.db, async (tx) => {
    const locked = await lockEdition(tx, input.editionId);
    if (!locked) return refuse({ code: "not_found" });
    const { edition, standing } = locked;
    const refusal = whyNot(actor, "save", standing);
    if (refusal) return refuse(refusal);
    if (edition.lockVersion !== input.lockVersion) return refuse({ code: "stale" });
    const issues = await inputIssues(tx, input);
    if (issues.length > 0) return refuse({ code: "malformed", issues });
    // Moving a draft to an office one does not write for would be a way around the grant.
    const place = { boardId: standing.boardId, departmentId: input.departmentId };
    const elsewhere = whyNotBegin(actor, place);
    if (elsewhere) return refuse(elsewhere);

    const words = { title: oneLine(input.title), summary: oneLine(input.summary) };
    const lockVersion = edition.lockVersion + 1;
    const rendered = await renderedBody(tx, edition.id, input.body);
    await tx
      .update(editions)
      .set({
        ...words,
        ...rendered,
        departmentId: input.departmentId,
        contact: oneLine(input.contact),
        changeType: input.changeType,
        changeNote: input.changeNote?.trim() || null,
        updatedAt: now,
        lockVersion,
      })
      .where(eq(editions.id, edition.id));
    const [last] = await tx
      .select({ seq: editionRevisions.seq })
      .from(editionRevisions)
      .where(eq(editionRevisions.editionId, edition.id))
      .orderBy(desc(editionRevisions.seq))
      .limit(1);
    const seq = (last?.seq ?? 0) + 1;
    await tx.insert(editionRevisions).values({
      editionId: edition.id,
      seq,
      kind: "save",
      ...words,
      body: input.body,
      by: actor.id,
      at: now,
    });
    await recordAudit(tx, {
      at: now,
      actorId: actor.id,
      role: rolesAt(actor, standing).join(" "),
      action: "edition.saved",
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
      .where(eq(departments.id, input.departmentId));
    if (!department) issues.push({ field: "departmentId", code: "department_missing" });
  }
  return issues;
}
