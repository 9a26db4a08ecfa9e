import { part } from "../race";
import type { Finder } from "./rivals";
import type { TestSet } from "./sets";

const shown = 10;

export type Quality = {
  questions: number;
  /** Part of the questions with what is meant among the first ten; `literal` of those whose words all stand in it. */
  success: number;
  literal: number | undefined;
  /** Mean of 1 / rank of what is meant, and of the discounted gain by grades, both among the first ten. */
  mrr: number;
  ndcg: number;
  /** Milliseconds: middle and 95 %. */
  half: number;
  most: number;
};

/** Asks a finder the questions of a set, every `every`th of them. */
export async function qualityOf(set: TestSet, finder: Finder, every = 1): Promise<Quality> {
  const took: number[] = [];
  const rows: { success: number; mrr: number; ndcg: number; literal: boolean | undefined }[] = [];
  for (const { text, literal, grades } of set.askings.filter((_, index) => index % every === 0)) {
    const began = performance.now();
    const found = (await finder.find(set.lang, text)).slice(0, shown);
    took.push(performance.now() - began);
    const best = Math.max(...grades.values());
    const isMeant = (id: string) => (set.known ? grades.get(id) === best : grades.has(id));
    const rank = found.findIndex(isMeant) + 1;
    const ideal = gain([...grades.values()].sort((a, b) => b - a).slice(0, shown));
    rows.push({
      success: rank > 0 ? 1 : 0,
      mrr: rank > 0 ? 1 / rank : 0,
      ndcg: gain(found.map((id) => grades.get(id) ?? 0)) / ideal,
      literal,
    });
  }
  const literal = rows.filter((row) => row.literal);
  return {
    questions: rows.length,
    success: mean(rows.map((row) => row.success)),
    literal: literal.length > 0 ? mean(literal.map((row) => row.success)) : undefined,
    mrr: mean(rows.map((row) => row.mrr)),
    ndcg: mean(rows.map((row) => row.ndcg)),
    half: part(took, 0.5),
    most: part(took, 0.95),
  };
}

const gain = (grades: readonly number[]) =>
  grades.reduce((sum, grade, index) => sum + grade / Math.log2(index + 2), 0);
const mean = (numbers: readonly number[]) =>
  numbers.reduce((sum, each) => sum + each, 0) / numbers.length;
