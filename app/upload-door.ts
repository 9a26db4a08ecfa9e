import "server-only";
import { createWriteStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { type DeskContext, deskSettings, officialCalling } from "@/app/context";
import { answerUpload, type Uploaded } from "@/app/upload-answer";
import { arrive, isIssue } from "@/domain/attachments/arrive";
import { attachFile } from "@/domain/attachments/change";
import { type FileRole, fileLimits } from "@/domain/attachments/limits";
import { readEdition } from "@/domain/notices/lock";
import { whyNot } from "@/domain/notices/workflow";
import type { Issue, Refusal } from "@/domain/outcome";
import { makeFolder } from "@/lib/folder";
import { BrokenForm, type Part, partsOf } from "@/lib/multipart";
import { idIn } from "@/lib/paths";
import { openStorage } from "@/lib/storage";

type FilePart = Extract<Part, { kind: "file" }>;
const largestField = 200; // Characters of a hidden field.
const mostParts = 64; // The files an edition holds, twice over, so that those too many are named too.

/**
 * Takes the files of a form one after the other: `lockVersion` and `role` come before the first. Session, right and state
 * are asked before the first byte is read. Each file is a write of its own; where one is refused the others are still taken,
 * but nothing after somebody else's write.
 */
export async function takeFiles(request: Request, segment: string): Promise<Response> {
  const context = await officialCalling({ typing: true });
  const result: Uploaded = { editionId: idIn(segment), taken: [], refused: [] };
  const refusal = context ? await closed(context, result) : { code: "signed_out" as const };
  if (!context || refusal) return answerUpload(request, context, { ...result, refusal });
  const { arrivals } = deskSettings().env;
  makeFolder(arrivals);
  const folder = await mkdtemp(join(arrivals, "upload-"));
  try {
    const stopped = await takeAll(context, request, result, folder);
    return await answerUpload(request, context, { ...result, refusal: stopped });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Why nothing can be attached to this edition, before anything is read; else the version it stands at. */
async function closed(context: DeskContext, result: Uploaded): Promise<Refusal | null> {
  if (context.actor.mustChangePassword) return { code: "forbidden" };
  const found = await readEdition(context.db, result.editionId);
  if (!found) return { code: "not_found" };
  result.lockVersion = found.edition.lockVersion;
  return whyNot(context.actor, "save", found.standing);
}

/** Reads the form; a refusal where the rest of it was not taken for a reason that is not the file's. */
async function takeAll(
  context: DeskContext,
  request: Request,
  result: Uploaded,
  folder: string,
): Promise<Refusal | null> {
  const stands = result.lockVersion;
  let asked: number | undefined;
  let role: FileRole = "file";
  let stopped: Refusal | null = null;
  const limits = { fileBytes: fileLimits.bytes + 1, fieldBytes: largestField, parts: mostParts };
  try {
    for await (const part of partsOf(request, limits)) {
      if (part.kind === "field") {
        if (part.name === "lockVersion" && /^\d{1,15}$/.test(part.value))
          asked = Number(part.value);
        if (part.name === "role" && part.value === "image") role = "image";
        continue;
      }
      if (part.name !== "file" || part.fileName === "") {
        part.content.resume(); // A field of files nobody chose one for.
        continue;
      }
      if (asked === undefined) return malformed("lock_missing");
      if (!stopped && result.taken.length === 0 && asked !== stands) stopped = { code: "stale" };
      if (stopped) {
        result.refused.push({ name: part.fileName, why: stopped });
        part.content.resume();
        continue;
      }
      stopped = await takeOne(context, part, role, result, join(folder, "file"));
      await rm(folder, { recursive: true });
      makeFolder(folder);
    }
  } catch (error) {
    if (!(error instanceof BrokenForm) && !broke(error)) throw error;
    return malformed("form_broken");
  }
  if (result.taken.length + result.refused.length === 0) return malformed("file_missing");
  return stopped;
}

async function takeOne(
  context: DeskContext,
  part: FilePart,
  role: FileRole,
  result: Uploaded,
  path: string,
): Promise<Refusal | null> {
  const { env } = deskSettings();
  const name = part.fileName;
  const refuse = (issue: Issue) => {
    result.refused.push({ name, why: { code: "malformed", issues: [issue] } });
    return null;
  };
  try {
    await pipeline(part.content, createWriteStream(path, { mode: 0o600 }));
    if (part.cut()) return refuse(tooLarge);
    const file = await arrive({ path, name, role, clamdUrl: env.clamdUrl });
    if (isIssue(file)) return refuse(file);
    const { editionId, lockVersion = 0 } = result;
    const now = new Date(); // The first file's instant may be minutes ago.
    const ask = { editionId, lockVersion, role, file };
    const storage = openStorage(env.storageUrl);
    const outcome = await attachFile({ ...context, now }, storage, ask);
    if (outcome.ok) {
      result.lockVersion = outcome.value.lockVersion;
      result.taken.push({ id: outcome.value.attachmentId, name: file.name, bytes: file.bytes });
      return null;
    }
    result.refused.push({ name, why: outcome.refusal });
    return outcome.refusal.code === "malformed" ? null : outcome.refusal;
  } catch (error) {
    if (codeOf(error) === "ENOSPC") return refuse({ field: "file", code: "file_no_room" });
    throw error;
  }
}

const tooLarge: Issue = {
  field: "file",
  code: "file_large",
  values: { limit: fileLimits.bytes / 1024 / 1024 },
};
const malformed = (code: string): Refusal => ({
  code: "malformed",
  issues: [{ field: "file", code }],
});
const codeOf = (error: unknown) => (error as NodeJS.ErrnoException | null)?.code;
/** Whoever was sending is gone, or what they sent broke off. */
const broke = (error: unknown) =>
  ["ECONNRESET", "ABORT_ERR", "ERR_STREAM_PREMATURE_CLOSE"].includes(codeOf(error) ?? "") ||
  (error instanceof Error && /terminated|aborted|Unexpected end/i.test(error.message));
