import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { brotliDecompressSync } from "node:zlib";
import { afterEach, describe, expect, test } from "vitest";
import { openLog } from "@/lib/log";
import { openCrowds } from "./crowd";
import { securityHeaders } from "./headers";
import { openInner } from "./inner";
import { openLimit } from "./limit";
import { openApiDoor } from "./open-api";
import type { Parts } from "./parts";

const publicUrl = "http://localhost:41302";
const open: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0)) await close();
});

/** The door of the open API with `next` in place of Next. */
async function door(
  next: (request: IncomingMessage, response: ServerResponse) => void,
  given: { quota?: number; databaseAnswers?: boolean } = {},
) {
  const inner = await openInner(next, publicUrl);
  const answer = openApiDoor({
    security: securityHeaders(false),
    limit: openLimit({ quota: given.quota ?? 100 }),
    log: openLog("silent"),
    addressOf: () => "203.0.113.7",
    inner,
    crowds: openCrowds(),
    pulse: { ask: async () => given.databaseAnswers ?? true },
    publicUrl,
  } as unknown as Parts);
  const server = createServer((request, response) => {
    void answer({ request, response, path: request.url ?? "/", requestId: "r1" });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  open.push(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await inner.close();
  });
  const { port } = server.address() as AddressInfo;
  return (path: string, init: RequestInit = {}) =>
    fetch(`http://127.0.0.1:${port}${path}`, {
      headers: { "accept-encoding": "identity" },
      ...init,
    });
}

const json = (_: IncomingMessage, response: ServerResponse) =>
  response.writeHead(200, { "content-type": "application/json" }).end('{"total":1}');

describe("the open API", () => {
  test("is not sent twice, and a HEAD tells what a GET would send", async () => {
    const get = await door(json);
    const first = await get("/api/v1/notices");
    const etag = first.headers.get("etag") ?? "";

    const again = await get("/api/v1/notices", {
      headers: { "accept-encoding": "identity", "if-none-match": `"x", W/${etag}` },
    });
    const head = await get("/api/v1/notices", { method: "HEAD" });

    expect(await first.text()).toBe('{"total":1}');
    expect(again.status).toBe(304);
    expect(again.headers.get("ratelimit")).toMatch(/^"api";r=98;/);
    expect(head.headers.get("content-length")).toBe("11");
    expect(await head.text()).toBe("");
  });

  test("comes compressed to who can read that", async () => {
    const get = await door(json);
    const answer = await get("/api/v1/notices", { headers: { "accept-encoding": "br" } });

    expect(answer.headers.get("content-encoding")).toBe("br");
    const bytes = Buffer.from(await answer.arrayBuffer());
    // fetch may have undone it already.
    const text = bytes[0] === 0x7b ? bytes : brotliDecompressSync(bytes);
    expect(text.toString()).toBe('{"total":1}');
  });

  test("past its limit says so, and for how long, in the language that was asked for", async () => {
    const get = await door(json, { quota: 1 });
    await get("/api/v1/notices");

    const refused = await get("/api/v1/notices?size=5&lang=ko");

    expect(refused.status).toBe(429);
    const seconds = refused.headers.get("retry-after");
    expect(Number(seconds)).toBeGreaterThan(0);
    expect(refused.headers.get("access-control-allow-origin")).toBe("*");
    const { error } = await refused.json();
    expect(error.code).toBe("too_many");
    expect(error.message).toContain(`${seconds}초`);
  });

  test.each([
    [true, 500, "error"],
    [false, 503, "unavailable"],
  ])(
    "that fails while the database answers (%s) is %i, in JSON",
    async (databaseAnswers, status, code) => {
      const get = await door(
        (_, response) => response.writeHead(500).end("Internal Server Error"),
        {
          databaseAnswers,
        },
      );

      const answer = await get("/api/v1/notices");

      expect(answer.status).toBe(status);
      expect(answer.headers.get("content-type")).toBe("application/json");
      expect(answer.headers.get("retry-after")).toBe(status === 503 ? "5" : null);
      expect((await answer.json()).error.code).toBe(code);
    },
  );

  test("takes nothing but GET and HEAD", async () => {
    const get = await door(json);
    const posted = await get("/api/v1/notices", { method: "POST", body: "x".repeat(1000) });
    expect(posted.status).toBe(405);
    expect(posted.headers.get("allow")).toBe("GET, HEAD, OPTIONS");
    expect((await posted.json()).error.code).toBe("method");
  });
});
