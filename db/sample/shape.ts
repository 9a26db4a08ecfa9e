import type { fileKeys, imageKeys } from "./files";
import type { CategorySlug, DepartmentSlug } from "./places";

/**
 * One text: title, summary, body. The body is Markdown with four marks of the sample's own:
 * `{{image KEY}}` on a line of its own, `{{caption WORDS}}` on the line above a table,
 * `{{ko:WORDS}}` or `{{en:WORDS}}` for words of the other language, and `(/see/KEY)` for the address of another notice.
 */
export type SampleText = readonly [title: string, summary: string, body: string];

/** A corrected text that followed, with its public note. */
export type SampleRevision = {
  date: string;
  type: "major" | "minor";
  note: string;
  text: SampleText;
};

type FileKey = (typeof fileKeys)[number];
export type ImageKey = (typeof imageKeys)[number];

export type SampleNotice = {
  /** What other notices call it when they link to it. */
  key?: string;
  board: "news-notices" | "press-releases" | "tenders";
  category: CategorySlug;
  department: DepartmentSlug;
  /** First publication, Asia/Seoul: `2026-11-20T10:00`. */
  date: string;
  en?: SampleText;
  ko?: SampleText;
  /** Reads counted by the previous site: for every notice from before the day the board came here. */
  reads?: number;
  pinned?: number;
  endsAt?: string;
  withdrawn?: { date: string; en?: string; ko?: string };
  revisions?: { en?: readonly SampleRevision[]; ko?: readonly SampleRevision[] };
  files?: readonly FileKey[];
};
