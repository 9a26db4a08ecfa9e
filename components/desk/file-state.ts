import type { FormState } from "./form-state";

/** What a change to one attached file answers: the version it has made, and what was done. */
export type FileState = FormState & {
  lockVersion: number;
  done?: "save" | "up" | "down" | "remove" | "place";
};
export type FileAction = (before: FileState, form: FormData) => Promise<FileState>;

/** One entry of an edition, as the desk shows it. */
export type DeskFile = {
  id: number;
  role: "file" | "image";
  name: string;
  title: string;
  accessible: boolean | null;
  alternative: string | null;
  sourceUrl: string | null;
  sha256: string | null;
  bytes: number | null;
  small: boolean;
  width: number | null;
  height: number | null;
};
