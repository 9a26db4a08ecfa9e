import { and, eq } from "drizzle-orm";
import type { Database } from "@/db";
import { departments, gateReports } from "@/db/schema";
import type { Context } from "@/domain/context";
import { type Finding, findingsOf, type GateText, masked } from "@/domain/gate";
import type { Issue } from "@/domain/outcome";
import { emptyBody, parseBody } from "@/lib/body";
import { isBlank, oneLine } from "@/lib/words";
import { attachmentsOf, type Content, contentHash } from "./content-hash";
import { reasonIssues } from "./reason";

/** What is said of a text's findings as it is handed in. */
export type Answers = {
  /** Codes of the warnings the writer has looked at. */
  ticked?: readonly string[];
  /** Why a manager should let pass what blocks; blank where nobody is asked. */
  override?: string;
};

type Text = Omit<Content, "attachments" | "lang"> & Pick<GateText, "lang"> & { id: number };
export type Report = typeof gateReports.$inferSelect;
export type Examined = {
  hash: string;
  findings: Finding[];
  /** What was said of this very text before. */
  report: Report | undefined;
};

/** What the gate finds in a text as it stands now, and what was said of it. Texts that came ready made are not asked until they are edited. */
export async function examine(db: Database, edition: Text): Promise<Examined> {
  const attachments = await attachmentsOf(db, edition.id);
  const hash = contentHash({ ...edition, attachments });
  const findings = findingsOf({
    ...edition,
    body: parseBody(edition.body) ?? emptyBody,
    attachments,
    formats: await formatsOf(db, edition.departmentId),
  });
  const [report] = await db
    .select()
    .from(gateReports)
    .where(and(eq(gateReports.editionId, edition.id), eq(gateReports.contentHash, hash)));
  return { hash, findings, report };
}

async function formatsOf(db: Database, departmentId: number | null): Promise<string> {
  if (departmentId === null) return "";
  const [row] = await db
    .select({ formats: departments.formatsEmail })
    .from(departments)
    .where(eq(departments.id, departmentId));
  return row?.formats ?? "";
}

/** What blocks a text and is named by no override: with one of these nothing is published, by force neither. */
export const barring = ({ findings, report }: Examined): Finding[] =>
  findings.filter(({ weight, key }) => weight === "blocks" && !report?.granted?.includes(key));

/** What keeps a text from being handed in: what blocks unless an override is asked for, and each sort of warning nobody has ticked. */
export function handInIssues(examined: Examined, { ticked = [], override = "" }: Answers): Issue[] {
  const seen = new Set([...ticked, ...(examined.report?.ticked ?? [])]);
  const unseen = examined.findings.filter(
    ({ weight, code }, index, all) =>
      weight === "warns" &&
      !seen.has(code) &&
      all.findIndex((other) => other.code === code) === index,
  );
  const asks = !isBlank(override) || examined.report?.overrideReason;
  return [
    ...(asks ? [] : barring(examined)),
    ...(isBlank(override) ? [] : reasonIssues(override, "override")),
    ...unseen.map((finding) => ({ ...finding, field: `seen-${finding.code}` })),
  ];
}

/** Keeps what was found and answered, once for a text: handed in again unchanged it is not asked again. */
export async function keepReport(
  { actor, now }: Context,
  tx: Database,
  editionId: number,
  { hash, findings, report }: Examined,
  { ticked = [], override = "" }: Answers,
): Promise<Record<string, unknown>> {
  const warned = new Set(
    findings.filter(({ weight }) => weight === "warns").map(({ code }) => code),
  );
  const seen = [...ticked, ...(report?.ticked ?? [])].filter((code) => warned.has(code));
  const said = {
    findings,
    ticked: [...new Set(seen)].sort(),
    overrideReason: isBlank(override)
      ? (report?.overrideReason ?? null)
      : masked(oneLine(override)),
    by: actor.id,
    at: now,
  };
  await tx
    .insert(gateReports)
    .values({ ...said, editionId, contentHash: hash })
    .onConflictDoUpdate({ target: [gateReports.editionId, gateReports.contentHash], set: said });
  return { findings, ticked: said.ticked, overrideReason: said.overrideReason };
}
