import type { Page } from "@playwright/test";
import { expect, expectAccessible, expectValid, test } from "./board";

const list = "/en/news-notices";

/** Addresses a citizen reaches, found and not found. */
async function publicAddresses(page: Page): Promise<string[]> {
  await page.goto(list);
  const notices = await page
    .locator("main h3 a")
    .evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? ""));
  await page.goto("/ko/news-notices");
  const korean = await page.locator("main h3 a").first().getAttribute("href");
  await page.goto("/en/tenders");
  await page.locator("main h3 a").first().click();
  const file = await page
    .getByRole("link", { name: /^View / })
    .first()
    .getAttribute("href");
  return [
    "/en",
    "/ko",
    list,
    `${list}?page=2`,
    `${list}?page=999`,
    `${list}?page=x`,
    `${list}?q=road&year=2026&from=x`,
    `${list}?q=nothinglikethat`,
    "/ko/press-releases",
    "/en/tenders",
    "/en/search",
    "/en/search?q=digital+government",
    "/en/search?q=&year=2026&page=99",
    "/en/search?q=goverment",
    "/ko/search?q=%EB%AF%BC%EC%9B%90",
    "/ko/search?q=%EA%B0%95%EB%A6%89%ED%95%AD%EB%8F%8C%EA%B3%A0%EB%9E%98",
    ...notices.slice(0, 6),
    `${notices[0]}/changes`,
    ...(await changedAddresses(page)),
    `${notices[0]}/v/1`,
    korean ?? "",
    file ?? "",
    "/en/transparency",
    "/ko/transparency",
    "/en/accessibility",
    "/ko/accessibility",
    "/en/privacy",
    "/ko/privacy",
    "/en/licence",
    "/ko/licence",
    "/en/contact",
    "/ko/contact",
    "/en/sitemap",
    "/ko/sitemap",
    "/en/feeds",
    "/ko/feeds",
    "/en/api",
    "/ko/api",
    "/en/never-was-here",
    "/ko/news-notices/999999999",
    "/nonsense/address",
  ];
}

/** What changed in a notice that has several versions. */
async function changedAddresses(page: Page): Promise<string[]> {
  await page.goto(list);
  const notice = await page
    .getByRole("listitem")
    .filter({ hasText: /Version \d/ })
    .first()
    .getByRole("heading")
    .getByRole("link")
    .getAttribute("href");
  return [`${notice}/changes`, `${notice}/changes/1..2`, `${notice}/v/1`];
}

test("every public page is accessible, valid, whole without script and silent", async ({
  page,
  request,
}) => {
  test.setTimeout(600_000);
  const said: string[] = [];
  page.on("console", (message) => said.push(`${page.url()}: ${message.text()}`));
  page.on("pageerror", (error) => said.push(`${page.url()}: ${error.message}`));
  const pages: { name: string; html: string }[] = [];
  for (const address of await publicAddresses(page)) {
    const answer = await request.get(address, { headers: { accept: "text/html" } });
    const html = await answer.text();
    pages.push({ name: address, html });
    expect
      .soft(html, address)
      .not.toMatch(
        /<script(?! type="application\/ld\+json"|[^>]* data-gongji)|__next_error__|self\.__next|<template|<div hidden|\sstyle="/,
      );
    expect.soft(html, address).toMatch(/<html[^>]* lang="(en|ko)"/);
    expect.soft(html.indexOf("<title>"), address).toBeLessThan(html.indexOf("</head>"));
    expect
      .soft(answer.headers()["content-security-policy"], address)
      .toContain("default-src 'none'");
    await page.goto(address);
    await expectAccessible(page);
    await page.keyboard.press("Tab");
    await expect(page.getByRole("link", { name: /^(Skip to body|본문 바로가기)$/ })).toBeFocused();
    await page.keyboard.press("Tab");
    await expect(
      page.getByRole("link", { name: /^(Skip to menu|주메뉴 바로가기)$/ }),
    ).toBeFocused();
  }
  expectValid(pages);
  expect(said.filter((line) => !line.includes("404"))).toEqual([]);
});

test("no page is wider than a screen of 320 pixels", async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  for (const address of await publicAddresses(page)) {
    await page.goto(address);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    expect.soft(wide, address).toBeLessThanOrEqual(320);
  }
});
