import { and, eq } from "drizzle-orm";
import type { Database } from "@/db";
import { attachments, editions, files } from "@/db/schema";
import { isPublic } from "@/domain/notices/workflow";
import { viewOf } from "@/lib/file-kind";
import type { Lang } from "@/lib/time";

/**
 * A picture or PDF attached to a public text of a notice, for the page that shows it, with the text it belongs to. "gone"
 * where that text was removed; undefined for everything else.
 */
export async function findShown(
  db: Database,
  given: { attachmentId: number; number: number; lang: Lang },
) {
  const [row] = await db
    .select({
      id: attachments.id,
      name: attachments.name,
      title: attachments.title,
      accessible: attachments.accessible,
      alternative: attachments.alternative,
      bytes: files.bytes,
      mediaType: files.mediaType,
      state: editions.state,
      version: editions.version,
      noticeTitle: editions.title,
    })
    .from(attachments)
    .innerJoin(editions, eq(editions.id, attachments.editionId))
    .innerJoin(files, eq(files.sha256, attachments.sha256))
    .where(
      and(
        eq(attachments.id, given.attachmentId),
        eq(attachments.role, "file"),
        eq(editions.number, given.number),
        eq(editions.lang, given.lang),
      ),
    );
  if (row?.state === "removed") return "gone" as const;
  const view = row && viewOf(row.mediaType);
  return row && view && isPublic(row.state) ? { ...row, view } : undefined;
}

export type ShownFile = Exclude<Awaited<ReturnType<typeof findShown>>, undefined | "gone">;
