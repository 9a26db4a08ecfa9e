import {
  request as ask,
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type ServerResponse,
} from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach } from "vitest";
import { type Crowds, openCrowds } from "./crowd";
import { securityHeaders } from "./headers";
import { openInner } from "./inner";
import { type Door, passThrough } from "./through";

export const publicUrl = "http://localhost:41301";
const open: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0)) await close();
});

type Answer = { status: number; headers: IncomingHttpHeaders; text: string };

/** A door with `next` behind it in place of Next, over the socket Next stands behind. */
export async function door(
  name: Door,
  next: (request: IncomingMessage, response: ServerResponse) => void,
  crowds: Crowds = openCrowds(),
  isOfficial = () => true,
) {
  const inner = await openInner(next, publicUrl);
  const outcomes: string[] = [];
  const server = createServer((request, response) => {
    const path = request.url ?? "/";
    const address = "203.0.113.7";
    const security = securityHeaders(false);
    const pulse = { ask: async () => true };
    const given = {
      request,
      response,
      door: name,
      path,
      address,
      inner,
      crowds,
      isOfficial,
      pulse,
      security,
      publicUrl,
    };
    void passThrough({ ...given, requestId: "r1" }).then((outcome) => {
      outcomes.push(outcome);
      if (outcome !== "answered") response.end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  open.push(async () => {
    await new Promise((resolve) => server.close(resolve));
    await inner.close();
  });
  const send = (
    headers: Record<string, string> = {},
    method = "GET",
    body: Buffer | string = "",
  ): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const asked = ask({ port, path: "/x", headers, method, agent: false }, (answer) => {
        let text = "";
        answer.on("data", (chunk) => (text += chunk));
        answer.on("error", reject);
        answer.on("end", () =>
          resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text }),
        );
      });
      asked.on("error", reject);
      asked.end(body);
    });
  return { send, outcomes, port };
}

/** Next as it answers with a page. */
export const html = (text: string) => (_: IncomingMessage, response: ServerResponse) => {
  response.setHeader("content-type", "text/html; charset=utf-8");
  response.end(`<html><head><title>Desk</title>${text}</head><body>Text</body></html>`);
};
