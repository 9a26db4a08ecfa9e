import type { IncomingMessage, ServerResponse } from "node:http";
import { matches } from "@/lib/conditional";
import { chooseEncoding, encodeAside, etagOf } from "./encoding";
import type { HeaderList } from "./headers";

type Headers = Record<string, string | string[] | number>;

/** Sends what programs read: with an ETag, 304 where they have it, compressed beside the event loop (a sitemap is megabytes). */
export async function sendData(
  request: IncomingMessage,
  response: ServerResponse,
  answer: { status: number; headers: Headers; bytes: Buffer },
): Promise<void> {
  const { status, bytes } = answer;
  const encoding = chooseEncoding(request.headers["accept-encoding"]);
  const etag = etagOf(bytes, encoding);
  const headers: Headers = { ...answer.headers, vary: "Accept-Encoding" };
  if (status === 200) headers["etag"] = etag;
  if (status === 200 && matches(request.headers["if-none-match"], etag)) {
    delete headers["content-type"];
    response.writeHead(304, headers).end();
    return;
  }
  const body = await encodeAside(bytes, encoding);
  if (response.destroyed) return;
  if (encoding !== "identity") headers["content-encoding"] = encoding;
  headers["content-length"] = body.length;
  response.writeHead(status, headers);
  response.end(request.method === "HEAD" ? undefined : body);
}

/** Answers a browser that asks whether a page of another site may read here. */
export function allowReading(response: ServerResponse, security: HeaderList): void {
  response
    .writeHead(204, {
      ...security,
      "access-control-allow-origin": "*",
      "access-control-allow-methods": "GET, HEAD, OPTIONS",
      "access-control-allow-headers": "Accept, Accept-Language, If-None-Match",
      "access-control-max-age": "86400",
      allow: "GET, HEAD, OPTIONS",
    })
    .end();
}
