import { eq } from "drizzle-orm";
import type { Database } from "@/db";
import { attachments, editions, files } from "@/db/schema";
import type { Actor } from "@/domain/context";
import { readEdition } from "@/domain/notices/lock";
import { openPreview } from "@/domain/notices/preview-links";
import { isPublic, maySee } from "@/domain/notices/workflow";

/**
 * The file behind an attachment, for whoever may have it: everybody where its edition is or was public (`open`), else
 * officials who may see that edition. For all others "gone" where the notice was removed, and undefined, as if there were
 * none, where it never was public.
 */
export async function findFile(
  db: Database,
  attachmentId: number,
  askActor: () => Promise<Actor | null>,
) {
  const file = await fileOf(db, attachmentId);
  if (!file) return undefined;
  if (isPublic(file.state)) return { ...file, open: true };
  const actor = await askActor();
  const found = actor && (await readEdition(db, file.editionId));
  if (found && maySee(actor, found.standing)) return { ...file, open: false };
  return file.state === "removed" ? "gone" : undefined;
}

/** The file behind an attachment of the very text a preview link shows `now`; undefined for every other. */
export async function findPreviewedFile(
  db: Database,
  given: { token: string; attachmentId: number; now: Date },
) {
  const preview = await openPreview(db, given.token, given.now);
  const file = preview?.shows === "text" && (await fileOf(db, given.attachmentId));
  return file && file.editionId === preview.edition.id ? { ...file, open: false } : undefined;
}

async function fileOf(db: Database, attachmentId: number) {
  const [file] = await db
    .select({
      id: attachments.id,
      name: attachments.name,
      role: attachments.role,
      sha256: files.sha256,
      smallSha256: attachments.smallSha256,
      bytes: files.bytes,
      mediaType: files.mediaType,
      editionId: editions.id,
      state: editions.state,
    })
    .from(attachments)
    .innerJoin(editions, eq(editions.id, attachments.editionId))
    .innerJoin(files, eq(files.sha256, attachments.sha256))
    .where(eq(attachments.id, attachmentId));
  return file;
}

export type FoundFile = Exclude<Awaited<ReturnType<typeof findFile>>, undefined | "gone">;
