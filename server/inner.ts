import { mkdtempSync, rmSync } from "node:fs";
import {
  Agent,
  createServer,
  request as httpRequest,
  type IncomingMessage,
  type ServerResponse,
} from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { finish, isNextError } from "./finish";
import { Late, type Render } from "./miss";

type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void> | void;
export type Inner = Awaited<ReturnType<typeof openInner>>;

const largestPage = 8 * 1024 * 1024;
// To a request without an agent Next streams title and description into <body>, whatever htmlLimitedBots says.
const ownAgent = "gongji";

/** Next behind an http server on a Unix socket of our own: it parses and answers as anywhere, and only we can ask. */
export async function openInner(handle: Handler, publicUrl: string) {
  const folder = mkdtempSync(join(tmpdir(), "gongji-"));
  const socketPath =
    process.platform === "win32"
      ? `\\\\.\\pipe\\${folder.replaceAll(/[^\w]/g, "-")}`
      : join(folder, "next.sock");
  const server = createServer({ maxHeaderSize: 32 * 1024 }, (request, response) => {
    // The porch waits and gives up; a failure here must only end its answer.
    Promise.resolve(handle(request, response)).catch(() => response.destroy());
  });
  server.requestTimeout = 0; // The outer server holds the limits.
  server.headersTimeout = 0;
  server.keepAliveTimeout = 0; // It would close an idle socket just as the agent takes it again: a lost form.
  await new Promise<void>((resolve) =>
    // Its own also in one of several processes: this socket is nothing to deal out.
    server.listen({ path: socketPath, exclusive: true }, resolve),
  );
  // Two, so that no reader's slow download or flood stands in the way of a render, nor ever shares its connection.
  const renders = new Agent({ keepAlive: true, maxSockets: 16 });
  const passes = new Agent({ keepAlive: true, maxSockets: 1_040 }); // More than crowd.ts lets in.
  const { host, protocol } = new URL(publicUrl);
  const own = {
    host,
    "x-forwarded-host": host,
    "x-forwarded-proto": protocol.slice(0, -1),
  };

  type Ask = { method: string; path: string; headers: Record<string, string | string[]> };
  const over = (agent: Agent) => (options: Ask) => {
    const userAgent = String(options.headers["user-agent"] || ownAgent);
    const headers = { ...options.headers, "user-agent": userAgent, ...own };
    return httpRequest({ socketPath, agent, ...options, headers });
  };
  /** Sends a request on with exactly these headers; the caller ends it, with a whole body or none. */
  const ask = over(passes);
  const askForPage = over(renders);

  const render: Render = (path, deadlineMs) =>
    new Promise((resolve, reject) => {
      const asked = askForPage({ method: "GET", path, headers: { accept: "text/html" } });
      const deadline = setTimeout(
        () => asked.destroy(new Late(`no page within ${deadlineMs} ms`)),
        deadlineMs,
      );
      asked.on("error", (error) => {
        clearTimeout(deadline);
        reject(error);
      });
      asked.on("response", (answer) => {
        readText(answer, largestPage)
          .then((html) => {
            const status = answer.statusCode ?? 500;
            const redirects = status >= 300 && status < 400; // Its document is Next's error page.
            if (status >= 500 || (!redirects && isNextError(html)))
              throw new Error(`Next answered ${status}`);
            const location = answer.headers.location;
            const setsCookie = answer.headers["set-cookie"] !== undefined;
            if (status >= 300 && status < 400 && location)
              return resolve({ html: "", status, setsCookie, location });
            const type = answer.headers["content-type"] ?? "";
            if (!type.startsWith("text/html")) return resolve({ html, status, setsCookie, type });
            resolve({ ...finish(html, status), setsCookie });
          })
          .catch(reject)
          .finally(() => clearTimeout(deadline));
      });
      asked.end();
    });

  return {
    ask,
    render,
    async close(): Promise<void> {
      renders.destroy();
      passes.destroy();
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The whole of a message as text; rejects past `limit` bytes. */
export async function readText(message: IncomingMessage, limit: number): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of message) {
    size += chunk.length;
    if (size > limit) throw new TooLarge(`more than ${limit} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

export class TooLarge extends Error {}
