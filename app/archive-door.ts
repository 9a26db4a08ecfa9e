import "server-only";
import { Readable } from "node:stream";
import { asBody, openStored } from "@/app/file-door";
import { origin } from "@/app/public-door";
import { pool } from "@/db";
import { type Archive, type ArchiveEntry, findArchive } from "@/domain/attachments/archive";
import { matches } from "@/lib/conditional";
import { crc32 } from "@/lib/crc32";
import { lengthHeader } from "@/lib/file-length";
import { contentDisposition } from "@/lib/file-name";
import { isLang } from "@/lib/i18n";
import { invariant } from "@/lib/invariant";
import { type ZipEntry, zip, zipSize } from "@/lib/zip";

// Each holds one open file and a few pieces of it: what is bounded is handles and memory, not the disk. The porch ends
// what is taken too slowly.
const atOnce = 16;
let underWay = 0;

/**
 * All files of a public text as one archive, made while it is sent. Only what is public: nobody is asked who they are. The
 * porch words 404, 410, 502 (a file of it is lost or damaged: half a set would pass for the whole) and 503.
 */
export async function giveArchive(request: Request, number: string, name: string) {
  const asked = /^(\w+?)(?:-v([1-9]\d{0,5}))?\.zip$/.exec(name);
  const lang = asked?.[1];
  if (!isLang(lang) || !/^[1-9]\d{0,8}$/.test(number)) return said(404);
  const version = asked?.[2] === undefined ? {} : { version: Number(asked[2]) };
  const given = { number: Number(number), lang, ...version, origin: origin() };
  const archive = await findArchive(pool().db, given);
  if (archive === "gone") return said(410);
  if (!archive) return said(404);
  const etag = `"${archive.hash}"`;
  const headers = new Headers({
    etag,
    "cache-control": "no-cache",
    "accept-ranges": "none",
    "content-type": "application/zip",
    "content-disposition": contentDisposition("attachment", archive.name),
  });
  if (matches(request.headers.get("if-none-match"), etag))
    return new Response(null, { status: 304, headers });
  headers.set(lengthHeader, String(zipSize(archive.entries)));
  if (underWay >= atOnce) return said(503);
  underWay += 1;
  const leave = once(() => (underWay -= 1));
  const whole = await allWhole(archive).catch((error: unknown) => {
    leave();
    throw error;
  });
  if (!whole || request.method === "HEAD") {
    leave();
    return whole ? new Response(null, { headers }) : said(502);
  }
  const stream = Readable.from(zip(archive.entries.map((entry) => entryOf(entry, archive.at))));
  stream.once("close", leave);
  return new Response(asBody(stream, request.signal), { headers });
}

const said = (status: number) => new Response(null, { status });

function once(work: () => void): () => void {
  let done = false;
  return () => {
    if (!done) work();
    done = true;
  };
}

/** Whether each file of it is there and unharmed: found out before the first byte, while a page can still say so. */
async function allWhole({ entries }: Archive): Promise<boolean> {
  for (const { sha256, bytes } of entries) {
    if (sha256 === undefined) continue;
    const stored = await openStored(sha256);
    await stored?.close();
    if (stored?.bytes !== bytes) return false;
  }
  return true;
}

const entryOf = (entry: ArchiveEntry, modified: Date): ZipEntry => ({
  name: entry.name,
  bytes: entry.bytes,
  modified,
  async open() {
    if (entry.text !== undefined) {
      const words = Buffer.from(entry.text);
      return { bytes: words.length, crc32: crc32(words), stream: () => Readable.from([words]) };
    }
    const stored = await openStored(entry.sha256);
    invariant(stored, "a file that was whole a moment ago is there");
    return stored;
  },
});
