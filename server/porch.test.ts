import { request as ask } from "node:http";
import { gunzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { held, notice, page, porch } from "./porch.fixture";

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
