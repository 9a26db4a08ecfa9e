import { and, asc, eq, inArray } from "drizzle-orm";
import type { Database } from "@/db";
import { attachments, editions, files } from "@/db/schema";

/** The files an edition gives along, with their size and type; images of the body are not among them. */
export const listAttachments = (db: Database, editionId: number) =>
  db
    .select({
      id: attachments.id,
      name: attachments.name,
      title: attachments.title,
      accessible: attachments.accessible,
      alternative: attachments.alternative,
      /** Where the bytes stayed on the previous site. */
      sourceUrl: attachments.sourceUrl,
      /** null: the bytes are not here. */
      sha256: attachments.sha256,
      bytes: files.bytes,
      mediaType: files.mediaType,
    })
    .from(attachments)
    .leftJoin(files, eq(files.sha256, attachments.sha256))
    .where(and(eq(attachments.editionId, editionId), eq(attachments.role, "file")))
    .orderBy(asc(attachments.position));

export type PublicAttachment = Awaited<ReturnType<typeof listAttachments>>[number];

/** A file citizens may have: it belongs to an edition that is public, or was until the next version came. */
export async function findPublicFile(db: Database, attachmentId: number) {
  const [row] = await db
    .select({
      name: attachments.name,
      role: attachments.role,
      sha256: files.sha256,
      mediaType: files.mediaType,
    })
    .from(attachments)
    .innerJoin(editions, eq(editions.id, attachments.editionId))
    .innerJoin(files, eq(files.sha256, attachments.sha256))
    .where(
      and(
        eq(attachments.id, attachmentId),
        inArray(editions.state, ["published", "withdrawn", "superseded"]),
      ),
    );
  return row;
}
