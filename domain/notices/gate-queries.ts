import { inArray } from "drizzle-orm";
import type { Database } from "@/db";
import { type editions, users } from "@/db/schema";
import type { Finding } from "@/domain/gate";
import { barring, examine } from "./gate";

/** How the gate stands to a text that was handed in: what it finds, what the writer said, what a manager let through. */
export type GateStanding = {
  findings: Finding[];
  /** What still blocks. */
  barred: Finding[];
  /** Codes of the warnings looked at, and by whom. */
  ticked: readonly string[];
  by: string | null;
  overrideReason: string | null;
  grantedBy: string | null;
  grantedReason: string | null;
};

export async function gateStanding(
  db: Database,
  edition: typeof editions.$inferSelect,
): Promise<GateStanding> {
  const examined = await examine(db, edition);
  const { findings, report } = examined;
  const ids = [report?.by, report?.grantedBy].filter((id) => typeof id === "number");
  const people =
    ids.length === 0 ? [] : await db.select().from(users).where(inArray(users.id, ids));
  const nameOf = (id: number | null | undefined) =>
    people.find((each) => each.id === id)?.name ?? null;
  return {
    findings,
    barred: barring(examined),
    ticked: report?.ticked ?? [],
    by: nameOf(report?.by),
    overrideReason: report?.overrideReason ?? null,
    grantedBy: nameOf(report?.grantedBy),
    grantedReason: report?.grantedReason ?? null,
  };
}
