import { account, expect, expectAccessible, signedIn, test } from "./board";
import { givenDraft } from "./editions";

test("an administrator makes an official, grants a role, and hands over when they leave; no script", async ({
  browser,
}) => {
  test.setTimeout(180_000);
  const admin = await signedIn(browser, "admin", { javaScriptEnabled: false });
  const desk = await admin.newPage();
  await desk.goto("/admin/users/new");
  await desk.getByLabel("E-mail address").fill("no address");
  await desk.getByLabel("Name").fill("Lee Jiwoo");
  await desk.getByRole("button", { name: "Make the account" }).click();
  await expect(desk.getByRole("alert")).toContainText("give an address like");
  await expect(desk.getByLabel("Name")).toHaveValue("Lee Jiwoo");
  await desk.getByLabel("E-mail address").fill("jiwoo@example.go.kr");
  await desk.getByLabel("Language of the desk").selectOption("en");
  await desk.getByRole("button", { name: "Make the account" }).click();
  const password = (await desk.locator("code").textContent()) ?? "";
  await desk.goto("/admin/users?q=jiwoo");
  await expect(desk.getByRole("main")).not.toContainText(password);
  await desk.getByRole("link", { name: "Lee Jiwoo" }).click();
  await desk.getByLabel("Role", { exact: true }).selectOption("author");
  await desk.getByLabel("Only for the board").selectOption({ label: "News & Notices" });
  await desk.getByRole("button", { name: "Grant the role" }).click();
  await expect(desk.getByRole("status")).toContainText("The role is granted.");
  await expect(desk.getByText("author, only News & Notices").first()).toBeVisible();
  const official = desk.url().replace(/\?.*/, "");

  const theirs = await browser.newContext({
    baseURL: new URL(official).origin,
    javaScriptEnabled: false,
  });
  const page = await theirs.newPage();
  await page.goto("/admin/sign-in");
  await page.getByLabel("E-mail address").fill("jiwoo@example.go.kr");
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByText("Choose your own password first")).toBeVisible();
  await page.getByLabel("Password now").fill(password);
  await page.getByLabel("New password").fill("mulberry anvil teacup rain");
  await page.getByRole("button", { name: "Change password" }).click();
  await expect(page.getByRole("status")).toContainText("Your password is changed");
  const draft = await givenDraft(theirs, "Begun by somebody who leaves");
  const address = new URL(draft.url()).pathname;

  await desk.goto(official);
  await desk.getByRole("button", { name: "Hand over and lock" }).click();
  await expect(desk.getByRole("alert")).toContainText("name somebody");
  await desk
    .getByLabel("E-mail address of the colleague who takes over")
    .fill(account("author").email);
  await desk.getByRole("button", { name: "Hand over and lock" }).click();
  await expect(desk.getByRole("status")).toContainText("Handed over and locked.");
  await page.goto("/admin");
  await expect(page).toHaveURL(/sign-in/);
  const author = await signedIn(browser, "author", { javaScriptEnabled: false });
  const colleague = await author.newPage();
  await colleague.goto("/admin");
  await expect(
    colleague.getByRole("link", { name: "Begun by somebody who leaves" }).first(),
  ).toBeVisible();
  await colleague.goto(address);
  await expect(colleague.getByRole("button", { name: "Save" })).toBeVisible();
  await desk.goto("/admin/audit?action=edition.handed_over");
  await expect(desk.getByRole("table")).toContainText("Handed over to a colleague");
  for (const context of [admin, theirs, author]) await context.close();
});

