import { currentOfficial } from "@/app/context";
import { pool } from "@/db";
import { findFile } from "@/domain/attachments/find-file";
import { readEnv } from "@/lib/env";
import { openStorage } from "@/lib/storage";

type Props = { params: Promise<{ id: string }> };

/**
 * A file of a public edition, whole or a range of it; of another edition for officials who may see that one; 404 for
 * everything else. The name in the address is for people.
 */
export async function GET(request: Request, { params }: Props): Promise<Response> {
  const { id } = await params;
  const asked = async () => (await currentOfficial())?.actor ?? null;
  const file = /^[1-9]\d{0,14}$/.test(id)
    ? await findFile(pool().db, Number(id), asked)
    : undefined;
  if (!file) return missing();
  const etag = `"${file.sha256}"`;
  const headers = new Headers({
    etag,
    "cache-control": file.open ? "no-cache" : "private, no-store",
    "accept-ranges": "bytes",
    "content-type": file.mediaType.startsWith("text/")
      ? `${file.mediaType}; charset=utf-8`
      : file.mediaType,
    "content-disposition": disposition(file.role === "image" ? "inline" : "attachment", file.name),
    "x-content-type-options": "nosniff",
    "content-security-policy": "default-src 'none'; sandbox",
  });
  if (request.headers.get("if-none-match")?.split(/,\s*/).includes(etag))
    return new Response(null, { status: 304, headers });
  const bytes = await openStorage(readEnv().storageUrl).read(file.sha256);
  if (!bytes) return missing();
  const range = rangeOf(request.headers.get("range"), bytes.length);
  if (range === "beyond")
    return new Response(null, {
      status: 416,
      headers: { "content-range": `bytes */${bytes.length}` },
    });
  if (!range) return new Response(new Uint8Array(bytes), { headers });
  headers.set("content-range", `bytes ${range.first}-${range.last}/${bytes.length}`);
  return new Response(new Uint8Array(bytes.subarray(range.first, range.last + 1)), {
    status: 206,
    headers,
  });
}

const missing = () =>
  new Response("404\n", {
    status: 404,
    headers: { "content-type": "text/plain; charset=utf-8" },
  });

/** RFC 6266: an ASCII name for old browsers, the true one in UTF-8 for all others. */
function disposition(kind: "inline" | "attachment", name: string): string {
  const ascii = name.replace(/[^\x20-\x7e]|["\\%]/g, "_");
  const utf8 = encodeURIComponent(name).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${kind}; filename="${ascii}"; filename*=UTF-8''${utf8}`;
}

/** One range of RFC 9110; anything else is answered whole. */
function rangeOf(
  header: string | null,
  size: number,
): { first: number; last: number } | "beyond" | null {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header ?? "");
  if (!match || (match[1] === "" && match[2] === "")) return null;
  const first = match[1] === "" ? Math.max(0, size - Number(match[2])) : Number(match[1]);
  const last = match[1] === "" || match[2] === "" ? size - 1 : Math.min(size - 1, Number(match[2]));
  return first > last || first >= size ? "beyond" : { first, last };
}
