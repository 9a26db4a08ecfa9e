import type { Issue } from "@/domain/outcome";

/** What is wrong with the end of a notice that becomes public at `publicAt`: it would be over before it is read. */
export const endIssues = (endsAt: Date | null, publicAt: Date): Issue[] =>
  endsAt && endsAt <= publicAt ? [{ field: "endsAt", code: "end_past" }] : [];
