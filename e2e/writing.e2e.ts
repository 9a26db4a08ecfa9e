import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { BrowserContext, Page } from "@playwright/test";
import { board, expect, expectAccessible, signedIn, test } from "./board";
import { givenDraft, scrapeForm } from "./editions";
import { openBoard } from "./own-board";

test.describe.configure({ timeout: 120_000 }); // Several people write in one test.

const title = (words: string) => `${words} of ${process.pid}`;
const summary = (page: Page) => page.getByLabel("Summary");
const body = (page: Page) => page.getByRole("textbox", { name: "Body" });
const notSaved = (page: Page) => page.getByRole("alert").filter({ hasText: "Not saved yet" });
const isAutosave = (address: string) => address.endsWith("/autosave");

/** The next time the form saves itself and is answered so. */
const saves = (page: Page, status = 200) =>
  page.waitForResponse((answer) => isAutosave(answer.url()) && answer.status() === status);

/** The same draft, open in the editor. */
async function open(context: BrowserContext, address: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(address);
  await expect(page.getByRole("toolbar")).toBeVisible();
  return page;
}

async function type(page: Page, words: string): Promise<void> {
  await summary(page).fill(words);
}

test("what is typed is saved by itself and is there after a reload; the steps beside it stay open", async ({
  browser,
}) => {
  const author = await signedIn(browser, "author");
  const draft = await givenDraft(author, title("By itself"));
  const page = await open(author, draft.url());
  await draft.close();

  const saved = saves(page);
  await type(page, "Typed and never saved by hand.");
  await body(page).click();
  await page.keyboard.press("Control+End");
  await page.keyboard.type(" And the street is closed.");
  await saved;
  await expect(page.getByRole("status")).toContainText(/Saved \d\d:\d\d/);
  await expectAccessible(page);
  await page.reload();

  await expect(summary(page)).toHaveValue("Typed and never saved by hand.");
  await expect(body(page)).toContainText("4:00. And the street is closed.");
  await expect(page.getByRole("button", { name: "Put them back" })).toHaveCount(0);
  const again = saves(page);
  await type(page, "Typed once more.");
  await again;
  await page.getByRole("button", { name: "Discard this draft" }).click();
  await expect(page.getByRole("status")).toContainText("Discarded");
  await author.close();
});

test("words outlive a board that is killed while they are typed, and a browser that is gone before it is back", async ({
  browser,
}) => {
  test.setTimeout(400_000);
  const own = await openBoard({ SAMPLE_DATA: "on" });
  try {
    const accounts: { role: string; email: string; password: string }[] = JSON.parse(
      readFileSync(join(own.dataDir, "accounts.json"), "utf8"),
    );
    const who = accounts.find(({ role }) => role === "author");
    const context = await browser.newContext({ baseURL: own.origin });
    const page = await context.newPage();
    await page.goto("/admin/sign-in");
    await page.getByLabel("E-mail address").fill(who?.email ?? "");
    await page.getByLabel("Password", { exact: true }).fill(who?.password ?? "");
    await page.getByRole("button", { name: "Sign in" }).click();
    await expect(page.getByRole("heading", { name: "My desk" })).toBeVisible();
    await page.close();
    const writing = await givenDraft(context, title("A killed board"));
    const address = writing.url();

    await own.kill();
    await type(writing, "Typed while nobody was there.");
    await expect(notSaved(writing)).toContainText("still stands here");
    const resumed = saves(writing);
    await own.start();
    await resumed;
    await expect(notSaved(writing)).toHaveCount(0);
    await writing.reload();
    await expect(summary(writing)).toHaveValue("Typed while nobody was there.");

    await own.kill();
    await type(writing, "Typed, and then the browser went.");
    await expect(notSaved(writing)).toBeVisible();
    await writing.close({ runBeforeUnload: false });
    await own.start();
    const later = await open(context, address);
    await expect(summary(later)).toHaveValue("Typed while nobody was there.");
    const back = saves(later);
    await later.getByRole("button", { name: "Put them back" }).click();
    await expect(summary(later)).toHaveValue("Typed, and then the browser went.");
    await back;
    await later.reload();
    await expect(summary(later)).toHaveValue("Typed, and then the browser went.");
    await expect(later.getByRole("button", { name: "Put them back" })).toHaveCount(0);
    await context.close();
  } finally {
    await own.stop();
  }
});

