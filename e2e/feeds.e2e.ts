import { type Feed, type FeedFormat, feedFormats, writeFeed } from "@/lib/feeds";
import { board, expect, signedIn, test } from "./board";
import { givenEditions } from "./editions";
import { all, brokenInAtom, brokenInJson, brokenInRss, parseXml } from "./feed-rules";

const types: Record<FeedFormat, string> = {
  atom: "application/atom+xml; charset=utf-8",
  rss: "application/rss+xml; charset=utf-8",
  json: "application/feed+json",
};
const served = [
  "/en/feed",
  "/ko/feed",
  "/en/news-notices/feed",
  "/ko/press-releases/feed",
  "/en/tenders/feed",
];
const questions = [
  "",
  "?q=digital+government",
  "?year=2019",
  "?year=soon&from=2026-02-30&page=x",
  "?page=200",
];

test("every feed keeps every rule of its format", async ({ page, request }) => {
  test.setTimeout(180_000);
  for (const [format, check] of [
    ["atom", async (text: string) => brokenInAtom(await parseXml(page, text))],
    ["rss", async (text: string) => brokenInRss(await parseXml(page, text))],
    ["json", async (text: string) => brokenInJson(text)],
  ] as const) {
    for (const path of served) {
      for (const question of questions) {
        const answer = await request.get(`${path}.${format}${question}`);
        expect(answer.status(), path).toBe(200);
        expect(answer.headers()["content-type"]).toBe(types[format]);
        expect(await check(await answer.text()), `${path}.${format}${question}`).toEqual([]);
      }
    }
  }
});

// What no editor means to type and every import brings.
const hostile = [
  "]]> & <b>bold</b> \"quoted\" 'single'",
  "bell\u0007, null\u0000, escape\u001b, delete\u007f",
  "half \ud83d and \ude00 of an emoji, and a whole one 😀👨‍👩‍👧",
  "decomposed \u1112\u1161\u11ab\u1100\u1173\u11af",
  "\u202eright to left\u202c \u200f\u2067עברית\u2069",
  "no character \ufffe\uffff, a line\u2028and a paragraph\u2029",
  "<?xml version='1.0'?><!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]>&b;",
  "</title><script>alert(1)</script>",
  "tab\tline\nreturn\r\n",
  "긴 제목 ".repeat(2_000),
];

test("whatever a title holds, all three formats can be read and say the same", async ({ page }) => {
  const at = new Date("2026-03-02T03:00:00.000Z");
  const id = (n: number) => `urn:uuid:00000000-0000-5000-8000-${String(n).padStart(12, "0")}`;
  const feed: Feed = {
    id: id(999),
    lang: "ko",
    title: hostile.join(" "),
    subtitle: hostile.join(" "),
    publisher: hostile[0] ?? "",
    rights: hostile[1] ?? "",
    self: "https://notices.example.go.kr/ko/feed?q=%5D%5D%3E&year=2026",
    home: "https://notices.example.go.kr/ko/search?q=%5D%5D%3E&year=2026",
    first: "https://notices.example.go.kr/ko/feed",
    icon: "https://notices.example.go.kr/icon.png",
    updated: at,
    gone: [{ id: id(998), at }],
    entries: hostile.map((title, n) => ({
      id: id(n),
      url: `https://notices.example.go.kr/ko/news-notices/${n}`,
      title,
      summary: title,
      html: "<p>]]&gt; &amp; text</p>",
      published: at,
      updated: at,
      author: title,
      categories: [{ term: "news-notices", label: title }],
      rights: title,
      files: [0, 1].map(() => ({
        url: "https://notices.example.go.kr/files/1/a%20b.pdf",
        title,
        type: "application/pdf",
        bytes: 7,
      })),
    })),
  };

  const atom = await parseXml(page, writeFeed("atom", feed));
  const rss = await parseXml(page, writeFeed("rss", feed));
  const json = writeFeed("json", feed);

  expect([...brokenInAtom(atom), ...brokenInRss(rss), ...brokenInJson(json)]).toEqual([]);
  const titles = all(atom, "entry").map((entry) => all(entry, "title")[0]?.text);
  expect(titles[0]).toBe(hostile[0]);
  expect(titles[1]).toBe("bell\ufffd, null\ufffd, escape\ufffd, delete\u007f");
  expect(titles[2]).toBe("half \ufffd and \ufffd of an emoji, and a whole one 😀👨‍👩‍👧");
  expect(titles.slice(3, 5)).toEqual(hostile.slice(3, 5));
  expect(titles[8]).toBe(hostile[8]);
  const items = all(all(rss, "channel")[0] ?? rss, "item");
  expect(items.map((item) => all(item, "title")[0]?.text)).toEqual(titles);
  const read = JSON.parse(json) as { items: { title: string }[] };
  expect(read.items.map(({ title }) => title)).toEqual(titles);
});