test("a board, a department, a redirect and the site's words are public at once", async ({
  browser,
  request,
}) => {
  test.setTimeout(180_000);
  const admin = await signedIn(browser, "admin");
  const desk = await admin.newPage();
  await desk.goto("/admin/boards/new");
  await desk.getByLabel("Name in English").fill("Consultations");
  await desk.getByLabel("Name in Korean").fill("의견 수렴");
  await desk.getByLabel("Short name in addresses").fill("search");
  await desk.getByRole("button", { name: "Open the board" }).click();
  await expect(desk.getByRole("main").getByRole("alert")).toContainText(
    "this word is an address of the site",
  );
  await desk.getByLabel("Short name in addresses").fill("consultations");
  await desk.getByRole("button", { name: "Open the board" }).click();
  await expect(desk.getByRole("status")).toContainText("The board is open.");
  expect((await request.get("/en/consultations")).status()).toBe(200);
  expect(await (await request.get("/en/api")).text()).toContain("consultations");
  await desk.getByLabel("Short name in addresses").first().fill("opinions");
  await desk.getByRole("button", { name: "Save" }).first().click();
  await expect(desk.getByRole("status")).toContainText("Saved");
  const old = await request.get("/en/consultations?q=water", { maxRedirects: 0 });
  expect([old.status(), old.headers()["location"]]).toEqual([301, "/en/opinions?q=water"]);
  await desk.getByRole("button", { name: "Delete the board" }).click();
  await expect(desk.getByRole("status")).toContainText("Taken away.");
  expect((await request.get("/en/opinions")).status()).toBe(404);

  await desk.goto("/admin/departments/1");
  await desk.getByLabel("Telephone").fill("044-000-7777");
  await desk.getByRole("button", { name: "Save" }).click();
  await expect(desk.getByRole("status")).toContainText("Saved");
  expect(await (await request.get("/ko/contact")).text()).toContain("044-000-7777");

  await desk.goto("/admin/redirects");
  await desk.getByLabel("From").fill("/old/list.do?board=3");
  await desk.getByLabel("To", { exact: true }).fill("/ko/news-notices");
  await desk.getByRole("button", { name: "Add the redirect" }).click();
  await expect(desk.getByRole("status")).toContainText("Added.");
  const led = await request.get("/old/list.do?board=3", { maxRedirects: 0 });
  expect([led.status(), led.headers()["location"]]).toEqual([301, "/ko/news-notices"]);

  const manager = await signedIn(browser, "manager");
  const site = await manager.newPage();
  await site.goto("/admin/site");
  const before = await site.getByLabel("Name of the ministry (English)").inputValue();
  for (const name of ["Ministry of Rivers", before]) {
    await site.getByLabel("Name of the ministry (English)").fill(name);
    await site.getByRole("button", { name: "Save" }).click();
    await expect(site.getByRole("status")).toContainText("Saved");
    await expect.poll(async () => (await request.get("/en")).text()).toContain(`<b>${name}</b>`);
    await expect.poll(async () => (await request.get("/en/feed.atom")).text()).toContain(name);
    const about = await (await request.get("/api/v1/openapi.json")).json();
    expect(about.info.contact.name).toBe(name);
  }
  for (const context of [admin, manager]) await context.close();
});

test("the record is narrowed, taken along as a file, and each page of administration is accessible", async ({
  browser,
}) => {
  test.setTimeout(180_000);
  const admin = await signedIn(browser, "admin");
  const page = await admin.newPage();
  await page.goto("/admin/audit");
  const acts = await page.locator("tbody tr td:nth-of-type(3)").allTextContents();
  expect(acts.length).toBeGreaterThan(0);
  expect(acts.filter((act) => /^[a-z]+\.[a-z_]+$/.test(act.trim()))).toEqual([]); // Each act has words.
  await page.getByLabel("What", { exact: true }).selectOption({ label: "Signed in" });
  await page.getByRole("button", { name: "Apply" }).click();
  await expect(page.getByRole("row").nth(1)).toContainText("Signed in");
  const answer = await admin.request.get("/admin/audit/csv?action=user.signed_in");
  expect(answer.headers()["content-type"]).toContain("text/csv");
  expect((await answer.body()).subarray(0, 3).toString("hex")).toBe("efbbbf");
  const lines = (await answer.text()).trim().split("\r\n");
  expect(lines.length).toBeGreaterThan(1);
  expect(lines.slice(1).every((line) => line.includes("user.signed_in"))).toBe(true);
  for (const address of [
    "/admin/audit",
    "/admin/users",
    "/admin/users/new",
    "/admin/users/1",
    "/admin/boards",
    "/admin/boards/1",
    "/admin/departments",
    "/admin/departments/1",
    "/admin/redirects",
  ]) {
    await page.goto(address);
    await expectAccessible(page);
    await page.setViewportSize({ width: 320, height: 800 });
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    expect.soft(wide, address).toBeLessThanOrEqual(320);
    await page.setViewportSize({ width: 1280, height: 900 });
  }
  await admin.close();
});
