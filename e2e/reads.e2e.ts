import { request as ask, type IncomingHttpHeaders } from "node:http";
import { board, expect, test } from "./board";

const chrome =
  "Mozilla/5.0 (X11; Linux x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36";
const navigation = {
  "sec-fetch-mode": "navigate",
  "sec-fetch-dest": "document",
  "sec-fetch-site": "none",
};

/** One GET from a loopback address of its own. */
function get(
  path: string,
  from: string,
  headers: Record<string, string>,
): Promise<{ status: number; headers: IncomingHttpHeaders; body: string }> {
  return new Promise((resolve, reject) => {
    const { port } = new URL(board());
    const sent = ask(
      {
        host: "127.0.0.1",
        port,
        path,
        localAddress: from,
        headers: { host: `localhost:${port}`, ...headers },
      },
      (answer) => {
        let body = "";
        answer.on("data", (chunk) => (body += chunk));
        answer.on("end", () =>
          resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body }),
        );
      },
    );
    sent.on("error", reject);
    sent.end();
  });
}

const readsOf = async (number: string): Promise<number> =>
  (await (await fetch(`${board()}/api/v1/notices/${number}?lang=en`)).json()).reads;
const shown = (html: string, number: string): number =>
  Number(
    (new RegExp(`data-reads="${number}">([\\d,]+)<`).exec(html)?.[1] ?? "-1").replaceAll(",", ""),
  );

test("400 first reads among robots, prefetches and repeats count as 400, and the page and the list show it within a second", async ({
  page,
}) => {
  await page.goto("/en/press-releases");
  const address = (await page.locator("main h3 a").last().getAttribute("href")) ?? "";
  const number = /(\d+)$/.exec(address)?.[1] ?? "";
  const before = await readsOf(number);
  const readers = Array.from(
    { length: 400 },
    (_, index) => `127.${10 + Math.floor(index / 200)}.${index % 200}.7`,
  );
  const sendAll = async (work: (from: string) => Promise<unknown>) => {
    for (let at = 0; at < readers.length; at += 16)
      await Promise.all(readers.slice(at, at + 16).map(work));
  };
  await sendAll((from) => get(address, from, { "user-agent": chrome, ...navigation }));
  await sendAll((from) => get(address, from, { "user-agent": chrome, ...navigation }));
  await sendAll((from) =>
    get(address, from, {
      "user-agent": "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
    }),
  );
  await sendAll((from) =>
    get(address, from, { "user-agent": chrome, ...navigation, "sec-purpose": "prefetch" }),
  );
  await expect.poll(() => readsOf(number), { timeout: 5_000 }).toBe(before + 400);
  for (const path of [address, "/en/press-releases"]) {
    await expect
      .poll(async () => shown((await get(path, "127.0.0.1", { "user-agent": "" })).body, number), {
        timeout: 3_000,
      })
      .toBe(before + 400);
  }
});
