import type { BrowserContext, Page } from "@playwright/test";
import { board, expect, expectAccessible, expectValid, signedIn, test } from "./board";

const title = (words: string) => `${words} of ${process.pid}`;

/** The author writes a notice for News & Notices in English, as Markdown in the page without script. */
async function write(context: BrowserContext, name: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto("/admin/notices/new");
  await page.getByLabel("Board").selectOption({ label: "News & Notices" });
  await page.getByLabel("Language").selectOption({ label: "English" });
  await page.getByRole("button", { name: "Begin the draft" }).click();
  await page.getByLabel("Title").fill(name);
  await page.getByLabel("Summary").fill("The water is off on Monday night in two streets.");
  return page;
}

async function typeBody(page: Page, script: boolean): Promise<void> {
  if (script) {
    await page.getByRole("textbox", { name: "Body" }).click();
    await page.keyboard.type("The pipes are mended between 22:00 and 4:00.");
  } else {
    await page.getByLabel("Body").fill("## When\n\nThe pipes are mended between 22:00 and 4:00.");
  }
  await page.getByLabel("Department").selectOption({ index: 1 });
  await page.getByLabel("Contact").fill("Han Seoyeon");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("status")).toContainText("Saved");
}

for (const script of [true, false]) {
  test(`a notice is written, submitted, published by the second account and withdrawn ${script ? "with" : "without"} script`, async ({
    browser,
    page: citizen,
  }) => {
    test.setTimeout(120_000);
    const name = title(`Water outage ${script ? "with" : "without"} script`);
    const options = { javaScriptEnabled: script };
    const author = await signedIn(browser, "author", options);
    const draft = await write(author, name);
    await typeBody(draft, script);
    const edition = new URL(draft.url()).pathname;
    await draft.getByRole("button", { name: "Submit for review" }).click();
    await expect(draft.getByRole("main")).toContainText("Submitted");

    await citizen.goto("/en/news-notices");
    await expect(citizen.getByRole("link", { name })).toHaveCount(0);

    const editor = await signedIn(browser, "editor", options);
    const review = await editor.newPage();
    await review.goto("/admin");
    await review.getByRole("link", { name }).click();
    if (!review.url().endsWith("/review"))
      await review
        .getByRole("link", { name: /Review/ })
        .first()
        .click();
    await expect(review.getByRole("main")).toContainText("The pipes are mended");
    await review.getByRole("button", { name: "Publish" }).click();
    await expect(review.getByRole("main")).toContainText("Published");

    await citizen.goto("/en/news-notices");
    await citizen.getByRole("link", { name }).click();
    await expect(citizen.getByRole("heading", { level: 1 })).toHaveText(name);

    const manager = await signedIn(browser, "manager", options);
    const desk = await manager.newPage();
    await desk.goto(edition);
    await desk.getByLabel("Public explanation in English").fill("The work was put off to January.");
    await desk.getByLabel("Reason for the record").fill("The contractor is ill; new date unknown.");
    await desk.getByRole("button", { name: "Withdraw" }).click();
    await expect(desk.getByRole("main")).toContainText("Withdrawn");
    await citizen.reload();
    await expect(citizen.getByRole("main")).toContainText("The work was put off to January.");
    for (const context of [author, editor, manager]) await context.close();
  });
}

test("the writer of a notice finds publishing closed, with the reason", async ({ browser }) => {
  const editor = await signedIn(browser, "editor");
  const page = await write(editor, title("Own hand"));
  await typeBody(page, true);
  await page.getByRole("button", { name: "Submit for review" }).click();
  await expect(page.getByRole("main")).toContainText("whoever wrote");
  await editor.close();
});

test("of two who save the same draft the second is shown both texts", async ({ browser }) => {
  const author = await signedIn(browser, "author");
  const first = await write(author, title("Two hands"));
  await typeBody(first, true);
  const second = await author.newPage();
  await second.goto(first.url());
  await first.getByLabel("Summary").fill("The first hand was here.");
  await first.getByRole("button", { name: "Save" }).click();
  await expect(first.getByRole("status")).toContainText("Saved");
  await second.getByLabel("Summary").fill("The second hand was here.");
  await second.getByRole("button", { name: "Save" }).click();
  await expect(second.getByRole("main")).toContainText("The first hand was here.");
  await expect(second.getByLabel("Summary")).toHaveValue("The second hand was here.");
  await author.close();
});

test("every page of the desk is accessible and valid, in both schemes", async ({ browser }) => {
  test.setTimeout(180_000);
  const context = await signedIn(browser, "manager");
  const page = await context.newPage();
  await page.goto("/admin/notices");
  const href = (await page.locator("table tbody th a").first().getAttribute("href")) ?? "";
  const edition = href.replace(/\/(review|preview|reads)$/, "");
  const pages: { name: string; html: string }[] = [];
  for (const address of [
    "/admin",
    "/admin/notices",
    "/admin/notices?q=nothing-like-this",
    "/admin/notices?sort=reads",
    "/admin/notices/new",
    edition,
    `${edition}/preview`,
    `${edition}/reads`,
    "/admin/account",
  ]) {
    await page.goto(address);
    await expectAccessible(page);
    const answer = await context.request.get(address);
    pages.push({ name: address, html: await answer.text() });
  }
  expectValid(pages);
  await context.close();
});

test("a wrong password is answered as an unknown account is", async ({ browser }) => {
  const answers: string[] = [];
  for (const email of ["author@gongji.example", "nobody@gongji.example"]) {
    const context = await browser.newContext({ baseURL: board(), javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto("/admin/sign-in");
    await page.getByLabel("E-mail address").fill(email);
    await page.getByLabel("Password", { exact: true }).fill("not the password at all");
    await page.getByRole("button", { name: "Sign in" }).click();
    answers.push((await page.getByRole("alert").textContent()) ?? "");
    await context.close();
  }
  expect(answers[0]).toBe(answers[1]);
});
