import type { BrowserContext, Page } from "@playwright/test";
import { account, board, expect, signedIn, test } from "./board";
import { givenDraft } from "./editions";

test.describe.configure({ timeout: 120_000 }); // Several people sign in, write and read in one test.

const title = (words: string) => `${words} of ${process.pid}`;
const body = (page: Page) => page.getByRole("textbox", { name: "Body" });

/** An author's draft with the editor ready and empty. */
async function givenEmptyEditor(context: BrowserContext, name: string): Promise<Page> {
  const page = await givenDraft(context, title(name));
  await page.reload(); // With what is saved, and untouched: the editor takes the textarea's place.
  await expect(page.getByRole("toolbar")).toBeVisible();
  await body(page).click();
  await page.keyboard.press("Control+a");
  await page.keyboard.press("Delete");
  await page.keyboard.press("Control+Alt+0"); // A paragraph, whatever stood there.
  return page;
}

async function save(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("status")).toContainText("Saved");
}

/** What readers would see. */
async function previewOf(page: Page) {
  await page.goto(`${new URL(page.url()).pathname}/preview`);
  return page.locator(".prose");
}

/** Presses Tab until a control of this name has the focus, as somebody without a mouse does. */
async function tabTo(page: Page, name: string): Promise<void> {
  const target = page
    .getByRole("textbox", { name, exact: true })
    .or(page.getByRole("button", { name, exact: true }))
    .or(page.getByRole("combobox", { name, exact: true }))
    .or(page.getByRole("link", { name, exact: true }))
    .first();
  await expect(target).toBeVisible();
  for (let presses = 0; presses < 80; presses += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`Tab does not come to ${name}`);
}

test("Tab leaves the text, from a table and a list too, and Shift+Tab goes back over one stop", async ({
  browser,
}) => {
  const author = await signedIn(browser, "author");
  const page = await givenEmptyEditor(author, "Tab");
  const bar = page.getByRole("toolbar", { name: "Format" });

  await bar.getByRole("button", { name: "Table", exact: true }).click();
  await page.keyboard.type("Street");
  await page.keyboard.press("Tab");
  await expect(page.getByLabel("Department")).toBeFocused();

  await page.keyboard.press("Shift+Tab");
  await expect(body(page)).toBeFocused();
  await page.keyboard.press("Shift+Tab");
  await expect(bar.locator(":focus")).toHaveCount(1);
  await page.keyboard.press("Shift+Tab");
  await expect(page.getByLabel("Summary")).toBeFocused();

  await body(page).click();
  await page.keyboard.press("Control+End");
  await bar.getByRole("button", { name: "List" }).click();
  await page.keyboard.type("One");
  await page.keyboard.press("Enter");
  await page.keyboard.type("Two");
  await page.keyboard.press("Tab");
  await expect(page.getByLabel("Department")).toBeFocused();
  await author.close();
});

test("the format bar is one Tab stop with arrows; Alt+F10 goes to it, Escape back to the text", async ({
  browser,
}) => {
  const author = await signedIn(browser, "author");
  const page = await givenEmptyEditor(author, "Format bar");
  const tool = (name: string) =>
    page.getByRole("toolbar").getByRole("button", { name, exact: true });

  await page.keyboard.type("A word");
  await page.keyboard.press("Alt+F10");
  await expect(tool("Heading")).toBeFocused();
  await page.keyboard.press("ArrowRight");
  await expect(tool("Subheading")).toBeFocused();
  await page.keyboard.press("End");
  await expect(tool("Table")).toBeFocused();
  await page.keyboard.press("Home");
  await page.keyboard.press("Escape");
  await expect(body(page)).toBeFocused();
  await author.close();
});

