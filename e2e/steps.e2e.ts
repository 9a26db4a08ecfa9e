import type { Browser, BrowserContext, Page } from "@playwright/test";
import { expect, expectAccessible, expectValid, type RoleName, signedIn, test } from "./board";
import { forcePublished, givenDraft, replay, scrapeForm } from "./editions";

test.describe.configure({ timeout: 180_000 }); // Several people sign in, write and read in one test.

const title = (words: string) => `${words} of ${process.pid}`;
const pathOf = (page: Page) => new URL(page.url()).pathname;

/** The desk of each of these roles, with or without script. */
async function people<Role extends RoleName>(browser: Browser, script: boolean, roles: Role[]) {
  const entries: [Role, BrowserContext][] = [];
  for (const role of roles)
    entries.push([role, await signedIn(browser, role, { javaScriptEnabled: script })]);
  return Object.fromEntries(entries) as Record<Role, BrowserContext>;
}

/** A notice the author wrote and the editor published: the editor's page, and its public address. */
async function published(
  who: Record<"author" | "editor", BrowserContext>,
  name: string,
): Promise<{ desk: Page; address: string }> {
  const draft = await givenDraft(who.author, name);
  await draft.getByRole("button", { name: "Submit for review" }).click();
  await expect(draft.getByRole("status")).toContainText("Submitted");
  const desk = await who.editor.newPage();
  await desk.goto(`${pathOf(draft)}/review`);
  await draft.close();
  await desk.getByRole("button", { name: "Publish" }).click();
  await expect(desk.getByRole("status")).toContainText("Published");
  return { desk, address: await publicAddress(desk) };
}

const publicAddress = async (desk: Page): Promise<string> =>
  (await desk.getByRole("link", { name: "Public page" }).getAttribute("href")) ?? "";

async function expectAnswer(page: Page, address: string, status: number, words: string) {
  const answer = await page.goto(address);
  expect(answer?.status(), address).toBe(status);
  await expect(page.getByRole("main")).toContainText(words);
}

for (const script of [true, false])
  test(`in an emergency an editor publishes alone, and a colleague checks it afterwards, ${script ? "with" : "without"} script`, async ({
    browser,
    page: citizen,
  }) => {
    const name = title(`The dam ${script ? "with" : "without"} script`);
    const who = await people(browser, script, ["author", "editor", "manager"]);
    const draft = await givenDraft(who.author, name);
    const edition = pathOf(draft);
    await expect(
      draft.getByRole("button", { name: "Publish without a second person" }),
    ).toHaveAccessibleDescription("Your role does not include this here.");

    const confirm = await who.editor.newPage();
    await confirm.goto(`${edition}/force-publish`);
    await expect(confirm.getByRole("main")).toContainText("The pipes are mended");
    await expect(confirm.getByRole("main")).toContainText("Until a colleague has checked it");
    await confirm.getByLabel("Why it cannot wait").fill("It burns");
    await confirm.getByRole("button", { name: "Publish now" }).click();
    await expect(confirm.getByRole("alert").first()).toContainText("at least 10 characters");
    await expect(confirm.getByLabel("Why it cannot wait")).toHaveValue("It burns");
    await confirm.close();
    const desk = await forcePublished(who.editor, edition);
    await expect(desk.getByRole("main")).toContainText("A colleague has to check it.");
    await expect(
      desk.getByRole("button", { name: "Check what was published" }),
    ).toHaveAccessibleDescription(/^Not by you/);
    await expectAnswer(citizen, await publicAddress(desk), 200, name);

    const colleague = await who.manager.newPage();
    await colleague.goto("/admin/notices?state=second_check");
    await expect(colleague.getByRole("row", { name })).toContainText("To be checked");
    await colleague.goto("/admin");
    await colleague
      .getByRole("region", { name: "To be checked afterwards" })
      .getByRole("link", { name })
      .click();
    await expect(colleague.getByRole("main")).toContainText("The dam may break within the hour.");
    await colleague.getByRole("button", { name: "I have read it, it may stand" }).click();
    await expect(colleague.getByRole("status")).toContainText("Checked");
    await expect(colleague.getByRole("main")).toContainText("Checked afterwards by");
    await colleague.goto("/admin");
    await expect(
      colleague
        .getByRole("region", { name: "To be checked afterwards" })
        .getByRole("link", { name }),
    ).toHaveCount(0);
    for (const context of Object.values(who)) await context.close();
  });

