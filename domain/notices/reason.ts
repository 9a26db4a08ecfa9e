import type { Issue } from "@/domain/outcome";
import { isBlank } from "@/lib/words";
import { lengthIssues } from "./content";

const shortestReason = 10; // Characters: enough to say something.

/** What is wrong with a reason for the record: none, too short a one, or too long a one. */
export function reasonIssues(reason: string, field = "reason"): Issue[] {
  const words = reason.trim();
  if (isBlank(words) || words.length < shortestReason) return [{ field, code: "reason_short" }];
  return lengthIssues("reason", words, field);
}
