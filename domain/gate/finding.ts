import type { Body } from "@/lib/body";
import type { Lang } from "@/lib/time";
import type { Issue } from "../outcome";

/** What the gate looks at: all of an edition that readers would see. */
export type GateText = {
  lang: Lang;
  title: string;
  summary: string;
  body: Body;
  contact: string;
  changeNote: string | null;
  attachments: readonly GateFile[];
  /** Where readers ask the department for an accessible format; "" where nobody is named. */
  formats: string;
};

export type GateFile = {
  sha256: string | null;
  role: "file" | "image";
  name: string;
  title: string;
  accessible: boolean | null;
  alternative: string | null;
};

/** One thing the gate found. Its words say where it stands and never hold personal data whole. */
export type Finding = Issue & {
  /** Accessibility, or personal data. */
  kind: "access" | "personal";
  /** What blocks keeps the text from being submitted and published; what warns asks for one tick. */
  weight: "blocks" | "warns";
  /** Names this finding within one text: `personal_mobile-body-2` is the second of its kind in the body. */
  key: string;
};

/** Where in the body something stands: the heading above it, and its first words. */
export type Place = { heading: string; near: string };

export type Found = Omit<Finding, "key">;

/** The same findings, each with its name. */
export function named(found: readonly Found[]): Finding[] {
  const seen = new Map<string, number>();
  return found.map((each) => {
    const kin = `${each.code}-${each.field}`;
    const nth = (seen.get(kin) ?? 0) + 1;
    seen.set(kin, nth);
    return { ...each, key: `${kin}-${nth}` };
  });
}