test("two who write in one draft know of each other; both texts are shown, merged, and shown again", async ({
  browser,
}) => {
  const author = await signedIn(browser, "author");
  const editor = await signedIn(browser, "editor");
  const draft = await givenDraft(author, title("Two at once"));
  const first = await open(author, draft.url());
  const second = await open(editor, draft.url());
  await draft.close();

  const saved = saves(first);
  await type(first, "The author was here.");
  await saved;
  const refused = saves(second, 409);
  await type(second, "The editor was here.");
  await refused;
  await expect(notSaved(second)).toContainText("saved this text at");
  await second.getByRole("button", { name: "See both texts" }).click();
  const texts = second.getByRole("region", { name: "Two texts" });
  await expect(texts).toContainText("The [only here: author] was here.");
  await expect(texts).toContainText("The [only here: editor] was here.");
  await expect(summary(second)).toHaveValue("The editor was here.");
  await expectAccessible(second);

  // While the editor merges the author goes on: shown again, nothing of either is lost.
  const further = saves(first);
  await type(first, "The author was here twice.");
  await further;
  await type(second, "The author and the editor were here.");
  await second.getByRole("button", { name: "Save", exact: true }).click();
  await expect(texts).toContainText("was here twice");
  await expect(summary(second)).toHaveValue("The author and the editor were here.");
  await type(second, "The author, twice, and the editor were here.");
  await second.getByRole("button", { name: "Save", exact: true }).click();
  await expect(second.getByRole("status")).toContainText("Saved");
  await expect(texts).toHaveCount(0);

  const third = await open(author, first.url());
  await expect(summary(third)).toHaveValue("The author, twice, and the editor were here.");
  await expect(third.getByRole("main")).toContainText(/is writing here too since \d\d:\d\d/);
  for (const context of [author, editor]) await context.close();
});

test("without script the second who saves is given both texts and merges them in the form", async ({
  browser,
}) => {
  const plain = { javaScriptEnabled: false };
  const author = await signedIn(browser, "author", plain);
  const editor = await signedIn(browser, "editor", plain);
  const first = await givenDraft(author, title("Two without script"));
  const second = await editor.newPage();
  await second.goto(first.url());
  await type(first, "The author was here.");
  await first.getByRole("button", { name: "Save", exact: true }).click();
  await expect(first.getByRole("status")).toContainText("Saved");

  await type(second, "The editor was here.");
  const answer = second.waitForResponse((each) => each.request().method() === "POST");
  await second.getByRole("button", { name: "Save", exact: true }).click();

  expect((await answer).status()).toBe(409);
  const texts = second.getByRole("region", { name: "Two texts" });
  await expect(texts).toContainText("The [only here: author] was here.");
  await expect(summary(second)).toHaveValue("The editor was here.");
  await type(second, "Both were here.");
  await second.getByRole("button", { name: "Save", exact: true }).click();
  await expect(second.getByRole("status")).toContainText("Saved");
  await first.goto(first.url());
  await expect(summary(first)).toHaveValue("Both were here.");
  await expect(first.getByRole("main")).toContainText("is writing here too");
  for (const context of [author, editor]) await context.close();
});

test("a session that ends while somebody types: saving goes on once they are back, and never under another name", async ({
  browser,
}) => {
  const author = await signedIn(browser, "author");
  const editor = await signedIn(browser, "editor");
  const draft = await givenDraft(author, title("Long thoughts"));
  const page = await open(author, draft.url());
  await draft.close();
  const session = await author.cookies();
  await author.clearCookies();
  await type(page, "Typed after the session.");
  await expect(notSaved(page)).toContainText("no longer signed in");
  await expect(notSaved(page).getByRole("link", { name: /Sign in/ })).toBeVisible();

  await author.addCookies(await editor.cookies()); // Somebody else signs in on this browser.
  const declined = saves(page, 401);
  await page.evaluate(() => window.dispatchEvent(new Event("focus")));
  await declined;
  const theirs = await open(author, page.url());
  await expect(summary(theirs)).not.toHaveValue("Typed after the session.");
  await expect(theirs.getByRole("button", { name: "Put them back" })).toHaveCount(0);
  await theirs.close();

  await author.addCookies(session);
  const saved = saves(page);
  await page.evaluate(() => window.dispatchEvent(new Event("focus")));
  await saved;
  await expect(notSaved(page)).toHaveCount(0);
  await page.reload();
  await expect(summary(page)).toHaveValue("Typed after the session.");
  for (const context of [author, editor]) await context.close();
});

