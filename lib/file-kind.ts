// Types a browser may hear of. Whatever else was stored, HTML and SVG among it, is bytes to save and nothing more.
const known = new Set([
  "application/pdf",
  "application/zip",
  "application/x-hwp",
  "application/haansofthwp",
  "application/vnd.hancom.hwp",
  "application/hwp+zip",
  "application/vnd.hancom.hwpx",
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  "application/vnd.openxmlformats-officedocument.presentationml.presentation",
  "application/vnd.oasis.opendocument.text",
  "application/msword",
  "application/vnd.ms-excel",
  "application/vnd.ms-powerpoint",
  "image/png",
  "image/jpeg",
  "image/webp",
  "image/gif",
  "text/plain",
  "text/csv",
  "text/calendar",
]);

// What Korean Windows writes; browsers read CP949 under this name.
const koreanText = "; charset=euc-kr";

/** The Content-Type a stored file is given out with. */
export function contentType(mediaType: string): string {
  const korean = mediaType.endsWith(koreanText) ? mediaType.slice(0, -koreanText.length) : null;
  if (korean?.startsWith("text/") && known.has(korean)) return mediaType;
  if (!known.has(mediaType)) return "application/octet-stream";
  return mediaType.startsWith("text/") ? `${mediaType}; charset=utf-8` : mediaType;
}

/** How a file can be looked at on a page of ours; null where it can only be taken along. */
export function viewOf(mediaType: string | null): "image" | "pdf" | null {
  if (mediaType === "application/pdf") return "pdf";
  return mediaType && known.has(mediaType) && mediaType.startsWith("image/") ? "image" : null;
}

const spelled: Readonly<Record<string, string>> = { JPG: "JPEG", WEBP: "WebP", TIF: "TIFF" };

/** What people call a file's type, from its ending: `HWPX`, `PDF`, `JPEG`. */
export function fileType(name: string): string {
  const ending = (/\.([A-Za-z0-9]{1,5})$/.exec(name)?.[1] ?? "file").toUpperCase();
  return spelled[ending] ?? ending;
}

/** `120 KB`, `3.1 MB`, `1.2 GB`: thousands, as file managers of today count. */
export function fileSize(bytes: number): string {
  if (bytes < 999_500) return `${Math.max(1, Math.round(bytes / 1_000))} KB`;
  if (bytes < 999_950_000) return `${(bytes / 1_000_000).toFixed(1)} MB`;
  return `${(bytes / 1_000_000_000).toFixed(1)} GB`;
}
