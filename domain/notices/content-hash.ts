import { createHash } from "node:crypto";
import canonicalize from "canonicalize";
import { asc, eq } from "drizzle-orm";
import type { Database } from "@/db";
import { attachments } from "@/db/schema";

export type Content = {
  lang: string;
  title: string;
  summary: string;
  body: unknown;
  departmentId: number | null;
  contact: string;
  licence: number;
  changeNote: string | null;
  attachments: readonly {
    sha256: string | null;
    sourceUrl: string | null;
    title: string;
    alternative: string | null;
    accessible: boolean | null;
  }[];
};

/** SHA-256 (hex) of the RFC 8785 form of what a reviewer approves: publishing needs this very hash. */
export function contentHash(content: Content): string {
  const { departmentId, attachments: entries, ...rest } = content;
  const form = {
    lang: rest.lang,
    title: rest.title,
    summary: rest.summary,
    body: rest.body,
    department: departmentId,
    contact: rest.contact,
    licence: rest.licence,
    changeNote: rest.changeNote,
    attachments: entries.map((entry) => [
      entry.sha256 ?? entry.sourceUrl,
      entry.title,
      entry.alternative,
      entry.accessible,
    ]),
  };
  return createHash("sha256")
    .update(canonicalize(form) ?? "")
    .digest("hex");
}

/** The attachments of an edition in their order. */
export const attachmentsOf = (db: Database, editionId: number) =>
  db
    .select()
    .from(attachments)
    .where(eq(attachments.editionId, editionId))
    .orderBy(asc(attachments.role), asc(attachments.position));

/** The hash of an edition as it stands. */
export const hashOf = async (
  db: Database,
  edition: { id: number } & Omit<Content, "attachments">,
) => contentHash({ ...edition, attachments: await attachmentsOf(db, edition.id) });
