import type { Context } from "@/domain/context";
import type { Finding } from "@/domain/gate";
import { done, type Outcome, refuse } from "@/domain/outcome";
import type { SaveEdition } from "./edit";
import { examine } from "./gate";
import { readEdition } from "./lock";
import { whyNot } from "./workflow";

export type Checked = {
  findings: Finding[];
  /** What was answered to this very text before. */
  ticked: string[];
  override: string;
};

/** What the gate would say of a text as it is typed; nothing is saved. Refuses: not_found · what `whyNot` says of saving it. */
export async function checkText(
  { db, actor }: Pick<Context, "db" | "actor">,
  { editionId, ...text }: SaveEdition,
): Promise<Outcome<Checked>> {
  const found = await readEdition(db, editionId);
  if (!found) return refuse({ code: "not_found" });
  const refusal = whyNot(actor, "save", found.standing);
  if (refusal) return refuse(refusal);
  const { findings, report } = await examine(db, { ...found.edition, ...text });
  return done({
    findings,
    ticked: report?.ticked ?? [],
    override: report?.overrideReason ?? "",
  });
}
