import {
  board,
  expect,
  expectAccessible,
  expectValid,
  type RoleName,
  signedIn,
  test,
} from "./board";
import { givenDraft, givenEditions, replay, scrapeForm } from "./editions";

test.describe.configure({ timeout: 120_000 }); // Several people sign in, write and read in one test.

const title = (words: string) => `${words} of ${process.pid}`;

for (const script of [true, false]) {
  test(`a notice is written, submitted, published by the second account and withdrawn ${script ? "with" : "without"} script`, async ({
    browser,
    page: citizen,
  }) => {
    test.setTimeout(120_000);
    const name = title(`Water outage ${script ? "with" : "without"} script`);
    const options = { javaScriptEnabled: script };
    const author = await signedIn(browser, "author", options);
    const draft = await givenDraft(author, name);
    const edition = new URL(draft.url()).pathname;
    await draft.getByRole("button", { name: "Submit for review" }).click();
    await expect(draft.getByRole("main")).toContainText("Submitted");

    await citizen.goto("/en/news-notices");
    await expect(citizen.getByRole("link", { name })).toHaveCount(0);

    const editor = await signedIn(browser, "editor", options);
    const review = await editor.newPage();
    await review.goto("/admin");
    await review.getByRole("link", { name, exact: true }).click();
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
  const page = await givenDraft(editor, title("Own hand"));
  await page.getByRole("button", { name: "Submit for review" }).click();
  await expect(page.getByRole("main")).toContainText("whoever wrote");
  await expect(page.getByRole("main")).toContainText("Park Jiwoo can.");
  await editor.close();
});

test("of two who save the same draft the second is shown both texts", async ({ browser }) => {
  const author = await signedIn(browser, "author");
  const first = await givenDraft(author, title("Two hands"));
  const second = await author.newPage();
  await second.goto(first.url());
  await first.getByLabel("Summary").fill("The first hand was here.");
  await first.getByRole("button", { name: "Save" }).click();
  await expect(first.getByRole("status")).toContainText("Saved");
  await second.getByLabel("Summary").fill("The second hand was here.");
  await second.getByRole("button", { name: "Save" }).click();
  await expect(second.getByRole("main")).toContainText("The [only here: first] hand was here.");
  await expect(second.getByLabel("Summary")).toHaveValue("The second hand was here.");
  await author.close();
});

test("every page of the desk is accessible, valid and silent, in both schemes", async ({
  browser,
}) => {
  test.setTimeout(600_000); // Some twenty pages, each twice through axe.
  const plain = { javaScriptEnabled: false };
  const made = await givenEditions({
    author: await signedIn(browser, "author", plain),
    editor: await signedIn(browser, "editor", plain),
    manager: await signedIn(browser, "manager", plain),
  });
  const author = await signedIn(browser, "author");
  const next = await author.newPage();
  await next.goto(made.published);
  await next.getByRole("button", { name: "New edition in English" }).click();
  await next.getByLabel("Summary").fill("The water is off on Tuesday night in two streets.");
  await next.getByLabel("What changed").fill("Tuesday, not Monday.");
  await next.getByRole("button", { name: "Submit for review" }).click();
  await expect(next.getByRole("status")).toContainText("Submitted");
  const second = new URL(next.url()).pathname;
  await next.close();

  const walk: [RoleName | null, string[]][] = [
    [null, ["/admin/sign-in"]],
    [
      "author",
      ["/admin", "/admin/notices/new", made.draft, made.submitted, `${made.draft}/preview`],
    ],
    ["editor", ["/admin", `${made.submitted}/review`, `${second}/review`, "/admin/account"]],
    ["manager", [made.published, made.withdrawn, `${made.published}/reads`, "/admin/notices"]],
    [
      "auditor",
      [
        "/admin",
        "/admin/notices?q=nothing-like-this",
        "/admin/notices/new",
        "/admin/editions/999999",
      ],
    ],
  ];
  const said: string[] = [];
  const pages: { name: string; html: string }[] = [];
  for (const [role, addresses] of walk) {
    const context = role
      ? await signedIn(browser, role)
      : await browser.newContext({ baseURL: board() });
    const page = await context.newPage();
    page.on("console", (message) => {
      // A page that says 403 or 404 is told so by the browser; a refused script or style is said there too.
      if (!/the server responded with a status of 40[34]/.test(message.text()))
        said.push(`${page.url()}: ${message.text()}`);
    });
    page.on("pageerror", (error) => said.push(`${page.url()}: ${error.message}`));
    for (const address of addresses) {
      await page.goto(address);
      if (address === made.draft) await expect(page.getByRole("toolbar")).toBeVisible();
      for (const colorScheme of ["light", "dark"] as const) {
        await page.emulateMedia({ colorScheme });
        await expectAccessible(page);
      }
      const answer = await context.request.get(address);
      pages.push({ name: `${role} ${address}`, html: await answer.text() });
    }
    await context.close();
  }
  expect(said).toEqual([]);

  // The answers to a form: a declined sign-in, a conflict, a session that has ended.
  const nobody = await browser.newContext({ baseURL: board(), ...plain });
  const writer = await signedIn(browser, "author", plain);
  const signIn = await scrapeForm(nobody, "/admin/sign-in", "Sign in");
  const save = await scrapeForm(writer, made.draft, "Save");
  const stale = { ...save, fields: { ...save.fields, lockVersion: "1", title: "Another title" } };
  for (const [name, answer] of [
    ["sign-in declined", await replay(browser, null, signIn)],
    ["conflict", await replay(browser, author, stale)],
    ["session ended", await replay(browser, null, save)],
  ] as const) {
    const { html } = answer;
    pages.push({ name, html });
    const page = await author.newPage(); // axe needs script; the policy of the page keeps the answer's own from running.
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      await page.goto("/admin/account"); // For the style sheets, which stand at the same addresses.
      await page.setContent(html);
      await expectAccessible(page);
    }
    await page.close();
  }
  expectValid(pages);
  for (const context of [author, nobody, writer]) await context.close();
});

