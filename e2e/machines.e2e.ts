import { z } from "zod";
import { board, expect, test } from "./board";
import { all, parseXml } from "./feed-rules";

type Schema = { [name: string]: unknown };

/** A schema in which nothing may stand that it does not name: an answer with one field more is found. */
function closed(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(closed);
  if (typeof schema !== "object" || schema === null) return schema;
  const read = Object.fromEntries(
    Object.entries(schema).map(([name, value]) => [name, closed(value)]),
  );
  return read["type"] === "object" ? { ...read, additionalProperties: false } : read;
}

test("the API answers what its description says, no field more and none less", async ({
  request,
}) => {
  const document = await (await request.get("/api/v1/openapi.json")).json();
  expect(document.openapi).toBe("3.1.0");
  const schemas: Record<string, Schema> = document.components.schemas;
  const check = (name: string, value: unknown) =>
    z.fromJSONSchema(closed(schemas[name]) as Parameters<typeof z.fromJSONSchema>[0]).parse(value);
  const list = await (await request.get("/api/v1/notices?size=100&colour=red")).json();
  check("NoticeList", list);
  expect(list.ignored).toEqual(["colour"]);
  for (const lang of ["en", "ko"]) {
    for (const item of list.items.slice(0, 20)) {
      const answer = await request.get(`/api/v1/notices/${item.number}?lang=${lang}`);
      const alone = await answer.json();
      check(answer.status() === 200 ? "Notice" : "Error", alone);
      const { reads: _, ...told } = item; // Others read meanwhile.
      if (lang === "en") expect(alone).toMatchObject(told);
    }
  }
  const withdrawn = list.items.find(({ state }: { state: string }) => state === "withdrawn");
  expect(withdrawn.withdrawnReason).toMatch(/\w/);
  const slugs = await (await request.get("/api/v1/notices?board=no-such&department=nobody")).json();
  expect([slugs.total, slugs.ignored]).toEqual([list.total, ["board", "department"]]);
  for (const [address, status] of [
    ["/api/v1/notices?lang=fr", 400],
    ["/api/v1/notices?from=2026-02-30", 400],
    ["/api/v1/notices?size=101", 400],
    [`/api/v1/notices?q=${"%EA%B3%B5".repeat(201)}`, 400],
    ["/api/v1/notices/0", 404],
    ["/api/v1/notices/999999999", 404],
    ["/api/v1/nothing", 404],
  ] as const) {
    const answer = await request.get(address);
    expect(answer.status(), address).toBe(status);
    const { error } = check("Error", await answer.json()) as { error: { message: string } };
    expect(error.message, address).toMatch(/\w{3,}.*\.$/);
  }
  const posted = await request.post("/api/v1/notices");
  expect(posted.status()).toBe(405);
  check("Error", await posted.json());
  for (const { parameters, responses } of Object.values<{ get: Schema }>(document.paths).map(
    ({ get }) => get,
  ) as {
    parameters: Schema[];
    responses: Record<string, Schema>;
  }[]) {
    for (const parameter of parameters)
      expect(parameter["description"], String(parameter["name"])).toBeTruthy();
    for (const [status, response] of Object.entries(responses)) {
      expect(response["description"], status).toBeTruthy();
      for (const { $ref } of Object.values(
        (response["headers"] ?? {}) as Record<string, { $ref: string }>,
      ))
        expect(document.components.headers).toHaveProperty([$ref.split("/").at(-1) ?? ""]);
      for (const { schema, example } of Object.values(
        (response["content"] ?? {}) as Record<
          string,
          { schema: { $ref: string }; example: unknown }
        >,
      ))
        check(schema.$ref.split("/").at(-1) ?? "", example);
    }
  }
});

test("the API says its limit, links its pages, and is not sent twice", async ({ request }) => {
  const address = "/api/v1/notices?size=5&page=2&board=news-notices";
  const answer = await request.get(address);
  const headers = answer.headers();
  expect(headers["ratelimit-policy"]).toBe('"api";q=600;w=60');
  expect(headers["ratelimit"]).toMatch(/^"api";r=\d+;t=\d+$/);
  const relations = [...(headers["link"] ?? "").matchAll(/<([^>]+)>; rel="(\w+)"/g)];
  expect(relations.map(([, , rel]) => rel)).toEqual(["first", "prev", "next", "last"]);
  const last = relations.at(-1)?.[1] ?? "";
  expect((await (await request.get(last)).json()).items.length).toBeGreaterThan(0);
  const again = await request.get(address, { headers: { "if-none-match": headers["etag"] ?? "" } });
  expect(again.status()).toBe(304);
  const head = await request.head(address);
  expect(head.headers()["content-length"]).toBe(headers["content-length"]);
  const preflight = await request.fetch(address, {
    method: "OPTIONS",
    headers: { origin: "https://elsewhere.example", "access-control-request-method": "GET" },
  });
  expect(preflight.status()).toBe(204);
  expect(preflight.headers()["access-control-allow-origin"]).toBe("*");
});

