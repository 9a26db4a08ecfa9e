import { board, expect, expectAccessible, test } from "./board";

const list = "/en/news-notices";

test("the skip links move the focus to the body and to the menu", async ({ page }) => {
  await page.goto(list);
  await page.getByRole("link", { name: "Skip to body" }).press("Enter");
  await expect(page.getByRole("main")).toBeFocused();
  await page.goto("/ko/news-notices");
  await page.getByRole("link", { name: "주메뉴 바로가기" }).press("Enter");
  await expect(page.getByRole("navigation", { name: "주메뉴" })).toBeFocused();
});

test("a citizen goes from home by the list to a notice, on to its neighbour and to the other language", async ({
  page,
}) => {
  await page.goto("/en");
  await page.getByRole("link", { name: "All News & Notices" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "News & Notices" })).toBeVisible();
  await page.getByRole("link", { name: "Next page" }).click();
  await expect(page).toHaveTitle(/News & Notices \(page 2 of \d+\)/);
  await page.goto(list);
  const title = ((await page.locator("main h3 a").first().textContent()) ?? "").trim();
  await page.locator("main h3 a").first().click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(title);
  const path = page.getByRole("navigation", { name: "You are here" });
  await expect(path.getByRole("listitem")).toHaveText(["HOME", "What’s New", "News & Notices"]);
  await page.getByRole("navigation", { name: "Language" }).getByRole("link").click();
  await expect(page.locator("html")).toHaveAttribute("lang", "ko");
});

test("the memorandum of 26 December 2019 shows the reads the previous site counted", async ({
  page,
}) => {
  await page.goto(list);
  for (;;) {
    const link = page.locator("main h3 a", { hasText: /Malaysia/ }).first();
    if ((await link.count()) > 0) {
      await link.click();
      break;
    }
    await page.getByRole("link", { name: "Next page" }).click();
  }
  const facts = page.locator("dl").first();
  await expect(facts).toContainText("26 December 2019");
  await expect(page.getByRole("main")).toContainText(/5,84\d/);
});

test("a notice weighs at most 15 kB on the wire, page and style together", async ({
  request,
  page,
}) => {
  await page.goto(list);
  const address = (await page.locator("main h3 a").first().getAttribute("href")) ?? "";
  const html = await (await request.get(address)).text();
  const styles = [...html.matchAll(/<link[^>]+rel="stylesheet"[^>]+href="([^"]+)"/g)].map(
    ([, href]) => href ?? "",
  );
  expect(styles.length).toBeGreaterThan(0);
  let bytes = 0;
  for (const each of [address, ...styles]) bytes += await wireBytes(new URL(each, board()));
  expect(bytes).toBeLessThanOrEqual(15_000);
});

/** Bytes of the compressed body as it travels. */
async function wireBytes(url: URL): Promise<number> {
  const { get } = await import("node:http");
  return new Promise((resolve, reject) => {
    get(url, { headers: { "accept-encoding": "br" } }, (answer) => {
      let bytes = 0;
      answer.on("data", (chunk: Buffer) => (bytes += chunk.length));
      answer.on("end", () => resolve(bytes));
    }).on("error", reject);
  });
}

test("the chosen colours stay, and the reader comes back to the same page", async ({ page }) => {
  await page.goto(`${list}?page=2`);
  await page.getByRole("button", { name: "Dark" }).click();
  await expect(page).toHaveURL(/\/en\/news-notices\?page=2$/);
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await expect(page.getByRole("button", { name: "Dark" })).toHaveAttribute("aria-pressed", "true");
  await expectAccessible(page);
});

test("without script every page says the same", async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: board() });
  const page = await context.newPage();
  await page.goto(`${list}?page=2`);
  await expect(page.locator("main h3 a").first()).toBeVisible();
  await context.close();
});

test("addresses that never were answer 404 in the reader's language, and the root goes to it", async ({
  request,
}) => {
  const nowhere = await request.get("/nonsense", { headers: { "accept-language": "ko" } });
  expect(nowhere.status()).toBe(404);
  expect(await nowhere.text()).toContain('lang="ko"');
  const root = await request.get("/", {
    headers: { "accept-language": "ko-KR,ko;q=0.9" },
    maxRedirects: 0,
  });
  expect(root.status()).toBe(302);
  expect(root.headers()["location"]).toMatch(/\/ko$/);
});

test("an unchanged page answers 304, and unknown parameters do not make another", async ({
  request,
}) => {
  const first = await request.get(list);
  const again = await request.get(`${list}?fbclid=abc`, {
    headers: { "if-none-match": first.headers()["etag"] ?? "" },
  });
  expect(again.status()).toBe(304);
});

test("the open API lists notices and gives one with its body", async ({ request }) => {
  const answer = await request.get("/api/v1/notices?lang=en&board=news-notices&size=3");
  expect(answer.status()).toBe(200);
  const { total, page, size, items } = await answer.json();
  expect({ page, size, length: items.length }).toEqual({ page: 1, size: 3, length: 3 });
  expect(total).toBeGreaterThan(12);
  const one = await (await request.get(`/api/v1/notices/${items[0].number}?lang=en`)).json();
  expect(one.title).toBe(items[0].title);
  expect(one.bodyHtml).toContain("<p>");
  const bad = await request.get("/api/v1/notices?page=0");
  expect(bad.status()).toBe(400);
});
