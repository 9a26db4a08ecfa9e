import { request as ask, createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { gunzipSync } from "node:zlib";
import { afterEach, expect, test } from "vitest";
import { openLog } from "@/lib/log";
import { openCrowds } from "./crowd";
import { securityHeaders } from "./headers";
import { openLimit } from "./limit";
import { Busy, Misses, type Render } from "./miss";
import { ownOrigins } from "./origin";
import { openPorch } from "./porch";
import { plainPage } from "./sorry";
import { openStatic } from "./static";
import { PageStore, ReadCounts } from "./store";

const open: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0)) await close();
});

const notice = (text: string, reads = "5,844") =>
  `<!DOCTYPE html><html lang="en"><head><title>Water outage</title></head><body><p>${text}</p>` +
  `<span data-reads="7">${reads}</span><button name="theme" value="system" aria-pressed="true">System</button>` +
  `<button name="theme" value="dark" aria-pressed="false">Dark</button></body></html>`;

async function porch(
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

const page = (html: string, status = 200) => ({ html, status, setsCookie: false });

test("a notice is rendered once, then comes out of memory, and each GET is a read", async () => {
  let renders = 0;
  const { get, read } = await porch(async () => {
    renders += 1;
    return page(notice("Off from nine."));
  });

  const first = await get("/en/news-notices/7?fbclid=abc");
  const second = await get("/en/news-notices/7");
  const head = await get("/en/news-notices/7", {}, "HEAD");

  expect(first.headers["cache-status"]).toBe("gongji; fwd=miss");
  expect(second.headers["cache-status"]).toBe("gongji; hit");
  expect(head.text).toBe("");
  expect(renders).toBe(1);
  expect(read).toEqual([7, 7]);
});

test("nothing has changed is an answer to a reader too, what is gone or missing is none", async () => {
  let status = 200;
  const { get, store, read } = await porch(async () => page(notice("Off from nine."), status));
  const { etag } = (await get("/en/news-notices/7")).headers;

  const unchanged = await get("/en/news-notices/7/v/1", { "if-none-match": String(etag) });
  const list = await get("/en/news-notices");
  const difference = await get("/en/news-notices/7/changes?from=1&to=2");
  for (status of [410, 404]) {
    store.drop({ all: true });
    expect((await get("/en/news-notices/7")).status).toBe(status);
  }

  expect([unchanged.status, list.status, difference.status]).toEqual([304, 200, 200]);
  expect(read).toEqual([7, 7]);
});

test("who goes away before the page is there has read nothing", async () => {
  const { render, began, release } = held(() => notice("Off from nine."));
  const { get, read, port, connections } = await porch(render);
  const leaving = ask({ port, path: "/en/news-notices/7", agent: false });
  leaving.on("error", () => {});
  leaving.end();
  await began;

  leaving.destroy();
  await expect.poll(connections, { interval: 5 }).toBe(0);
  release();
  await get("/en/news-notices/8");

  expect(read).toEqual([8]);
});

test("a count that moved is stamped into the kept page and changes its entity tag", async () => {
  const { get, counts } = await porch(async () => page(notice("Off from nine.")));
  const before = await get("/en/news-notices/7", { "accept-encoding": "gzip" });
  const unchanged = await get("/en/news-notices/7", {
    "accept-encoding": "gzip",
    "if-none-match": String(before.headers.etag),
  });
  counts.learn([[7, 5845]]);

  const after = await get("/en/news-notices/7");

  expect(gunzipSync(before.bytes).toString()).toContain(">5,844<");
  expect(unchanged.status).toBe(304);
  expect(after.text).toContain(">5,845<");
  expect(after.headers["vary"]).toBe("Accept-Encoding, Cookie");
  expect(after.headers["cache-control"]).toBe("no-cache");
});

test("the theme of the cookie stands on the page and on its button", async () => {
  const { get } = await porch(async () => page(notice("Off from nine.")));
  const dark = await get("/en/news-notices/7", { cookie: "a=b; theme=dark" });
  const plain = await get("/en/news-notices/7", { cookie: "theme=darker" });
  expect(dark.text).toContain('<html lang="en" data-theme="dark">');
  expect(dark.text).toContain('value="dark" aria-pressed="true"');
  expect(dark.text).toContain('value="system" aria-pressed="false"');
  expect(plain.text).toContain('<html lang="en">');
});

/** A render that stands still until it is let go; `began` resolves when the first one has started. */
function held(answer: () => string) {
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

test("whoever asks at once waits for one render, and past 4 rendered and 64 waiting nobody waits", async () => {
  const { render, keys, release } = held(() => notice("Off from nine."));
  const misses = new Misses(new PageStore(1_000_000), new ReadCounts(), render);
  const ask = (number: number) => {
    const address = { kind: "notice", lang: "en", board: "news-notices", number } as const;
    return misses.ask(`/en/news-notices/${number}`, address, 1_000);
  };

  const first = ask(1);
  expect(ask(1)).toBe(first);
  const taken = Array.from({ length: 67 }, (_, at) => ask(at + 2));
  await expect(ask(100)).rejects.toBeInstanceOf(Busy);
  release();
  await Promise.all([first, ...taken]);

  expect(keys).toHaveLength(68);
});

test("what is never kept has a queue of its own: filters without number hold up no page", async () => {
  const { render, keys, release } = held(() => notice("Off from nine."));
  const misses = new Misses(new PageStore(1_000_000), new ReadCounts(), render);
  const board = { kind: "board", lang: "en", board: "news-notices" } as const;
  const narrowed = Array.from({ length: 34 }, (_, day) =>
    misses.ask(`/en/news-notices?from=2026-01-${day + 10}`, board, 1_000),
  );
  await expect(misses.ask("/en/news-notices?year=2026", board, 1_000)).rejects.toBeInstanceOf(Busy);

  const page = misses.ask("/en/news-notices?page=2", board, 1_000);
  await expect.poll(() => keys).toContain("/en/news-notices?page=2");
  release();
  await Promise.all([page, ...narrowed]);
});

test("a reader turned away by the queue gets a 503 with Retry-After in the page's language", async () => {
  const { get } = await porch(async () => {
    throw new Busy("too many");
  });
  const { status, headers, text } = await get("/ko/news-notices/7");
  expect([status, headers["retry-after"]]).toEqual([503, "5"]);
  expect(text).toContain('<html lang="ko">');
});

test("a page whose render began before a purge of it is answered, joined by nobody and not kept", async () => {
  let text = "old";
  const { render, began, release } = held(() => notice(text));
  const { get, misses, store } = await porch(render);
  const early = get("/en/news-notices/7");
  await began;

  misses.moved({ notices: [7], boards: ["news-notices"] });
  text = "new";
  const later = get("/en/news-notices/7");
  release();

  expect((await early).text).toContain("old");
  expect((await later).text).toContain("new");
  expect((await get("/en/news-notices/7")).text).toContain("new");
  expect(store.pages).toBe(1);
});

test("with the database away a page served before is served unchanged and says how old it is", async () => {
  let away = false;
  const { get, store } = await porch(async () => {
    if (away) throw new Error("Next answered 500");
    return page(notice("Off from nine."));
  });
  await get("/en/news-notices/7");
  away = true;
  store.markStale();
  const kept = await get("/en/news-notices/7");
  const other = await get("/ko/news-notices/8");
  expect(kept.status).toBe(200);
  expect(kept.headers["cache-status"]).toMatch(/^gongji; hit; ttl=-\d+$/);
  expect(other.status).toBe(500);
  expect(other.text).toContain('<html lang="ko">');
});

test("a page that fails for want of the database is a 503 at once, one that fails by itself is a 500", async () => {
  let answers = true;
  const { get } = await porch(
    async () => {
      throw new Error("Next answered 500");
    },
    { databaseAnswers: () => answers },
  );
  const fault = await get("/ko/news-notices/7");
  answers = false;
  const away = await get("/ko/news-notices/7");
  expect([fault.status, fault.headers["retry-after"]]).toEqual([500, undefined]);
  expect([away.status, away.headers["retry-after"]]).toEqual([503, "5"]);
  expect(away.text).toContain('<html lang="ko">');
});

test("nobody waits for a page that waits for a silent database", async () => {
  const { render, keys } = held(() => notice("Off from nine."));
  let silentFor5s = false;
  const { get } = await porch(render, {
    databaseAnswers: () => false,
    hears: () => !silentFor5s,
  });
  const waited = performance.now();
  expect((await get("/en/news-notices/7")).status).toBe(503);
  expect(performance.now() - waited).toBeLessThan(5_000);
  silentFor5s = true;
  expect((await get("/en/news-notices/8")).status).toBe(503);
  expect(keys).toEqual(["/en/news-notices/7"]); // Known to be away, Next is not even asked.
});

test("what is missing is never kept, what is gone is", async () => {
  let status = 404;
  const { get, store } = await porch(async () => page(notice("None."), status));
  expect((await get("/en/news-notices/7")).status).toBe(404);
  expect(store.pages).toBe(0);
  status = 410;
  expect((await get("/en/news-notices/7")).status).toBe(410);
  expect(store.pages).toBe(1);
});

test("an answer that sets a cookie is somebody's own and is never kept", async () => {
  const { get, store } = await porch(async () => ({
    ...page(notice("Off from nine.")),
    setsCookie: true,
  }));
  const answer = await get("/en/news-notices/7");
  expect(answer.headers["set-cookie"]).toBeUndefined();
  expect(store.pages).toBe(0);
});

test("an address without a page leads where a redirect says, one with a page never does", async () => {
  const { get } = await porch(async (key) =>
    page(notice("None."), key.includes("news") ? 200 : 404),
  );

  const led = await get("/old/view.do?id=3");
  expect(led.status).toBe(301);
  expect(led.headers.location).toBe("/en/news-notices");
  expect((await get("/old/view.do?id=4")).status).toBe(404);
});

test("the root goes to the reader's language, unknown shapes to the 404 page, other methods nowhere", async () => {
  const keys: string[] = [];
  const { get } = await porch(async (key) => {
    keys.push(key);
    return page(notice("None."), 404);
  });
  const root = await get("/", { "accept-language": "fr, ko;q=0.8, en;q=0.3" });
  expect([root.status, root.headers.location]).toEqual([302, "/ko"]);
  expect(root.headers["cache-control"]).toBe("no-store");
  expect((await get("/wp-login.php", { "accept-language": "ko" })).status).toBe(404);
  expect((await get("/en//x")).status).toBe(404);
  expect((await get("/_next/image?url=x")).status).toBe(404);
  expect((await get("/en/unavailable")).status).toBe(404); // Made at start, for the porch alone.
  expect(keys).toEqual(["/ko/not-found", "/en/not-found"]);
  expect((await get("/en/", {})).headers.location).toBe("/en");
  for (const path of ["/en", "/files/1/plan.pdf", "/sitemap.xml", "/n/7"])
    expect(await get(path, {}, "POST")).toMatchObject({
      status: 405,
      headers: { allow: "GET, HEAD" },
    });
  expect((await get("/en", { "next-action": "x" })).status).toBe(403);
});

test("another site may not change anything, and the theme form leads nowhere else", async () => {
  const { get } = await porch(async () => page(notice("None.")));
  const form = { "content-type": "application/x-www-form-urlencoded" };
  const foreign = await get(
    "/theme",
    { ...form, origin: "https://evil.example" },
    "POST",
    "theme=dark",
  );
  const crossSite = await get(
    "/theme",
    { ...form, "sec-fetch-site": "cross-site" },
    "POST",
    "theme=dark",
  );
  const alias = await get(
    "/theme",
    { ...form, origin: "http://127.0.0.1:41300" },
    "POST",
    "theme=dark&to=%2Fko",
  );
  expect([foreign.status, crossSite.status, alias.status]).toEqual([403, 403, 303]);
  expect(alias.headers.location).toBe("/ko");
  expect(alias.headers["set-cookie"]?.[0]).toContain("theme=dark; Path=/");
  for (const to of [
    "//evil.example",
    "/\\evil.example",
    "https://evil.example",
    "/%0a/../..//evil",
    "/./%2e//evil.example",
  ]) {
    const body = `theme=light&to=${encodeURIComponent(to)}`;
    const { location } = (await get("/theme", form, "POST", body)).headers;
    expect(location, to).toMatch(/^\/(?![/\\])/);
  }
  expect((await get("/theme", form, "POST", "x".repeat(5_000))).status).toBe(413);
});

test("every answer carries the security headers", async () => {
  const { get } = await porch(async () => page(notice("None.")));
  for (const path of ["/", "/en", "/en/news-notices/7", "/healthz", "/nowhere/", "/admin"]) {
    const { headers } = await get(path);
    expect(headers["x-content-type-options"], path).toBe("nosniff");
    expect(headers["content-security-policy"], path).toContain("frame-ancestors 'none'");
    expect(headers["referrer-policy"], path).toBe("strict-origin-when-cross-origin");
    expect(headers["x-powered-by"], path).toBeUndefined();
  }
});
