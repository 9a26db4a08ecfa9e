import { request as ask, createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach } from "vitest";
import { openLog } from "@/lib/log";
import { openCrowds } from "./crowd";
import { securityHeaders } from "./headers";
import { openLimit } from "./limit";
import { Misses, type Render } from "./miss";
import { ownOrigins } from "./origin";
import { openPorch } from "./porch";
import { plainPage } from "./sorry";
import { openStatic } from "./static";
import { PageStore, ReadCounts } from "./store";

const open: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0)) await close();
});

export const notice = (text: string, reads = "5,844") =>
  `<!DOCTYPE html><html lang="en"><head><title>Water outage</title></head><body><p>${text}</p>` +
  `<span data-reads="7">${reads}</span><button name="theme" value="system" aria-pressed="true">System</button>` +
  `<button name="theme" value="dark" aria-pressed="false">Dark</button></body></html>`;

export async function porch(
  render: Render,
  options: { hears?: () => boolean; databaseAnswers?: () => boolean } = {},
) {
  const store = new PageStore(1_000_000);
  const counts = new ReadCounts();
  const misses = new Misses(store, counts, render);
  const read: number[] = [];
  const publicUrl = "http://localhost:41300";
  const answers = options.databaseAnswers ?? (() => true);
  const server = createServer(
    openPorch({
      publicUrl,
      defaultLang: "en",
      own: ownOrigins(publicUrl),
      security: securityHeaders(false),
      store,
      counts,
      misses,
      sorry: { of: plainPage },
      files: openStatic("/nowhere", "/nowhere"),
      inner: {
        ask: () => {
          throw new Error("nothing stands behind this porch");
        },
      },
      reads: { decide: (_, number) => read.push(number), afterWrite: (answer) => answer() },
      isOfficial: () => false,
      addressOf: () => "127.0.0.1",
      leadsTo: async (target) => (target === "/old/view.do?id=3" ? "/en/news-notices" : null),
      limit: openLimit(),
      hears: options.hears ?? (() => true),
      crowds: openCrowds(),
      pulse: { answers, ask: async () => answers() },
      ready: async () => ({ ready: true }),
      log: openLog("silent"),
    }),
  );
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  open.push(() => new Promise((resolve) => server.close(() => resolve())));
  const { port } = server.address() as AddressInfo;
  const get = (
    path: string,
    headers: Record<string, string> = {},
    method = "GET",
    body = "",
  ): Promise<{
    status: number;
    headers: IncomingMessage["headers"];
    bytes: Buffer;
    text: string;
  }> =>
    new Promise((resolve, reject) => {
      const asked = ask({ port, path, headers, method, agent: false }, (answer) => {
        const chunks: Buffer[] = [];
        answer.on("data", (chunk: Buffer) => chunks.push(chunk));
        answer.on("end", () => {
          const bytes = Buffer.concat(chunks);
          const { statusCode: status = 0, headers } = answer;
          resolve({ status, headers, bytes, text: bytes.toString() });
        });
      });
      asked.on("error", reject);
      asked.end(body);
    });
  const connections = () =>
    new Promise<number>((resolve) => server.getConnections((_, count) => resolve(count)));
  return { get, store, counts, misses, read, port, connections };
}

export const page = (html: string, status = 200) => ({ html, status, setsCookie: false });

/** A render that stands still until it is let go; `began` resolves when the first one has started. */
export function held(answer: () => string) {
  let release = () => {};
  let start = () => {};
  const gate = new Promise<void>((resolve) => {
    release = resolve;
  });
  const began = new Promise<void>((resolve) => {
    start = resolve;
  });
  const keys: string[] = [];
  const render: Render = async (key) => {
    keys.push(key);
    const html = answer();
    start();
    await gate;
    return page(html);
  };
  return { render, keys, began, release };
}