test("arrow keys go from cell to cell, and rows are added and removed with the bar", async ({
  browser,
}) => {
  const author = await signedIn(browser, "author");
  const page = await givenEmptyEditor(author, "Cells");
  const tool = (name: string) =>
    page.getByRole("toolbar").getByRole("button", { name, exact: true });
  await tool("Table").click();
  await page.keyboard.type("Street");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.type("Hours");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.type("nine to noon");
  await tool("Add row").click();
  await expect(body(page).locator("tr")).toHaveCount(4);
  await page.keyboard.press("ArrowDown"); // Into the new row.
  await tool("Remove row").click();
  await expect(body(page).locator("tr")).toHaveCount(3);
  await tool("Caption").focus();
  await page.keyboard.press("Enter");
  await page.keyboard.type("Hours by street");
  await page.keyboard.press("Enter");
  await expect(body(page).locator("caption")).toHaveText("Hours by street");
  await page.keyboard.press("Control+x"); // Nothing is marked: the table stays.
  await page.keyboard.press("Control+a");
  await page.keyboard.press("Control+x");
  await page.keyboard.press("Control+v"); // Cut out and put back it is the table it was.
  await save(page);
  const shown = await previewOf(page);
  await expect(shown.getByRole("columnheader")).toHaveText(["Street", "Hours"]);
  await expect(shown.getByRole("table", { name: "Hours by street" })).toBeVisible();
  await expect(shown.getByRole("cell", { name: "nine to noon" })).toBeVisible();
  await author.close();
});

test("Korean is composed syllable by syllable and saved as it was meant", async ({ browser }) => {
  const author = await signedIn(browser, "author");
  const page = await givenEmptyEditor(author, "Composition");
  const input = await author.newCDPSession(page);
  const compose = async (stages: readonly string[]) => {
    for (const text of stages)
      await input.send("Input.imeSetComposition", {
        text,
        selectionStart: text.length,
        selectionEnd: text.length,
      });
    await input.send("Input.insertText", { text: stages.at(-1) ?? "" });
  };
  await compose(["ㅁ", "무", "물", "무ㄹ", "물"]);
  await compose(["ㅇ", "이", "이 "]);
  await page.keyboard.type(" ");
  await compose(["ㄲ", "끄", "끊", "끊ㄱ", "끊기", "끊깁", "끊깁니", "끊깁니다"]);
  await page.keyboard.type(".");
  await save(page);
  await expect(await previewOf(page)).toHaveText("물이 끊깁니다.");
  await author.close();
});

test("what is pasted from a page or a word processor keeps its structure and nothing else", async ({
  browser,
}) => {
  const author = await signedIn(browser, "author");
  const page = await givenEmptyEditor(author, "Paste");
  await body(page).evaluate((element) => {
    const data = new DataTransfer();
    data.setData(
      "text/html",
      `<html xmlns:o="urn:schemas-microsoft-com:office:office"><body><!--StartFragment-->
      <h1 style="color:red">Hours</h1><p class="MsoNormal" style="mso-margin-top-alt:auto"><b>Open</b>
      <i>daily</i> <a href="javascript:alert(1)" onclick="alert(1)">here</a>
      <a href="https://www.example.go.kr/hours">there</a><o:p></o:p></p>
      <script>alert(1)</script><img src="https://tracker.example/p.gif" alt="pixel">
      <ul><li>Monday</li></ul><table><tr><th>Day</th></tr><tr><td>Friday</td></tr></table>
      <!--EndFragment--></body></html>`,
    );
    element.dispatchEvent(
      new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }),
    );
  });
  const note = page.getByText("Left out of what you pasted").locator("..");
  await expect(note).toContainText("1 image");
  await expect(note).toContainText("1 link that would lead nowhere");
  await expect(note).toContainText("Add images below");
  await save(page);
  const shown = await previewOf(page);
  await expect(shown.getByRole("heading", { level: 2 })).toHaveText("Hours");
  await expect(shown.getByRole("listitem")).toHaveText("Monday");
  await expect(shown.getByRole("link")).toHaveText(["there"]);
  await expect(shown.locator("strong")).toHaveText("Open");
  const html = await shown.innerHTML();
  expect(html).not.toMatch(/style=|class="Mso|<i>|<img|script|onclick|o:p|tracker/);
  await author.close();
});

