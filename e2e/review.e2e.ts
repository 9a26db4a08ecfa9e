import type { BrowserContext, Page } from "@playwright/test";
import { expect, expectAccessible, expectValid, signedIn, test } from "./board";
import { givenDraft, sharedLink } from "./editions";

test.describe.configure({ timeout: 240_000 }); // Several people sign in, write and read in one test.

const title = (words: string) => `${words} of ${process.pid}`;
const pathOf = (page: Page) => new URL(page.url()).pathname;

async function attached(page: Page, name: string): Promise<void> {
  await page
    .getByLabel("Add files")
    .setInputFiles({ name, mimeType: "text/csv", buffer: Buffer.from("a,b\r\n") });
  await page.getByRole("button", { name: "Attach files" }).click();
  await expect(page.getByRole("link", { name })).toBeVisible();
}

async function submit(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Submit for review" }).click();
  await expect(page.getByRole("status").first()).toContainText("Submitted");
}

for (const script of [true, false])
  test(`a preview is shared with people without an account, and taken back, ${script ? "with" : "without"} script`, async ({
    browser,
    page: guest,
  }) => {
    const author = await signedIn(browser, "author", { javaScriptEnabled: script });
    const name = title(`Seen before ${script ? "with" : "without"} script`);
    const page = await givenDraft(author, name);
    await attached(page, "streets.csv");
    await page.getByLabel("How long the link works").selectOption({ label: "1 day" });
    const link = await sharedLink(page);
    await page.goto(pathOf(page));
    await expect(page.getByLabel("The new link. Copy it now")).toHaveCount(0);
    expect(await page.content()).not.toContain(link.split("/").at(-1) ?? "");

    const answer = await guest.goto(link);
    expect([answer?.status(), answer?.headers()]).toEqual([
      200,
      expect.objectContaining({
        ...{ "cache-control": "no-store", "x-robots-tag": "noindex" },
        "referrer-policy": "no-referrer",
      }),
    ]);
    await expect(guest.getByRole("heading", { level: 1 })).toHaveText(name);
    const bar = guest.getByRole("complementary", { name: "Preview" });
    await expect(bar).toContainText("Its state: Draft");
    await expect(bar).toContainText("until");
    await expectAccessible(guest);
    const file = await guest.getByRole("link", { name: "streets.csv" }).getAttribute("href");
    const taken = await guest.request.get(file ?? "");
    expect([taken.status(), taken.headers()["cache-control"], await taken.text()]).toEqual([
      ...[200, "no-store", "a,b\r\n"],
    ]);

    // Another edition's link opens none of these files, and the file's own address opens to nobody.
    const other = await givenDraft(author, title("Another text"));
    const foreign = await sharedLink(other);
    const below = (file ?? "").replace(/^.*\/files\//, "/files/");
    for (const address of [`${new URL(foreign).pathname}${below}`, below])
      expect((await guest.request.get(address)).status(), address).toBe(404);

    await page.getByRole("button", { name: "Revoke: link 1" }).click();
    await expect(page.getByRole("status").first()).toContainText("Revoked");
    await expect(page.getByRole("list", { name: "Links to this edition" })).toContainText(
      "Revoked by",
    );
    const over = await guest.goto(link);
    expect(over?.status()).toBe(404);
    await expect(guest.getByRole("main")).toContainText("does not lead to a preview");
    await expect(guest.getByRole("main")).toContainText("미리보기를 열 수 없습니다");
    expect(await guest.content()).not.toContain(name);
    expect((await guest.request.get(file ?? "")).status()).toBe(404);
    const unknown = await guest.goto(`/preview/${"x".repeat(43)}`);
    expect(unknown?.status()).toBe(404);
    await author.close();
  });

test("a preview shows what is saved now, counts nothing, and leads to the notice once it is public", async ({
  browser,
  page: guest,
}) => {
  const [author, editor] = [await signedIn(browser, "author"), await signedIn(browser, "editor")];
  const page = await givenDraft(author, title("On its way"));
  const link = await sharedLink(page);
  for (let read = 0; read < 3; read += 1) await guest.goto(link);
  await page.getByLabel("Summary").fill("On Tuesday night, not on Monday.");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByRole("status").first()).toContainText("Saved");
  await guest.goto(link);
  await expect(guest.getByRole("main")).toContainText("On Tuesday night");

  await submit(page);
  await guest.goto(link);
  await expect(guest.getByRole("complementary", { name: "Preview" })).toContainText("Submitted");
  const desk = await editor.newPage();
  await desk.goto(`${pathOf(page)}/review`);
  await desk.getByRole("button", { name: "Publish", exact: true }).click();
  await expect(desk.getByRole("status").first()).toContainText("Published");

  expect((await guest.goto(link))?.status()).toBe(200);
  await guest.getByRole("link", { name: "Go to the notice" }).click();
  await expect(guest.getByRole("heading", { level: 1 })).toHaveText(title("On its way"));
  const number = new URL(guest.url()).pathname.split("/").at(-1);
  const told = await guest.request.get(`/api/v1/notices/${number}?lang=en`);
  expect((await told.json()).reads).toBeLessThanOrEqual(1); // The notice itself was opened once.
  for (const context of [author, editor]) await context.close();
});