test("the sitemap names every public page, each with its other language, and nothing else", async ({
  page,
  request,
}) => {
  test.setTimeout(120_000);
  const index = await parseXml(page, await (await request.get("/sitemap.xml")).text());
  expect(index.name).toBe("sitemapindex");
  const seen = new Set<string>();
  for (const part of all(index, "sitemap")) {
    const answer = await request.get(all(part, "loc")[0]?.text ?? "");
    expect(answer.headers()["content-type"]).toBe("application/xml; charset=utf-8");
    const urls = all(await parseXml(page, await answer.text()), "url");
    expect(urls.length).toBeLessThanOrEqual(50_000);
    for (const url of urls) {
      const address = all(url, "loc")[0]?.text ?? "";
      expect(address.startsWith(`${board()}/`)).toBe(true);
      expect(seen.has(address), address).toBe(false);
      seen.add(address);
      const languages = all(url, "xhtml:link").map(({ attributes }) => attributes["hreflang"]);
      expect([[], ["en", "ko"]]).toContainEqual(languages);
    }
  }
  for (const address of seen) {
    const answer = await request.get(address, { maxRedirects: 0 });
    expect.soft(answer.status(), address).toBe(200);
    expect.soft(await answer.text(), address).not.toContain('name="robots" content="noindex"');
  }
  const { items } = await (await request.get("/api/v1/notices?lang=ko&size=100")).json();
  for (const { url } of items) expect.soft(seen.has(url), url).toBe(true);
});

test("robots are told where the sitemap is, and finders of holes whom to tell", async ({
  request,
}) => {
  const robots = await (await request.get("/robots.txt")).text();
  expect(robots).toContain(`Sitemap: ${board()}/sitemap.xml\n`);
  expect(robots).toMatch(/^Disallow: \/admin$/m);
  expect(robots).not.toMatch(/^Disallow: \/$/m);
  const told = await (await request.get("/.well-known/security.txt")).text();
  expect(told).toMatch(/^Contact: mailto:\S+@\S+$/m);
  expect(told).toContain(`Canonical: ${board()}/.well-known/security.txt\n`);
  const left = Date.parse(/^Expires: (.+)$/m.exec(told)?.[1] ?? "") - Date.now();
  expect(left).toBeGreaterThan(30 * 86_400_000);
  expect(left).toBeLessThan(365 * 86_400_000);
});

test("a notice says to machines what it says to people, its count too", async ({
  page,
  request,
}) => {
  await page.goto("/en/news-notices");
  const address = (await page.locator("main h3 a").first().getAttribute("href")) ?? "";
  const html = await (await request.get(address)).text();
  await page.setContent(html);
  const data = JSON.parse(
    (await page.locator('script[type="application/ld+json"]').textContent()) ?? "",
  );
  const [article, trail] = data["@graph"];
  expect(article["@type"]).toBe("NewsArticle");
  const title = await page.locator("h1").textContent();
  expect(article.headline).toBe(title?.replaceAll("\u00a0", " "));
  expect(article.url).toBe(`${board()}${address}`);
  const shown = Number((await page.locator("dl [data-reads]").textContent())?.replaceAll(",", ""));
  expect(article.interactionStatistic.userInteractionCount).toBe(shown);
  expect(trail.itemListElement.map((step: { position: number }) => step.position)).toEqual([
    1, 2, 3,
  ]);
  const meta = (name: string) => page.locator(`meta[property="${name}"]`).getAttribute("content");
  expect(await meta("og:type")).toBe("article");
  expect(await meta("og:url")).toBe(article.url);
  expect(await meta("article:published_time")).toBe(article.datePublished);
  const picture = await request.get((await meta("og:image")) ?? "");
  expect(picture.headers()["content-type"]).toBe("image/png");
  expect((await picture.body()).length).toBeLessThan(100_000);
});
