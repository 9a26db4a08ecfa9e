import type { DepartmentSlug } from "./places";

/** One text: title, summary, body in Markdown. */
export type SampleText = readonly [title: string, summary: string, body: string];

/** A corrected text that followed, with its public note. */
export type SampleRevision = {
  date: string;
  type: "major" | "minor";
  note: string;
  text: SampleText;
};

export type SampleNotice = {
  board: "news-notices" | "press-releases" | "tenders";
  department: DepartmentSlug;
  /** First publication, Asia/Seoul: `2026-11-20T10:00`. */
  date: string;
  en?: SampleText;
  ko?: SampleText;
  /** Reads counted by the previous site. */
  baseline?: number;
  pinned?: number;
  endsAt?: string;
  withdrawn?: { date: string; en?: string; ko?: string };
  revisions?: { en?: readonly SampleRevision[]; ko?: readonly SampleRevision[] };
  files?: readonly ("kiosks" | "form" | "fees")[];
  image?: boolean;
};
