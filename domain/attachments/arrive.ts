import { stat } from "node:fs/promises";
import type { Issue } from "@/domain/outcome";
import { scan } from "@/lib/clamd";
import { safeFileName } from "@/lib/file-name";
import { inspectFile } from "@/lib/inspect";
import { mostPixels, redraw } from "@/lib/redraw";
import { type FileRole, fileLimits } from "./limits";

/** A file that was looked at and may be attached. It lies on this machine until it is kept. */
export type Arrived = {
  name: string;
  mediaType: string;
  path: string;
  bytes: number;
  /** Of a picture. */
  width: number | null;
  height: number | null;
  small: { path: string; bytes: number } | null;
};

type Given = { path: string; name: string; role: FileRole; clamdUrl: string | undefined };

/**
 * Looks at a file that has arrived whole: its name, its size, what it is, whether it is clean; draws pictures anew. Returns
 * what is wrong with it instead where it is not taken.
 */
export async function arrive({
  path,
  name: given,
  role,
  clamdUrl,
}: Given): Promise<Arrived | Issue> {
  const wrong = (code: string, values: Issue["values"] = {}): Issue => ({
    field: "file",
    code,
    values,
  });
  if (Buffer.byteLength(given.normalize("NFC")) > fileLimits.nameBytes)
    return wrong("file_name_long", { limit: fileLimits.nameBytes });
  const name = safeFileName(given);
  const { size } = await stat(path);
  if (size === 0) return wrong("file_empty");
  if (size > fileLimits.bytes)
    return wrong("file_large", { limit: fileLimits.bytes / 1024 / 1024 });
  const seen = await inspectFile(path, name);
  if (!seen.ok) return wrong(seen.code, seen.values);
  const { kind, mediaType } = seen;
  const picture = kind === "png" || kind === "jpeg" || kind === "webp" ? kind : null;
  if (role === "image" && !picture) return wrong("file_no_image");
  if (clamdUrl !== undefined) {
    const found = await scan(clamdUrl, path);
    if (found !== "clean") return wrong(found === "infected" ? "file_infected" : "file_unscanned");
  }
  const plain = { name, mediaType, path, bytes: size, width: null, height: null, small: null };
  if (!picture) return plain;
  const drawn = await redraw(path, picture, role);
  if (drawn === "broken") return wrong("file_broken");
  if (drawn === "large") return wrong("file_pixels", { limit: mostPixels / 1_000_000 });
  const { large, small } = drawn;
  return { name, mediaType, ...large, small };
}

export const isIssue = (seen: Arrived | Issue): seen is Issue => "code" in seen;
