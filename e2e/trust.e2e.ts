import { expect, expectAccessible, signedIn, test } from "./board";

test.describe("without script", () => {
  test.use({ javaScriptEnabled: false });

  test("a citizen reads what changed between any two versions, in words and not by colour alone", async ({
    page,
  }) => {
    await page.goto("/en/news-notices");
    await page
      .getByRole("listitem")
      .filter({ hasText: "Version 3" })
      .getByRole("heading")
      .getByRole("link")
      .click();
    await page.getByRole("link", { name: "Version 3: what changed" }).click();
    await page.getByLabel("From").selectOption({ label: "Version 3" });
    await page.getByLabel("To").selectOption({ label: "Version 1" });
    await page.getByRole("button", { name: "Compare" }).click();

    // The older stands first, however it was asked.
    await expect(page).toHaveURL(/\/changes\/1\.\.3$/);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(
      "What changed between version 1 and version 3",
    );
    const text = page.getByRole("region", { name: "The text" });
    await expect(text.getByRole("listitem").filter({ hasText: "Row of a table" })).toContainText(
      /\[removed: 1\].*\[added: 2\]/,
    );
    await expect(page.getByRole("region", { name: "The ministry’s notes" })).toContainText(
      "telephone line",
    );
  });

  test("two versions of which one never was are said to be nowhere, and one version against itself is none", async ({
    request,
  }) => {
    const list = await (await request.get("/en/news-notices")).text();
    const notice = /\/en\/news-notices\/\d+/.exec(list)?.[0];
    for (const range of ["1..99", "99..100", "1..1"])
      expect.soft((await request.get(`${notice}/changes/${range}`)).status(), range).toBe(404);
    const asked = await request.get(`${notice}/changes?before=x&after=99999999999`);
    expect(asked.status()).toBe(200);
  });

  test("the line that names the source stands there to be marked, and no button that does nothing", async ({
    page,
  }) => {
    await page.goto("/n/1051");
    const use = page.getByRole("region", { name: "Using this text" });
    await expect(use).toContainText(
      /Ministry of Public Administration, “.+”, notice 1051, version/,
    );
    await expect(use.getByRole("button")).toHaveCount(0);
    await use.getByRole("link", { name: "KOGL type 1" }).click();
    await expect(page.getByRole("heading", { name: "KOGL type 1" })).toBeInViewport();
  });
});

test("the line that names the source is copied by its button", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.goto("/n/1051");
  await page.getByRole("button", { name: "Copy the line" }).click();
  await expect(
    page.getByRole("region", { name: "Using this text" }).getByRole("status"),
  ).toHaveText("Copied");
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toMatch(
    /^Ministry of Public Administration, “.+”, notice 1051, version \d+, .+1051$/,
  );
});

test("a manager raises a banner above every public page in both languages, and takes it down", async ({
  browser,
  page,
}) => {
  const manager = await signedIn(browser, "manager");
  const desk = await manager.newPage();
  const banner = page.getByRole("region", { name: /^(Emergency notice|긴급 공지)$/ });
  await page.goto("/en/news-notices");
  await expect(banner).toHaveCount(0);

  await desk.goto("/admin");
  await desk.getByRole("link", { name: "Emergency banner" }).click();
  await desk.getByLabel("In English").fill("The Han River is high. Keep away from its banks.");
  await desk.getByRole("button", { name: "Show on every page" }).click();
  await expect(desk.getByRole("alert").filter({ hasText: "problem" })).toContainText(
    "Write the banner in both languages",
  );
  await expect(desk.getByLabel("In English")).toHaveValue(/Han River/);
  await desk.getByLabel("In Korean").fill("한강 수위가 높습니다. 강변에 가지 마십시오.");
  await desk.getByLabel("Number of the notice").fill("1051");
  await desk.getByRole("button", { name: "Show on every page" }).click();
  await expect(desk.getByRole("status")).toHaveText("The banner is up on every public page.");
  await expectAccessible(desk);

  await page.reload();
  await expect(banner).toContainText("The Han River is high.");
  await expectAccessible(page);
  await page.goto("/ko");
  await expect(banner).toContainText("한강 수위가 높습니다.");
  await banner.getByRole("link").click();
  await expect(page).toHaveURL(/\/1051$/);

  await desk.getByRole("button", { name: "Take down" }).click();
  await expect(desk.getByRole("status")).toHaveText("The banner is down.");
  await page.reload();
  await expect(banner).toHaveCount(0);
  await manager.close();
});
