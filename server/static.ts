import { readdirSync, readFileSync, statSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import { extname, join, relative, sep } from "node:path";
import { matches } from "@/lib/conditional";
import { chooseEncoding, type Encoding, encode, etagOf } from "./encoding";
import type { HeaderList } from "./headers";

const types: Record<string, string> = {
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".map": "application/json; charset=utf-8",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".xml": "application/xml; charset=utf-8",
  ".webmanifest": "application/manifest+json; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".png": "image/png",
  ".jpg": "image/jpeg",
  ".webp": "image/webp",
  ".woff2": "font/woff2",
};
const compressible = /^(text|application)\/|svg/;
const immutable = "public, max-age=31536000, immutable";
// An own module is an extra that pages do without: an old one does no harm, and asking on each page would.
const anHour = "public, max-age=3600";
const keptAtMost = 32 * 1024 * 1024;

export type StaticFile = {
  type: string;
  cacheControl: string;
  body(encoding: Encoding): { bytes: Buffer; encoding: Encoding; etag: string };
};

/**
 * The files of the build and of public/, by their address. The list is made once at start: what is not on it is
 * not there, so no path of a request ever reaches the file system.
 */
export function openStatic(buildFolder: string, publicFolder: string) {
  const files = new Map<string, string>();
  for (const [folder, prefix] of [
    [publicFolder, "/"],
    [join(buildFolder, "static"), "/_next/static/"],
  ] as const) {
    for (const path of walk(folder)) {
      files.set(prefix + relative(folder, path).split(sep).map(encodeURIComponent).join("/"), path);
    }
  }
  const kept = new Map<string, { bytes: Buffer; etag: string }>();
  let size = 0;

  function keep(address: string, path: string, encoding: Encoding) {
    const name = `${encoding} ${address}`;
    const there = kept.get(name);
    if (there) return there;
    const plain = readFileSync(path);
    const made = { bytes: encode(plain, encoding), etag: etagOf(plain, encoding) };
    kept.set(name, made);
    size += made.bytes.length;
    for (const [oldest, file] of kept) {
      if (size <= keptAtMost) break;
      kept.delete(oldest);
      size -= file.bytes.length;
    }
    return made;
  }

  return {
    has: (address: string): boolean => files.has(address),
    get(address: string): StaticFile | null {
      const path = files.get(address);
      if (!path) return null;
      const type = types[extname(path).toLowerCase()] ?? "application/octet-stream";
      const hashed = address.startsWith("/_next/static/") || /[.-][0-9a-f]{8,}\.\w+$/.test(address);
      return {
        type,
        cacheControl: hashed ? immutable : extname(path) === ".js" ? anHour : "no-cache",
        body(wanted) {
          const encoding = compressible.test(type) ? wanted : "identity";
          return { ...keep(address, path, encoding), encoding };
        },
      };
    },
  };
}

/** Sends such a file in the encoding the reader takes, or 304. */
export function sendStatic(
  request: IncomingMessage,
  response: ServerResponse,
  file: StaticFile,
  security: HeaderList,
): void {
  const made = file.body(chooseEncoding(request.headers["accept-encoding"]));
  const headers: Record<string, string | number> = {
    ...security,
    "content-type": file.type,
    "cache-control": file.cacheControl,
    vary: "Accept-Encoding",
    etag: made.etag,
  };
  if (matches(request.headers["if-none-match"], made.etag)) {
    response.writeHead(304, headers).end();
    return;
  }
  if (made.encoding !== "identity") headers["content-encoding"] = made.encoding;
  headers["content-length"] = made.bytes.length;
  response.writeHead(200, headers);
  response.end(request.method === "HEAD" ? undefined : made.bytes);
}

function walk(folder: string): string[] {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return [];
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return walk(path);
    return entry.isFile() && !entry.name.startsWith(".") ? [path] : [];
  });
}
