import type { Page } from "@playwright/test";
import { expect, expectAccessible, signedIn, test } from "./board";
import { givenDraft } from "./editions";

test.describe.configure({ timeout: 180_000 });

const faulty =
  "#### Where\n\nAll shelters are in the list, [here](/en/list). Ask 010-1234-5678.\n\nThe end.";
const mended = "All shelters are in the list of places. Ask 02-000-0000.";

/** Puts a paragraph in place of the body, in the editor or in the textarea. */
async function write(page: Page, words: string): Promise<void> {
  const body = page.getByRole("textbox", { name: "Body" });
  if ((await page.getByRole("toolbar").count()) === 0) return body.fill(words);
  await body.click();
  await page.keyboard.press("Control+a");
  await page.keyboard.press("Delete");
  await page.keyboard.press("Control+Alt+0"); // A paragraph, whatever stood there.
  await page.keyboard.type(words);
}

for (const script of [true, false]) {
  const how = script ? "with" : "without";

  test(`an author is told what to mend and where, mends it, ticks a warning and submits, ${how} script`, async ({
    browser,
  }) => {
    const plain = await signedIn(browser, "author", { javaScriptEnabled: false });
    const title = `SHELTERS OPEN ON FRIDAY ${process.pid} ${how}`.toUpperCase();
    const draft = await givenDraft(plain, title, faulty);
    const author = await signedIn(browser, "author", { javaScriptEnabled: script });
    const page = await author.newPage();
    await page.goto(draft.url());
    if (script) await expect(page.getByRole("toolbar")).toBeVisible();

    await page.getByRole("button", { name: "Check" }).click();
    await expect(page.getByRole("status")).toContainText("Checked; nothing is saved yet");
    const beside = page.locator("#body-finds");
    await expect(beside).toContainText("jumps from level 1 to level 4: make it level 2");
    await expect(beside).toContainText("“here” says nothing by itself");
    await expect(beside).toContainText("A mobile phone number, 010-****-****");
    await expect(beside).toContainText("under “Where”");

    await page.getByRole("button", { name: "Submit for review" }).click();
    const problem = page.getByRole("alert").filter({ hasText: "There is a problem" });
    await expect(problem).toBeFocused();
    await expect(problem).toContainText("The title is in capitals");
    await problem.getByRole("link", { name: /mobile phone number/ }).click();
    await expect(page.getByRole("textbox", { name: "Body" })).toBeFocused();
    await expect(page.getByRole("textbox", { name: "Body" })).toContainText("All shelters");

    await write(page, mended);
    await page.getByLabel("I have looked at it").check();
    await page.getByRole("button", { name: "Submit for review" }).click();
    await expect(page.getByRole("status")).toContainText("Submitted");
    await expect(page.getByRole("main")).toContainText(mended);
    for (const context of [plain, author]) await context.close();
  });

  test(`an override is asked for, granted and the text published, ${how} script`, async ({
    browser,
    page: citizen,
  }) => {
    const options = { javaScriptEnabled: script };
    const plain = await signedIn(browser, "author", { javaScriptEnabled: false });
    const title = `Orders of ${process.pid} ${how} script`;
    const body = "Call [here](/en/a) and give the number of your order, 4111-1111-1111-1111.";
    const draft = await givenDraft(plain, title, body);
    await draft.getByLabel("Ask a manager for an override").fill("short");
    await draft.getByRole("button", { name: "Submit for review" }).click();
    await expect(draft.getByRole("alert")).toContainText("at least 10 characters");
    await draft
      .getByLabel("Ask a manager for an override")
      .fill("It is the number of an order, and no card.");
    await draft.getByRole("button", { name: "Submit for review" }).click();
    await expect(draft.getByRole("status")).toContainText("Submitted");
    const review = `${new URL(draft.url()).pathname}/review`;

    const editor = await signedIn(browser, "editor", options);
    const desk = await editor.newPage();
    await desk.goto(review);
    await expect(desk.getByRole("main")).toContainText("until a manager grants an override");
    await expect(desk.getByRole("main")).toContainText("no card");
    await expect(desk.getByRole("button", { name: "Publish" })).toHaveCount(0);
    await expect(desk.getByRole("button", { name: "Grant the override" })).toHaveCount(0);

    const manager = await signedIn(browser, "manager", options);
    const page = await manager.newPage();
    await page.goto(review);
    if (script) await expectAccessible(page);
    await page.getByLabel("Reason for the override").fill("I compared it with the list of orders.");
    await page.getByRole("button", { name: "Grant the override" }).click();
    await expect(page.getByRole("alert").filter({ hasText: "There is a problem" })).toContainText(
      "no personal data",
    );
    await page.getByLabel("411*-****-****-**** is no personal data").check();
    await page.getByRole("button", { name: "Grant the override" }).click();
    await expect(page.getByRole("status")).toContainText("The override is granted");
    await expect(page.getByRole("main")).toContainText("Let through by the override");
    if (script) await expectAccessible(page);
    await page.goto("/admin/audit?action=edition.grant_override");
    await page.locator("details").first().locator("summary").click();
    const trail = page.locator("details").first();
    await expect(trail).toContainText("Blocks publication");
    await expect(trail).not.toContainText('"findings"');

    await desk.reload();
    await desk.getByRole("button", { name: "Publish" }).click();
    await expect(desk.getByRole("main")).toContainText("Published");
    await citizen.goto("/en/news-notices");
    await expect(citizen.getByRole("link", { name: title })).toBeVisible();
    for (const context of [plain, editor, manager]) await context.close();
  });
}

test("a passage is marked as Korean with the bar, and the warning is gone", async ({ browser }) => {
  const author = await signedIn(browser, "author");
  const page = await givenDraft(author, `Signs of ${process.pid}`);
  await page.reload();
  const text = page.getByRole("textbox", { name: "Body" });
  await expect(page.getByRole("toolbar")).toBeVisible();
  await write(page, "오늘은 자료실을 오후 네 시에 닫습니다. 010-1234-5678");
  await page.getByRole("button", { name: "Check" }).click();
  await expect(page.locator("#body-finds")).toContainText("Mark it with the language tool");
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    await expectAccessible(page);
  }

  await text.click();
  await page.keyboard.press("Control+a");
  await page.getByRole("button", { name: "In Korean", exact: true }).click();
  await page.getByRole("button", { name: "Check" }).click();
  await expect(page.locator("#body-finds")).not.toContainText("language tool");
  await expect(page.locator("#body-finds")).toContainText("A mobile phone number");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("status")).toContainText("Saved");
  await page.goto(`${new URL(page.url()).pathname}/preview`);
  await expect(page.locator('.prose span[lang="ko"]')).toContainText("자료실을");
  await author.close();
});
