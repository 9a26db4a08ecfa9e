import "server-only";
import type { Readable } from "node:stream";
import { currentOfficial } from "@/app/context";
import { pool } from "@/db";
import { type FoundFile, findFile, findPreviewedFile } from "@/domain/attachments/find-file";
import { matches, rangeOf } from "@/lib/conditional";
import { readEnv } from "@/lib/env";
import { contentType, viewOf } from "@/lib/file-kind";
import { lengthHeader } from "@/lib/file-length";
import { contentDisposition, safeFileName } from "@/lib/file-name";
import { paths } from "@/lib/paths";
import { Damaged, openStorage, type Stored } from "@/lib/storage";

/** To be saved, to be shown on the page that frames it, or an image's narrower drawing. */
type Use = "save" | "show" | "small";

/**
 * Gives a stored file out, whole or a range of it, a piece at a time. The id alone says which; under another name than
 * its own it answers with the way there. The porch words 404, 410 and 502.
 */
export async function giveFile(request: Request, id: string, use: Use): Promise<Response> {
  const asked = async () => (await currentOfficial())?.actor ?? null;
  const file = /^[1-9]\d{0,14}$/.test(id)
    ? await findFile(pool().db, Number(id), asked)
    : undefined;
  return file === "gone" ? said(410) : give(request, file, use, addresses[use]);
}

/** The same for a file of the text a preview link shows, at the preview's own address. */
export async function givePreviewed(
  request: Request,
  token: string,
  id: string,
): Promise<Response> {
  const file = /^[1-9]\d{0,14}$/.test(id)
    ? await findPreviewedFile(pool().db, { token, attachmentId: Number(id), now: new Date() })
    : undefined;
  return give(request, file, "save", (fileId, name) => paths.sharedFile(token, fileId, name));
}

async function give(
  request: Request,
  file: FoundFile | undefined,
  use: Use,
  to: (id: number, name: string) => string,
): Promise<Response> {
  if (!file || (use === "show" && !isShown(file))) return said(404);
  const sha256 = use === "small" ? file.smallSha256 : file.sha256;
  if (sha256 === null) return said(404);
  if (nameIn(request.url) !== safeFileName(file.name))
    return new Response(null, {
      status: 301,
      headers: { location: to(file.id, file.name), "cache-control": caching(file) },
    });
  const etag = `"${sha256}"`;
  const headers = headersOf(file, use, etag);
  if (matches(request.headers.get("if-none-match"), etag))
    return new Response(null, { status: 304, headers });
  const stored = await openStored(sha256);
  return stored ? answer(request, stored, etag, headers) : said(502);
}

const addresses = { save: paths.file, show: paths.shownFile, small: paths.smallFile } as const;
const isShown = (file: FoundFile) => file.open && viewOf(file.mediaType) === "pdf";

/** Without a body: whoever asked reads the porch's words. */
const said = (status: number) => new Response(null, { status });

/** The last segment of an address, as it was meant. The porch has refused what means nothing. */
const nameIn = (url: string) => decodeURIComponent(new URL(url).pathname.split("/").at(-1) ?? "");

const caching = (file: FoundFile) => (file.open ? "no-cache" : "private, no-store");

function headersOf(file: FoundFile, use: Use, etag: string): Headers {
  const inline = use !== "save" || file.role === "image";
  return new Headers({
    etag,
    "cache-control": caching(file),
    "accept-ranges": "bytes",
    "content-type": contentType(file.mediaType),
    "content-disposition": contentDisposition(inline ? "inline" : "attachment", file.name),
  });
}

/** Stored bytes that are whole; null where they are lost, damaged or not to be read now. */
export const openStored = (sha256: string): Promise<Stored | null> =>
  openStorage(readEnv().storageUrl)
    .open(sha256)
    .catch((error: unknown) => {
      if (!(error instanceof Damaged)) console.error(error); // A disk that fails: the operator's to mend.
      return null;
    });

async function answer(
  request: Request,
  stored: Stored,
  etag: string,
  headers: Headers,
): Promise<Response> {
  const { bytes } = stored;
  const head = request.method === "HEAD";
  const asked = (name: string) => request.headers.get(name);
  // A range is something of GET alone (RFC 9110, 14.2).
  const range = head ? null : rangeOf(asked("range"), asked("if-range"), etag, bytes);
  if (range === "beyond") {
    await stored.close();
    headers.set("content-range", `bytes */${bytes}`);
    return new Response(null, { status: 416, headers });
  }
  if (range) headers.set("content-range", `bytes ${range.first}-${range.last}/${bytes}`);
  headers.set(lengthHeader, String(range ? range.last - range.first + 1 : bytes));
  if (head) {
    await stored.close();
    return new Response(null, { headers });
  }
  return new Response(asBody(stored.stream(range ?? undefined), request.signal), {
    status: range ? 206 : 200,
    headers,
  });
}

/**
 * A stream as the body of a Response: read as fast as the reader takes it, destroyed when he goes away. Not
 * `Readable.toWeb`, which writes on to a reader who is gone and fails beside the answer.
 */
export function asBody(stream: Readable, gone: AbortSignal): ReadableStream<Uint8Array> {
  // Nobody reads or cancels the body of an answer to a reader who has left before it was there.
  gone.addEventListener("abort", () => stream.destroy(), { once: true });
  if (gone.aborted) stream.destroy();
  const chunks = stream[Symbol.asyncIterator]();
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { value, done } = await chunks.next();
        if (done) controller.close();
        else controller.enqueue(value);
      },
      cancel() {
        stream.destroy();
      },
    },
    { highWaterMark: 0 },
  );
}
