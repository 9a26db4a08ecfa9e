import type { Refusal } from "@/domain/outcome";

/** Nobody counts further: a list of a million is "more than 1,000". */
export const mostCounted = 1_000;

/** Steps that ask nothing but which edition: what needs words, or a look first, has a page of its own. */
export const bulkSteps = ["submit", "recall", "discard", "bring_back"] as const;
export type BulkStep = (typeof bulkSteps)[number];
export const mostInBulk = 100;

/** What became of one edition; `refusal` is null where the step was taken. */
export type BulkResult = {
  id: number;
  /** null where the official may not see it: then it is told by no word of it. */
  edition: { number: number; lang: "en" | "ko"; title: string } | null;
  refusal: Refusal | null;
};
