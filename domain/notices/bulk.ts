import type { Context } from "@/domain/context";
import { type Outcome, refuse } from "@/domain/outcome";
import { type BulkResult, type BulkStep, mostInBulk } from "./desk-limits";
import { readEdition } from "./lock";
import { bringBackEdition, discardEdition, recallEdition, submitEdition } from "./submit";
import { maySee, writesSomewhere } from "./workflow";

export type Ticked = { editionId: number; lockVersion: number };
const commands = {
  submit: submitEdition,
  recall: recallEdition,
  discard: discardEdition,
  bring_back: bringBackEdition,
} as const;

/**
 * One step for each of these editions, one after the other, each a transaction of its own with its own audit event: what
 * one is refused keeps no other back. Sent twice it changes nothing more, for each edition carries its lock version.
 * Refuses: forbidden (no writer anywhere) · malformed (none, or more than `mostInBulk`).
 */
export async function takeInTurn(
  context: Context,
  step: BulkStep,
  ticked: readonly Ticked[],
): Promise<Outcome<BulkResult[]>> {
  if (!writesSomewhere(context.actor)) return refuse({ code: "forbidden" });
  const once = [...new Map(ticked.map((each) => [each.editionId, each])).values()];
  const [field, values] = ["edition", { limit: mostInBulk, length: once.length }];
  if (once.length === 0)
    return refuse({ code: "malformed", issues: [{ field, code: "none_ticked" }] });
  if (once.length > mostInBulk)
    return refuse({ code: "malformed", issues: [{ field, code: "too_many_ticked", values }] });
  const results: BulkResult[] = [];
  for (const ask of once) {
    const outcome = await commands[step](context, ask);
    const found = await readEdition(context.db, ask.editionId);
    const seen = found && maySee(context.actor, found.standing) ? found.edition : null;
    results.push({
      id: ask.editionId,
      edition: seen && { number: seen.number, lang: seen.lang, title: seen.title },
      refusal: outcome.ok ? null : outcome.refusal,
    });
  }
  return { ok: true, value: results };
}