for (const script of [true, false]) {
  test(`a session that ends while somebody writes loses no word, ${script ? "with" : "without"} script`, async ({
    browser,
  }) => {
    const author = await signedIn(browser, "author", { javaScriptEnabled: script });
    const page = await givenDraft(author, title("Long thoughts"));
    await page.getByLabel("Summary").fill("Typed while the session ended.");
    const session = await author.cookies();
    await author.clearCookies();

    await page.getByRole("button", { name: "Save" }).click();

    await expect(page.getByRole("main")).toContainText("Your session has ended");
    await expect(page.getByLabel("Summary")).toHaveValue("Typed while the session ended.");
    await author.addCookies(session); // As signing in again in the other tab does.
    await page.getByRole("button", { name: script ? "Save" : "Send again" }).click();
    await expect(page.getByRole("status")).toContainText("Saved");
    await page.reload();
    await expect(page.getByLabel("Summary")).toHaveValue("Typed while the session ended.");
    await author.close();
  });
}

test("what nobody can type is refused or cleaned, never an error of the board, and nothing half is kept", async ({
  browser,
}) => {
  test.setTimeout(180_000);
  const author = await signedIn(browser, "author", { javaScriptEnabled: false });
  const page = await givenDraft(author, title("Hostile input"));
  const form = await scrapeForm(author, new URL(page.url()).pathname, "Save");
  const text = (words: string, marks: object[] = []) => ({
    type: "doc",
    content: [{ type: "paragraph", content: [{ type: "text", text: words, marks }] }],
  });
  // As text: this depth is more than JSON.stringify takes.
  const abyss = `{"type":"doc","content":[${'{"type":"blockquote","content":['.repeat(4000)}${"]}".repeat(4000)}]}`;
  const refused: [string, Record<string, string>][] = [
    ["an endless title", { title: "x".repeat(5000) }],
    ["a title past every bound", { title: "x".repeat(300_000) }],
    ["a contact too long", { contact: "x".repeat(500) }],
    ["a department that is not there", { departmentId: "999999" }],
    ["a department that is no number", { departmentId: "1 or 1=1" }],
    ["another edition", { editionId: "999999999" }],
    ["no edition", { editionId: "-1" }],
    ["a version past", { lockVersion: "1" }],
    ["no version", { lockVersion: "" }],
    [
      "a node that is not of the schema",
      { bodyJson: '{"type":"doc","content":[{"type":"iframe"}]}' },
    ],
    ["no structure", { bodyJson: "{" }],
    ["an abyss of quotes", { bodyJson: abyss }],
    ["an abyss in Markdown", { bodyMarkdown: `${">".repeat(60)} deep` }],
  ];
  for (const [name, fields] of refused) {
    const answer = await replay(browser, author, {
      ...form,
      fields: { ...form.fields, ...fields },
    });
    expect.soft([404, 409, 422], name).toContain(answer.status);
    const { html } = answer;
    expect.soft(html, name).toMatch(/There is a problem|Nothing was changed/);
    expect.soft(html, name).toContain("The pipes are mended"); // The typed text stands there again.
  }
  await page.reload();
  await expect(page.getByLabel("Title")).toHaveValue(title("Hostile input"));

  const link = { type: "link", attrs: { href: "javascript:alert(1)" } };
  const taken: [string, Record<string, string>, string][] = [
    ["NUL and half a sign", { bodyJson: JSON.stringify(text("a\u0000b\ud800c")) }, "ab\ufffdc"],
    ["NUL in a title", { title: "Pipes\u0000 mended" }, "Pipes mended"],
    ["HTML", { bodyJson: JSON.stringify(text("<script>alert(1)</script>")) }, "&lt;script&gt;"],
    ["a script as a link", { bodyJson: JSON.stringify(text("here", [link])) }, "here"],
    ["a megabyte", { bodyJson: JSON.stringify(text("word ".repeat(200_000))) }, "word word"],
    [
      "a state of one's own",
      { state: "published", bodyMarkdown: "Still a draft." },
      "Still a draft.",
    ],
  ];
  for (const [name, fields, stands] of taken) {
    const fresh = await scrapeForm(author, new URL(page.url()).pathname, "Save");
    const answer = await replay(browser, author, {
      ...fresh,
      fields: { ...fresh.fields, ...fields },
    });
    expect.soft(answer.status, name).toBe(200);
    const { html } = answer;
    expect.soft(html, name).toContain(stands);
    expect.soft(html, name).toContain("State: Draft");
  }
  const preview = await (
    await author.request.get(`${new URL(page.url()).pathname}/preview`)
  ).text();
  expect(preview).not.toContain("javascript:");
  await author.close();
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