test("a publication is undone: the address shows what was there before, the version says that it was an error", async ({
  browser,
  page: citizen,
}) => {
  const who = await people(browser, false, ["author", "editor"]);
  const { desk, address } = await published(who, title("Published too early"));
  await expect(desk.getByRole("main")).toContainText(/Possible until .*\d\d:\d\d \(Asia\/Seoul\)/);
  await expectAnswer(citizen, address, 200, "The pipes are mended");

  // A second version on it, undone: the first stands there again.
  await desk.getByRole("button", { name: "New edition in English" }).click();
  await desk.getByLabel("Summary").fill("The water is off on Tuesday night.");
  await desk.getByLabel("What changed").fill("Tuesday, not Monday.");
  await desk.getByRole("button", { name: "Save" }).click();
  const second = await forcePublished(who.editor, pathOf(desk));
  await expectAnswer(citizen, address, 200, "on Tuesday night");
  await second.getByRole("button", { name: "Undo the publication" }).click();
  await expect(second.getByRole("status").first()).toContainText(
    "its text goes on here as a draft",
  );
  await expect(second.getByLabel("Summary")).toHaveValue("The water is off on Tuesday night.");
  await expectAnswer(citizen, address, 200, "on Monday night");
  await expectAnswer(
    citizen,
    `${address}/v/2`,
    410,
    "It was published in error, and that was undone on",
  );
  await expectAccessible(citizen);

  // The first one undone: nothing is left of it, and the address says so.
  await desk.goto(pathOf(desk).replace(/\/admin.*/, "/admin/notices?state=published"));
  await desk.getByRole("link", { name: title("Published too early") }).click();
  await desk.getByRole("button", { name: "Undo the publication" }).click();
  await expect(desk.getByRole("status")).toContainText("the draft that was begun since stays");
  await expect(desk.getByRole("main")).toContainText("Published in error, undone on");
  await expectAnswer(citizen, address, 410, "published in error");
  await citizen.goto("/en/news-notices");
  await expect(citizen.getByRole("link", { name: title("Published too early") })).toHaveCount(0);
  for (const context of Object.values(who)) await context.close();
});

test("a withdrawal is explained in other words, then taken back", async ({
  browser,
  page: citizen,
}) => {
  const who = await people(browser, true, ["author", "editor", "manager"]);
  const { desk: editor, address } = await published(who, title("Put off"));
  const desk = await who.manager.newPage();
  await desk.goto(pathOf(editor));
  await desk.getByLabel("Public explanation in English").fill("The work was put off.");
  await desk.getByLabel("Reason for the record").fill("The contractor is ill.");
  await desk.getByRole("button", { name: "Withdraw" }).click();
  await expect(desk.getByRole("status")).toContainText("Withdrawn");

  const explanation = desk.getByLabel("Public explanation in English");
  await expect(explanation).toHaveValue("The work was put off.");
  await explanation.fill("The work begins on 3 May.");
  await desk.getByLabel("Reason for the record").first().fill("The new date is known now.");
  await desk.getByRole("button", { name: "Change the explanation" }).click();
  await expect(desk.getByRole("status")).toContainText("The banner says your new words");
  await expectAnswer(citizen, address, 200, "The work begins on 3 May.");
  await expect(citizen.getByRole("main")).not.toContainText("The work was put off.");

  await desk.getByLabel("Reason for the record").last().fill("The work has begun.");
  await desk.getByRole("button", { name: "Restore" }).click();
  await expect(desk.getByRole("status")).toContainText("Restored");
  await citizen.reload();
  await expect(citizen.getByRole("main")).not.toContainText("The work begins on 3 May.");
  for (const context of Object.values(who)) await context.close();
});

test("a notice is removed: its addresses say why, or lead to the notice in its place", async ({
  browser,
  page: citizen,
}) => {
  const who = await people(browser, false, ["author", "editor", "manager"]);
  const { desk: one, address } = await published(who, title("Names without consent"));
  const { desk: two, address: leading } = await published(
    who,
    title("An older version of the rule"),
  );
  const desk = await who.manager.newPage();
  const words = "It named people who had not agreed.";

  await desk.goto(pathOf(one));
  await desk.getByRole("link", { name: "Remove for good" }).click();
  await expect(desk.getByRole("region", { name: "What will be gone" })).toContainText(
    "Version 1, English",
  );
  await desk.getByLabel("takes its place").fill("999999999");
  await desk.getByRole("button", { name: "Remove all of it" }).click();
  await expect(desk.getByRole("alert").first()).toContainText("Say to readers why it is removed");
  await expect(desk.getByRole("alert").first()).toContainText("another notice that is public");
  await desk.getByLabel("Public reason in English").fill(words);
  await desk.getByLabel("takes its place").fill("");
  await desk.getByRole("button", { name: "Remove all of it" }).click();
  await expect(desk.getByRole("status")).toContainText("Removed.");
  await expect(desk.getByRole("main")).toContainText(words);
  for (const gone of [address, `${address}/v/1`]) await expectAnswer(citizen, gone, 410, words);
  await expectAccessible(citizen);

  await desk.goto(`${pathOf(two)}/remove`);
  await desk.getByLabel("Public reason in English").fill("A newer notice says it better.");
  await desk.getByLabel("takes its place").fill("1051");
  await desk.getByRole("button", { name: "Remove all of it" }).click();
  await expect(desk.getByRole("status")).toContainText("Removed.");
  const answer = await citizen.request.get(leading, { maxRedirects: 0 });
  expect([answer.status(), answer.headers()["location"]]).toEqual([
    301,
    expect.stringMatching(/\/1051$/),
  ]);
  for (const context of Object.values(who)) await context.close();
});

