import { expect, expectAccessible, signedIn, test } from "./board";
import { forcePublished, givenDraft } from "./editions";

test.describe.configure({ timeout: 180_000 }); // It signs in, writes, publishes and pins.

const dayAhead = (days: number) =>
  new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

for (const script of [true, false])
  test(`an editor pins a notice, gives it a category and takes the pin off, ${script ? "with" : "without"} script`, async ({
    browser,
    page: citizen,
  }) => {
    const editor = await signedIn(browser, "editor", { javaScriptEnabled: script });
    const title = `Where to find water, ${script ? "scripted" : "plain"}, of ${process.pid}`;
    const draft = await givenDraft(editor, title);
    const desk = await forcePublished(editor, new URL(draft.url()).pathname);
    const place = desk.getByRole("form", { name: "In the lists" });

    await place.getByLabel("Pinned up to and including").fill(dayAhead(-2));
    await place.getByRole("button", { name: "Change its place" }).click();
    await expect(desk.getByRole("alert").first()).toContainText("give today or a later day");
    await expect(place.getByLabel("Pinned up to and including")).toHaveValue(dayAhead(-2));
    if (script) await expectAccessible(desk); // The tool that looks is a script itself.

    await place.getByLabel("Pinned up to and including").fill(dayAhead(30));
    await place.getByLabel("Category").selectOption({ index: 1 });
    const category =
      (await place.getByLabel("Category").locator("option:checked").textContent()) ?? "";
    await place.getByRole("button", { name: "Change its place" }).click();
    await expect(desk.getByRole("status")).toContainText("in every language at once");
    await expect(desk.getByRole("definition").filter({ hasText: category })).toBeVisible();

    await expect
      .poll(async () => {
        await citizen.goto("/en");
        return citizen.getByRole("region", { name: "Important notices" }).textContent();
      })
      .toContain(title);
    await citizen.goto("/en/news-notices");
    const row = citizen.getByRole("listitem").filter({ hasText: title });
    await expect(row).toContainText("Pinned");
    const topic = citizen.getByLabel("Topic");
    const value = await topic.locator("option", { hasText: category }).getAttribute("value");
    await topic.selectOption(value);
    await citizen.getByRole("button", { name: "Apply" }).click();
    await expect(row).toBeVisible();

    await place.getByLabel("Pinned up to and including").fill("");
    await place.getByRole("button", { name: "Change its place" }).click();
    await expect(desk.getByRole("status")).toContainText("Saved.");
    await expect
      .poll(async () => {
        await citizen.goto("/en/news-notices");
        return citizen.getByRole("listitem").filter({ hasText: title }).textContent();
      })
      .not.toContain("Pinned");
    await editor.close();
  });