test("what is published is in every feed at once, and so is that it was withdrawn", async ({
  browser,
  page,
  request,
}) => {
  test.setTimeout(120_000);
  await request.get("/en/feed.atom"); // Kept, and to be dropped.
  await request.get("/en/news-notices/feed.json");
  const author = await signedIn(browser, "author", { javaScriptEnabled: false });
  const editor = await signedIn(browser, "editor", { javaScriptEnabled: false });
  const manager = await signedIn(browser, "manager", { javaScriptEnabled: false });

  await givenEditions({ author, editor, manager });

  const everywhere = [
    ...feedFormats.map((format) => `/en/feed.${format}`),
    ...feedFormats.map((format) => `/en/news-notices/feed.${format}`),
  ];
  for (const address of everywhere) {
    const text = await (await request.get(address)).text();
    expect(text, address).toContain(`A published notice of ${process.pid}`);
    expect(text, address).toContain(`Withdrawn: A withdrawn notice of ${process.pid}`);
    expect(text, address).toContain("The work was put off.");
    expect(text, address).not.toMatch(/A draft of|A submission of/);
  }
  for (const address of ["/ko/feed.atom", "/en/tenders/feed.atom"])
    expect(await (await request.get(address)).text(), address).not.toContain(
      "A published notice of",
    );
  const atom = await (await request.get("/en/feed.atom")).text();
  expect(brokenInAtom(await parseXml(page, atom))).toEqual([]);
  for (const context of [author, editor, manager]) await context.close();
});

test("below a list stands the feed of exactly what it shows, and a feed reader finds it", async ({
  page,
  request,
}) => {
  for (const address of ["/en/news-notices?year=2019", "/en/search?q=government&year=2026"]) {
    await page.goto(address);
    const shown = await page.locator("main .reg h3 a").allTextContents();
    const found = await page
      .locator('head link[rel="alternate"][type="application/feed+json"]')
      .getAttribute("href");
    const href = await page.getByRole("link", { name: "JSON feed" }).getAttribute("href");
    expect(found).toBe(`${board()}${href}`);
    const { items, home_page_url } = await (await request.get(href ?? "")).json();
    const titles = items.map((item: { title: string }) => item.title.replace(/^Withdrawn: /, ""));
    expect(titles).toEqual(
      expect.arrayContaining(shown.map((title) => title.replaceAll("\u00a0", " "))),
    );
    expect(home_page_url).toBe(`${board()}${address}`);
  }
  await page.goto("/en/feeds");
  await page.getByRole("link", { name: "News & Notices in Atom" }).focus();
  expect(await page.getByRole("main").getByRole("link").count()).toBeGreaterThanOrEqual(12);
});

test("a feed that has not changed is not sent again, and any page may read it", async ({
  request,
}) => {
  const address = "/en/news-notices/feed.atom";
  const first = await request.get(address, { headers: { "accept-encoding": "br" } });
  const { etag = "", "content-encoding": encoding } = first.headers();
  expect(encoding).toBe("br");
  expect(first.headers()["access-control-allow-origin"]).toBe("*");
  const again = await request.get(`${address}?utm_source=x`, {
    headers: { "accept-encoding": "br", "if-none-match": etag },
  });
  expect(again.status()).toBe(304);
  expect(again.headers()["cache-status"]).toBe("gongji; hit");
  const head = await request.head(address);
  expect(head.status()).toBe(200);
  expect(await head.text()).toBe("");
  const preflight = await request.fetch(address, { method: "OPTIONS" });
  expect(preflight.status()).toBe(204);
  expect((await request.get("/en/never-was/feed.atom")).status()).toBe(404);
  const odd = await (await request.get("/en/feed.json?year=soon&category=x")).json();
  expect(odd.description).toContain("left out: Year, Topic.");
});