test("a discarded draft is brought back with every word", async ({ browser }) => {
  const { author } = await people(browser, false, ["author"]);
  const page = await givenDraft(author, title("Thrown away too early"));
  await page.getByRole("button", { name: "Discard this draft" }).click();
  await expect(page.getByRole("status")).toContainText("Discarded");
  await expect(page.getByRole("main")).toContainText("Afterwards its text is deleted.");

  await page.getByRole("button", { name: "Bring back as a draft" }).click();

  await expect(page.getByRole("status").first()).toContainText("it is a draft again");
  await expect(page.getByLabel("Title")).toHaveValue(title("Thrown away too early"));
  await expect(page.getByLabel("Body")).toHaveValue(/The pipes are mended/);
  await author.close();
});

test("what nobody can type into these steps is refused in words, and nothing half is kept", async ({
  browser,
}) => {
  const who = await people(browser, false, ["author", "editor", "manager"]);
  const { desk } = await published(who, title("Stays as it is"));
  const edition = pathOf(desk);
  const removal = await scrapeForm(who.manager, `${edition}/remove`, "Remove all of it", {
    "explanation-en": "It named people who had not agreed.",
  });
  const undo = await scrapeForm(who.editor, edition, "Undo the publication");
  const tries: [string, typeof undo, Record<string, string>][] = [
    ["no editions that were seen", removal, { seen: "" }],
    ["other editions", removal, { seen: "1 2 3" }],
    ["words for editions", removal, { seen: "1; drop table edition" }],
    ["an endless reason", removal, { "explanation-en": "x".repeat(5000) }],
    ["a reason nobody would see", removal, { "explanation-en": "\u200b\u3164" }],
    ["a place that is no number", removal, { instead: "1e9" }],
    ["a past stage", removal, { lockVersion: "1" }],
    ["no edition", undo, { editionId: "-1" }],
    ["a past stage of an undo", undo, { lockVersion: "1" }],
  ];
  for (const [name, form, fields] of tries) {
    const answer = await replay(browser, form === undo ? who.editor : who.manager, {
      ...form,
      fields: { ...form.fields, ...fields },
    });
    expect.soft([404, 409, 422], name).toContain(answer.status);
    expect.soft(answer.html, name).toMatch(/There is a problem|Nothing was changed/);
  }
  await desk.reload();
  await expect(desk.getByRole("main")).toContainText("State: Published");
  for (const context of Object.values(who)) await context.close();
});

test("the pages of these steps are accessible and valid, in both schemes", async ({ browser }) => {
  const who = await people(browser, true, ["author", "editor", "manager"]);
  const draft = await givenDraft(who.author, title("For the eye"));
  const own = await givenDraft(who.author, title("For the eye, forced"));
  const forced = await forcePublished(who.editor, pathOf(own));
  const gone = await givenDraft(who.author, title("For the eye, discarded"));
  await gone.getByRole("button", { name: "Discard this draft" }).click();
  await expect(gone.getByRole("status")).toContainText("Discarded");
  const walk: [BrowserContext, string][] = [
    [who.editor, pathOf(draft)],
    [who.editor, `${pathOf(draft)}/force-publish`],
    [who.editor, pathOf(forced)],
    [who.manager, `${pathOf(forced)}/review`],
    [who.manager, pathOf(forced)],
    [who.manager, `${pathOf(forced)}/remove`],
    [who.author, pathOf(gone)],
    [who.manager, "/admin"],
    [who.manager, "/admin/notices?state=second_check"],
  ];
  const pages: { name: string; html: string }[] = [];
  for (const [context, address] of walk) {
    const page = await context.newPage();
    await page.goto(address);
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      await expectAccessible(page);
    }
    pages.push({ name: address, html: await (await context.request.get(address)).text() });
    await page.close();
  }
  expectValid(pages);
  for (const context of Object.values(who)) await context.close();
});