test("a syllable that is being composed is not ended by a save", async ({ browser }) => {
  const author = await signedIn(browser, "author");
  const draft = await givenDraft(author, title("Composition"));
  const page = await open(author, draft.url());
  await draft.close();
  await body(page).click();
  await page.keyboard.press("Control+a");
  await page.keyboard.press("Delete");
  await page.keyboard.press("Control+Alt+0");
  await body(page).evaluate((element) => {
    element.addEventListener("compositionend", () => {
      element.dataset["ended"] = String(Number(element.dataset["ended"] ?? 0) + 1);
    });
  });
  const input = await author.newCDPSession(page);
  const compose = (text: string) =>
    input.send("Input.imeSetComposition", {
      text,
      selectionStart: text.length,
      selectionEnd: text.length,
    });

  const saved = saves(page);
  await compose("ㅎ");
  await compose("하");
  await saved; // The pause for thought of somebody in the middle of 한.
  await expect(page.getByRole("status")).toContainText("Saved");
  expect(await body(page).getAttribute("data-ended")).toBeNull();
  await compose("한");
  await input.send("Input.insertText", { text: "한" });
  await page.keyboard.type("글");
  const whole = saves(page);
  await whole;
  await page.reload();
  await expect(body(page)).toHaveText("한글");
  await author.close();
});

test("an hour that ends is said five minutes before, and can be begun anew", async ({
  browser,
}) => {
  const author = await signedIn(browser, "author");
  const page = await author.newPage();
  await page.clock.install();
  const awake = page.waitForResponse("**/api/auth/session"); // From then on the page counts the time.
  await page.goto("/admin/notices");
  await awake;
  await page.clock.fastForward("54:00");
  const warning = page.getByRole("alert").filter({ hasText: "signed out" });
  await expect(warning).toHaveCount(0);
  await page.clock.fastForward("02:00");
  await expect(warning).toContainText("You will be signed out at");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Stay signed in" }).click();
  await expect(warning).toHaveCount(0);
  await author.close();
});

test("whatever is sent to a form's address is saved whole or refused in words, never an error", async ({
  browser,
}) => {
  const author = await signedIn(browser, "author", { javaScriptEnabled: false });
  const editor = await signedIn(browser, "editor", { javaScriptEnabled: false });
  const auditor = await signedIn(browser, "auditor", { javaScriptEnabled: false });
  const draft = await givenDraft(author, title("Direct"));
  const others = await givenDraft(editor, title("Somebody else's"));
  const path = new URL(draft.url()).pathname;
  const id = path.split("/").at(-1) ?? "";
  const { fields } = await scrapeForm(author, path, "Save");
  const whole = { ...fields, writer: "" };
  const page = await open(await signedIn(browser, "author"), draft.url());
  whole.writer = await page
    .locator("#edit")
    .evaluate((form) => String(new FormData(form as HTMLFormElement).get("writer")));
  const send = async (given: Record<string, string>, edition = id, as = author) => {
    const address = `/api/desk/editions/${edition}/autosave`;
    const headers = { origin: board() };
    return as.request.post(address, { multipart: given, headers });
  };
  const without = (name: string) =>
    Object.fromEntries(Object.entries(whole).filter(([key]) => key !== name));

  for (const [name, answer, status] of [
    ["no lock version", await send(without("lockVersion")), 422],
    ["no title", await send(without("title")), 422],
    ["no body", await send(without("bodyMarkdown")), 422],
    ["no writer", await send(without("writer")), 422],
    ["another writer", await send({ ...whole, writer: "999999" }), 401],
    ["an endless title", await send({ ...whole, title: "x".repeat(5000) }), 422],
    ["no structure", await send({ ...whole, bodyJson: "{" }), 422],
    ["no edition", await send(whole, "999999999"), 404],
    ["no number", await send(whole, "first"), 404],
    ["somebody else's", await send(whole, others.url().split("/").at(-1)), 404],
    ["a role that only looks", await send(whole, id, auditor), 401],
  ] as const) {
    expect.soft(answer.status(), name).toBe(status);
    expect.soft(await answer.json(), name).toHaveProperty("refusal.code");
  }
  const json = await author.request.post(`/api/desk/editions/${id}/autosave`, {
    data: { lockVersion: 2 },
    headers: { origin: board() },
  });
  expect(json.status()).toBe(422);
  const stale = await send({ ...whole, lockVersion: "1", summary: "Typed on an old page." });
  expect(stale.status()).toBe(409);
  expect(await stale.json()).toMatchObject({
    refusal: { code: "stale" },
    stored: { summary: "The water is off on Monday night in two streets." },
    typed: { summary: "Typed on an old page." },
    other: { parts: [{ name: "Summary" }], own: true },
  });
  await page.reload();
  await expect(summary(page)).toHaveValue("The water is off on Monday night in two streets.");

  const beat = (data: object, edition = id, as = author) =>
    as.request.post(`/api/desk/editions/${edition}/presence`, {
      data,
      headers: { origin: board() },
    });
  expect((await beat({})).status()).toBe(422);
  expect((await beat({ writing: true }, "999999999")).status()).toBe(404);
  expect((await beat({ writing: true }, id, auditor)).status()).toBe(200);
  expect(await (await beat({ writing: true })).json()).toEqual({ others: [] });
  for (const context of [author, editor, auditor]) await context.close();
});
