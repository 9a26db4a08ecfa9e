import { asc, eq } from "drizzle-orm";
import type { Database } from "@/db";
import { attachments, files } from "@/db/schema";

/** What is attached to an edition, in its order, as the desk shows it. Whoever asks may see the edition. */
export async function listDeskFiles(db: Database, editionId: number) {
  const rows = await db
    .select({
      id: attachments.id,
      role: attachments.role,
      name: attachments.name,
      title: attachments.title,
      accessible: attachments.accessible,
      alternative: attachments.alternative,
      sourceUrl: attachments.sourceUrl,
      sha256: attachments.sha256,
      smallSha256: attachments.smallSha256,
      width: attachments.width,
      height: attachments.height,
      bytes: files.bytes,
    })
    .from(attachments)
    .leftJoin(files, eq(files.sha256, attachments.sha256))
    .where(eq(attachments.editionId, editionId))
    .orderBy(asc(attachments.role), asc(attachments.position));
  return rows.map(({ smallSha256, ...row }) => ({ ...row, small: smallSha256 !== null }));
}