test("Ctrl+Z takes back what was typed, and leaving with unsaved words is asked about", async ({
  browser,
}) => {
  const author = await signedIn(browser, "author");
  const page = await givenEmptyEditor(author, "Second thoughts");
  await page.keyboard.type("First.");
  await save(page);
  await body(page).click();
  await page.getByRole("toolbar").getByRole("button", { name: "Quote" }).click();
  await expect(body(page).locator("blockquote")).toHaveCount(1);
  await page.keyboard.press("Control+z");
  await expect(body(page).locator("blockquote")).toHaveCount(0);
  await expect(body(page)).toHaveText("First.");

  const asked = page.waitForEvent("dialog");
  await page.keyboard.type(" Unsaved.");
  await page.close({ runBeforeUnload: true });
  const dialog = await asked;
  expect(dialog.type()).toBe("beforeunload");
  await dialog.accept();
  await author.close();
});

test("a step that is pressed while the save is under way is taken after it", async ({
  browser,
}) => {
  const author = await signedIn(browser, "author");
  const page = await givenDraft(author, title("Pressed early"));
  let goOn = () => {};
  const held = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  await page.route("**/admin/editions/*", async (route) => {
    if (route.request().method() === "POST") await held;
    await route.continue();
  });

  await page.getByLabel("Summary").fill("Two streets, one night.");
  const sent = page.waitForRequest((request) => request.headers()["next-action"] !== undefined);
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await sent;
  await page.getByRole("button", { name: "Submit for review" }).click();
  goOn();

  await expect(page.getByRole("status")).toContainText("Submitted");
  await author.close();
});

for (const script of [true, false]) {
  test(`the whole course by keyboard alone, ${script ? "with" : "without"} script`, async ({
    browser,
  }) => {
    test.setTimeout(180_000);
    const name = title(`By keyboard ${script ? "with" : "without"} script`);
    const author = await browser.newContext({ baseURL: board(), javaScriptEnabled: script });
    const page = await author.newPage();
    await page.goto("/admin/sign-in");
    await tabTo(page, "E-mail address");
    await page.keyboard.type(account("author").email);
    await page.keyboard.press("Tab");
    await page.keyboard.type(account("author").password);
    await page.keyboard.press("Enter");
    await expect(page.getByRole("heading", { level: 1, name: "My desk" })).toBeVisible();
    await tabTo(page, "New notice");
    await page.keyboard.press("Enter");
    await tabTo(page, "Board");
    await page.keyboard.press("ArrowDown");
    await tabTo(page, "Language");
    await page.keyboard.press("ArrowDown");
    await tabTo(page, "Begin the draft");
    await page.keyboard.press("Enter");

    await tabTo(page, "Title");
    if (script) await expect(page.getByRole("toolbar")).toBeVisible();
    await page.keyboard.type(name);
    await tabTo(page, "Submit for review");
    await page.keyboard.press("Enter");
    // What is missing has the focus, and its links lead to the fields.
    await expect(page.getByRole("main").getByRole("alert")).toBeFocused();
    await tabTo(page, "Enter a summary");
    await page.keyboard.press("Enter");
    await expect(page.getByLabel("Summary")).toBeFocused();
    await page.keyboard.type("Two streets, one night.");
    await tabTo(page, "Body");
    await page.keyboard.type("The pipes are mended.");
    await tabTo(page, "Contact");
    await page.keyboard.type("Han Seoyeon");
    await tabTo(page, "Submit for review");
    await page.keyboard.press("Enter");
    await expect(page.getByRole("status")).toContainText("Submitted");
    await expect(page.getByRole("status")).toBeFocused();

    const editor = await signedIn(browser, "editor", { javaScriptEnabled: script });
    const review = await editor.newPage();
    await review.goto("/admin");
    await tabTo(review, name);
    await review.keyboard.press("Enter");
    await tabTo(review, "Publish");
    await review.keyboard.press("Enter");
    await expect(review.getByRole("status")).toContainText("Published");
    await expect(review.getByRole("status")).toBeFocused();
    for (const context of [author, editor]) await context.close();
  });
}