for (const script of [true, false])
  test(`remarks stand at their paragraphs, survive a change, and are done, ${script ? "with" : "without"} script`, async ({
    browser,
  }) => {
    const options = { javaScriptEnabled: script };
    const author = await signedIn(browser, "author", options);
    const editor = await signedIn(browser, "editor", options);
    const page = await givenDraft(
      author,
      title(`Remarked ${script ? "with" : "without"} script`),
      "## When\n\nThe water is off from nine to noon on Monday.\n\nFill a bucket the evening before.",
    );
    await submit(page);
    const edition = pathOf(page);
    const review = await editor.newPage();
    await review.goto(`${edition}/review`);
    await remarkOn(review, "The water is off", "");
    await expect(review.getByRole("alert").first()).toContainText("Write what you have to say");
    await remarkOn(review, "The water is off", "Say which streets.");
    await expect(review.getByRole("status").first()).toContainText("Added");
    if (script) await expectAccessible(review); // The tool that looks is a script itself.
    await review.getByRole("button", { name: "Return with a remark" }).click();
    await expect(review.getByRole("status").first()).toContainText(/./);

    await page.goto(edition);
    await expect(page.getByRole("main")).toContainText(
      "“The water is off from nine to noon on Monday.”: Say which streets.",
    );
    const remarks = page.getByRole("region", { name: "Remarks" });
    await expect(remarks).toContainText("1 open, 1 in all");
    if (script) await expectAccessible(page);
    if (!script) {
      const body = page.getByLabel("Body");
      await body.fill((await body.inputValue()).replace("noon", "eleven"));
      await page.getByRole("button", { name: "Save", exact: true }).click();
      await expect(page.getByRole("status").first()).toContainText("Saved");
      await expect(remarks).toContainText("This passage has changed since.");
    }
    await page.getByRole("button", { name: "Mark as done: Say which streets." }).click();
    await expect(page.getByRole("status").first()).toContainText("Marked as done");
    await expect(remarks).toContainText("0 open, 1 in all");
    const html = await (await author.request.get(edition)).text();
    expectValid([{ name: edition, html }]);
    for (const context of [author, editor] satisfies BrowserContext[]) await context.close();
  });

async function remarkOn(page: Page, passage: string, words: string): Promise<void> {
  const place = page.locator(".passage", { hasText: passage });
  const field = place.getByLabel("Remark", { exact: true });
  if (!(await field.isVisible())) await place.locator("summary").click();
  await field.fill(words);
  await place.getByRole("button", { name: "Add the remark" }).click();
}
