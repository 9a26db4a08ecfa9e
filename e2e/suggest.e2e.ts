import type { Page } from "@playwright/test";
import { expect, expectAccessible, test } from "./board";

const field = (page: Page) => page.getByRole("combobox", { name: "Search notices" });
const options = (page: Page) =>
  page.getByRole("listbox", { name: "Suggested notices" }).getByRole("option");

test("who types is offered titles, is told how many, and opens one with the keyboard", async ({
  page,
}) => {
  await page.goto("/en/news-notices");
  await field(page).fill("malays");
  const first = options(page).first();
  await expect(first).toContainText("Malaysia");
  await expect(page.getByRole("status")).toHaveText(/^\d+ notices? suggested$/);
  await expect(field(page)).toHaveAttribute("aria-expanded", "true");
  await expect(first).toHaveAttribute("aria-selected", "false");
  await expectAccessible(page);

  await page.keyboard.press("ArrowDown");
  await expect(first).toHaveAttribute("aria-selected", "true");
  await expect(field(page)).toHaveAttribute(
    "aria-activedescendant",
    (await first.getAttribute("id")) ?? "",
  );
  await expect(field(page)).toBeFocused();
  await page.keyboard.press("Home");
  await expect(first).toHaveAttribute("aria-selected", "false");
  await page.keyboard.press("ArrowUp");
  await expect(options(page).last()).toHaveAttribute("aria-selected", "true");
  await expectAccessible(page);

  const title = (await options(page).last().textContent()) ?? "";
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(title);
});

test("Escape shuts the list, Enter without a choice asks what was typed, a click opens a notice", async ({
  page,
}) => {
  await page.goto("/en");
  const ask = page.getByRole("combobox", { name: "Search all notices and names of attachments" });
  await ask.fill("malays");
  await expect(options(page).first()).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(options(page)).toHaveCount(0);
  await expect(ask).toHaveValue("malays");
  await expect(ask).toHaveAttribute("aria-expanded", "false");

  await ask.pressSequentially("i");
  await expect(options(page).first()).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toContainText("“malaysi”");

  await ask.fill("malays");
  const title = (await options(page).first().textContent()) ?? "";
  await options(page).first().click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(title);
});

test("what an input method composes is not asked about before it is done", async ({ page }) => {
  await page.goto("/ko/press-releases");
  const title =
    (await page.getByRole("main").getByRole("heading", { level: 3 }).first().textContent()) ?? "";
  const [first = ""] = /[가-힣]{2}/.exec(title) ?? [];
  const asked: string[] = [];
  page.on("request", (request) => {
    if (request.url().includes("/suggest?"))
      asked.push(new URL(request.url()).searchParams.get("q") ?? "");
  });
  await page.clock.install();
  await page.goto("/ko");
  await page.getByRole("combobox").focus();
  const keyboard = await page.context().newCDPSession(page);
  await keyboard.send("Input.imeSetComposition", {
    text: first,
    selectionStart: 2,
    selectionEnd: 2,
  });
  await expect(page.getByRole("combobox")).toHaveValue(first);
  await page.clock.runFor(5_000);
  await page.keyboard.press("ArrowDown");
  await page.clock.runFor(5_000);
  expect(asked).toEqual([]);

  await keyboard.send("Input.insertText", { text: first });
  await page.clock.runFor(5_000);
  await expect(page.getByRole("option").first()).toBeVisible();
  expect(asked).toEqual([first]);
});

test("an answer that never comes, or fails, leaves the plain form", async ({ page }) => {
  await page.route("**/api/v1/suggest**", (route) => route.abort());
  await page.goto("/en/news-notices");
  await field(page).fill("malaysian");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toContainText("“malaysian”");
});

test("the list fits a screen of 320 pixels, each line large enough for a finger", async ({
  page,
}) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await page.goto("/en/search");
  await page.getByRole("combobox").fill("the");
  const first = options(page).first();
  await expect(first).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  expect((await first.boundingBox())?.height).toBeGreaterThanOrEqual(44);
});

test("without script the field is a field of a form", async ({ browser, baseURL }) => {
  const context = await browser.newContext({
    javaScriptEnabled: false,
    ...(baseURL ? { baseURL } : {}),
  });
  const page = await context.newPage();
  await page.goto("/en/news-notices");
  await expect(page.getByRole("searchbox", { name: "Search notices" })).toBeVisible();
  await expect(page.getByRole("combobox", { name: "Search notices" })).toHaveCount(0);
  await context.close();
});

test("the address answers what cannot be with a sentence", async ({ request }) => {
  for (const [query, name] of [
    ["lang=en", "q"],
    ["lang=en&q=%20", "q"],
    ["lang=fr&q=x", "lang"],
    [`lang=en&q=${"x".repeat(101)}`, "q"],
    [`lang=en&q=${"%EA%B0%80".repeat(300)}`, "q"],
  ] as const) {
    const answer = await request.get(`/api/v1/suggest?${query}`);
    expect(answer.status()).toBe(400);
    expect((await answer.json()).error).toMatchObject({ code: "malformed", field: name });
  }
  const answer = await request.get("/api/v1/suggest?lang=en&q=malay%00%ff");
  expect(answer.status()).toBe(200);
});
