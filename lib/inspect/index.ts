import { archiveKind } from "./archives";
import { compoundKind } from "./compound";
import { checkPdf, textEncoding } from "./plain";
import { Fault, type FaultCode, type Reading, reading } from "./reading";

/** Every kind of file that is taken, with its endings, the first of which is its own, and its media type. */
export const kinds = {
  hwp: { endings: ["hwp"], mediaType: "application/x-hwp" },
  hwpx: { endings: ["hwpx"], mediaType: "application/hwp+zip" },
  docx: {
    endings: ["docx"],
    mediaType: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  },
  xlsx: {
    endings: ["xlsx"],
    mediaType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  },
  pptx: {
    endings: ["pptx"],
    mediaType: "application/vnd.openxmlformats-officedocument.presentationml.presentation",
  },
  odt: { endings: ["odt"], mediaType: "application/vnd.oasis.opendocument.text" },
  pdf: { endings: ["pdf"], mediaType: "application/pdf" },
  png: { endings: ["png"], mediaType: "image/png" },
  jpeg: { endings: ["jpg", "jpeg"], mediaType: "image/jpeg" },
  webp: { endings: ["webp"], mediaType: "image/webp" },
  zip: { endings: ["zip"], mediaType: "application/zip" },
  csv: { endings: ["csv"], mediaType: "text/csv" },
  txt: { endings: ["txt"], mediaType: "text/plain" },
} as const;
export type Kind = keyof typeof kinds;

const knownEndings: ReadonlySet<string> = new Set(
  Object.values(kinds).flatMap(({ endings }) => endings),
);

export type Inspected =
  | { ok: true; kind: Kind; mediaType: string }
  | { ok: false; code: FaultCode; values: Record<string, string> };

/**
 * What a file is, by its content and container; what it is called, or was said to be, decides nothing. Refuses what is of
 * no kind above, is not whole, is called another kind than it is, holds macros or scripts, or unpacks without measure.
 */
export async function inspectFile(path: string, name: string): Promise<Inspected> {
  const ending = (/\.([^.]+)$/.exec(name)?.[1] ?? "").toLowerCase();
  try {
    return await reading(path, async (file) => {
      const found = await kindOf(file, ending);
      const { endings, mediaType } = kinds[found.kind];
      if (!endings.some((each) => each === ending))
        throw new Fault("file_ending", { type: found.kind.toUpperCase(), ending: endings[0] });
      const charset = found.encoding === "euc-kr" ? "; charset=euc-kr" : "";
      return { ok: true, kind: found.kind, mediaType: mediaType + charset };
    });
  } catch (error) {
    if (error instanceof Fault) return { ok: false, code: error.code, values: error.values };
    throw error;
  }
}

async function kindOf(
  file: Reading,
  ending: string,
): Promise<{ kind: Kind; encoding?: "utf-8" | "euc-kr" }> {
  const head = (await file.at(0, Math.min(16, file.bytes))).toString("latin1");
  if (head.startsWith("PK\x03\x04")) return { kind: await archiveKind(file) };
  if (head.startsWith("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"))
    return { kind: await compoundKind(file) };
  if (head.startsWith("%PDF-")) {
    await checkPdf(file);
    return { kind: "pdf" };
  }
  const image = imageKind(head);
  if (image) return { kind: image };
  // Text has no mark of its own: only here the name says which kind it is meant to be.
  if (ending !== "csv" && ending !== "txt")
    throw new Fault(knownEndings.has(ending) ? "file_broken" : "file_type");
  return { kind: ending, encoding: await textEncoding(file) };
}

/** By the first bytes alone: pictures are drawn anew before they are kept, and nothing of what came stays. */
function imageKind(head: string): "png" | "jpeg" | "webp" | null {
  if (head.startsWith("\x89PNG\r\n\x1a\n")) return "png";
  if (head.startsWith("\xff\xd8\xff")) return "jpeg";
  return /^RIFF[\s\S]{4}WEBP/.test(head) ? "webp" : null;
}
