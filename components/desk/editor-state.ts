import type { FormState } from "./form-state";

/** What saving answers: the version to save over next, when it was saved, or the other text. */
export type EditorState = FormState & {
  lockVersion: number;
  /** ISO instant of the save. */
  savedAt?: string;
  /** What somebody else saved meanwhile. */
  stored?: {
    title: string;
    summary: string;
    bodyMarkdown: string;
    contact: string;
    changeNote: string;
    savedAt: string;
  };
};
