import type { DifferingPart } from "@/components/ui/differing";
import type { FormState } from "./form-state";

/** What somebody else saved meanwhile, where it differs from what was typed. */
export type OtherText = {
  parts: DifferingPart[];
  /** Who saved it; null where a step of the workflow moved the edition. */
  by: string | null;
  /** The same person, in another tab or before. */
  own: boolean;
  /** ISO instant. */
  savedAt: string;
};

/** What saving answers: the version to save over next, when it was saved, or the other text. */
export type EditorState = FormState & {
  lockVersion: number;
  /** ISO instant of the save. */
  savedAt?: string;
  other?: OtherText;
};
