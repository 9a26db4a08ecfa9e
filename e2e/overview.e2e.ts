import { expect, expectAccessible, signedIn, test } from "./board";
import { forcePublished, givenDraft } from "./editions";

test.describe.configure({ timeout: 180_000 }); // Several people sign in, write and read in one test.

const name = (words: string) => `${words} of ${process.pid}`;
const pathOf = (url: string) => new URL(url).pathname;

for (const script of [true, false])
  test(`an author hands several drafts in at once and reads what became of each, ${script ? "with" : "without"} script`, async ({
    browser,
  }) => {
    const author = await signedIn(browser, "author", { javaScriptEnabled: script });
    const words = name(`Bulk ${script ? "scripted" : "plain"}`);
    for (const title of [`${words} one`, `${words} two`])
      await (await givenDraft(author, title)).close();
    const page = await author.newPage();
    await page.goto("/admin");
    await expect(page.getByRole("region", { name: "My drafts" })).toContainText(`${words} two`);
    await page.getByRole("link", { name: /in the list My drafts/ }).click();
    await expect(page).toHaveURL(/state=draft&mine=1/);
    await page.getByRole("button", { name: "Submit for review" }).click();
    await expect(page.getByRole("alert").first()).toContainText("Tick at least one notice");
    for (const title of [`${words} one`, `${words} two`])
      await page.getByRole("checkbox", { name: `Tick “${title}”` }).check();
    await page.getByRole("button", { name: "Submit for review" }).click();
    await expect(page.getByRole("status").filter({ hasText: "2 done, 0 not done" })).toBeVisible();
    await page.goto("/admin/notices?state=submitted&mine=1");
    await expect(page.getByRole("row", { name: `${words} one` })).toContainText("Submitted");
    if (script) await expectAccessible(page); // The tool that looks is a script itself.
    await author.close();
  });

test("an old text is taken up, a notice copied, the other language written beside, and readers told which is older", async ({
  browser,
  page: citizen,
}) => {
  const manager = await signedIn(browser, "manager", { javaScriptEnabled: false });
  const scripted = await (await signedIn(browser, "manager")).newPage();
  const expectAccessibleAt = async (url: string) => {
    await scripted.goto(url);
    await expectAccessible(scripted);
  };
  const title = name("The library hours");
  const draft = await givenDraft(manager, title);
  const first = pathOf(draft.url());
  const english = await forcePublished(manager, first);
  const address =
    (await english.getByRole("link", { name: "Public page" }).getAttribute("href")) ?? "";

  await english.getByRole("button", { name: "Write it in Korean" }).click();
  await expect(english.getByRole("complementary", { name: "English text" })).toContainText(title);
  await expectAccessibleAt(english.url());
  await english.getByLabel("Title").fill("도서관 시간");
  await english.getByLabel("Summary").fill("여는 시간이 바뀝니다.");
  await english.getByLabel("Body").fill("월요일에 엽니다.");
  await english.getByRole("button", { name: "Save" }).click();
  await forcePublished(manager, pathOf(english.url()));

  const desk = await manager.newPage();
  await desk.goto(first);
  await desk.getByRole("link", { name: "History" }).click();
  await desk.getByRole("link", { name: /The text as it stands/ }).click();
  await expectAccessibleAt(desk.url());
  await desk.getByRole("button", { name: "Take this text up again" }).click();
  await expect(desk.getByRole("status").first()).toContainText("The old text stands here now");
  await desk.getByLabel("Summary").fill("The library opens on Tuesday.");
  await desk.getByLabel("What changed").fill("Tuesday, not Monday.");
  await desk.getByRole("button", { name: "Save" }).click();
  const second = await forcePublished(manager, pathOf(desk.url()));

  await citizen.goto(address.replace("/en/", "/ko/"));
  await expect(citizen.getByRole("note")).toContainText("영어 글이");
  await citizen.goto(address);
  await expect(citizen.getByRole("main")).not.toContainText("is older");

  await second.getByRole("button", { name: "Copy as a new notice" }).click();
  await expect(second.getByRole("status").first()).toContainText("This is the copy");
  await expect(second.getByLabel("Title")).toHaveValue(title);
  for (const at of ["/admin", "/admin/notices?sort=title"]) await expectAccessibleAt(at);
  await scripted.context().close();
  await manager.close();
});
