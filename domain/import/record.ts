import { createHash } from "node:crypto";
import canonicalize from "canonicalize";
import type { Body } from "@/lib/body";
import type { Lang } from "@/lib/time";

/** Where something stood: the file's name and the line in it, from 1. A saved page is one line. */
export type Place = { file: string; line: number };

/** One notice of an old board, read but not yet placed. */
export type ImportRecord = {
  /** What readers are told it came from: `korea.kr`. */
  system: string;
  /** `system:id`, unique over everything imported. */
  key: string;
  /** The public number it had, where it had one. */
  number: number | null;
  lang: Lang;
  title: string;
  summary: string;
  body: Body;
  /** As the old board wrote it. */
  date: string | null;
  department: string | null;
  reads: number | null;
  licence: number | null;
  /** Withdrawn on the old board, and when as far as it is known. */
  withdrawn: { on: string | null } | null;
  attachments: { name: string; title: string; url: string }[];
  /** What did not come along, a short line each. */
  losses: string[];
  /** SHA-256 of what stood in the file: a later version of this program reads the same hash. */
  hash: string;
};

/** What a reader found at a place. */
export type Item = { place: Place } & (
  | { record: ImportRecord }
  | { broken: string }
  | { skipped: string }
);

/** SHA-256 (hex) of the RFC 8785 form of what stood in the file. */
export const sourceHash = (source: unknown): string =>
  createHash("sha256")
    .update(canonicalize(source) ?? "")
    .digest("hex");

/** The language of words that do not say it. */
export const langOf = (words: string): Lang => (/\p{sc=Hangul}/u.test(words) ? "ko" : "en");

/** An address on the web, made whole with the page's own; null where it is none. */
export function webAddress(href: string | null | undefined, base?: string | null): string | null {
  if (!href?.trim()) return null;
  const url = readUrl(href.trim(), base ?? undefined);
  return url && /^https?:$/.test(url.protocol) ? url.href : null;
}

/** An address, or null; `URL.parse` is not in every Node this runs on. */
export const readUrl = (written: string, base?: string): URL | null =>
  URL.canParse(written, base) ? new URL(written, base) : null;
