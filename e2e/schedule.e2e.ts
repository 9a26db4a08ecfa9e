import type { Page } from "@playwright/test";
import { expect, expectAccessible, signedIn, test } from "./board";
import { givenDraft, monthAhead, replay, scheduleFrom, scrapeForm } from "./editions";
import { dueIn, publications } from "./hours";
import { type OwnBoard, openBoard, signedInAt } from "./own-board";

const title = (words: string) => `${words} of ${process.pid}`;

/** What went wrong; the framework keeps an alert of its own beside the page. */
const declined = (page: Page) => page.getByRole("main").getByRole("alert");

async function handIn(page: Page): Promise<string> {
  await page.getByRole("button", { name: "Submit for review" }).click();
  await expect(page.getByRole("status")).toContainText("Submitted");
  return new URL(page.url()).pathname;
}

for (const script of [true, false]) {
  test(`a second person schedules a notice that ends, confirms the hour and takes it back, ${script ? "with" : "without"} script`, async ({
    browser,
    page: citizen,
  }) => {
    test.setTimeout(300_000);
    const name = title(`Night bus ${script ? "with" : "without"} script`);
    const options = { javaScriptEnabled: script };
    const author = await signedIn(browser, "author", options);
    const draft = await givenDraft(author, name);
    await draft.getByLabel("Ends at").fill(`${monthAhead(12).slice(0, 10)}T18:00`);
    const address = await handIn(draft);
    const editor = await signedIn(browser, "editor", options);
    const review = await editor.newPage();
    await review.goto(`${address}/review`);
    await expect(review.getByRole("main")).toContainText("18:00 (Asia/Seoul)");

    await review.getByLabel("Day and time").fill("2020-01-01T09:00");
    await review.getByLabel("Time zone").selectOption("America/New_York");
    await review.getByRole("button", { name: "Schedule", exact: true }).click();
    await expect(declined(review)).toContainText("at least one minute ahead");
    await expect(review.getByLabel("Day and time")).toHaveValue("2020-01-01T09:00");
    await expect(review.getByLabel("Time zone")).toHaveValue("America/New_York");
    if (script) await expectAccessible(review);

    await review.getByLabel("Day and time").fill(monthAhead());
    await review.getByRole("button", { name: "Schedule", exact: true }).click();
    const shown = review.getByRole("status");
    await expect(shown).toContainText("09:00 (America/New_York)");
    await expect(shown).toContainText("In Seoul that is");
    await expect(shown).toContainText("It ends on");
    if (script) await expectAccessible(review);
    await review.getByRole("button", { name: "Yes, publish at that hour" }).click();

    await expect(review.getByRole("status")).toContainText("Scheduled");
    await expect(review.getByRole("main")).toContainText("09:00 (America/New_York)");
    if (script) await expectAccessible(review);
    const desk = await editor.newPage();
    await desk.goto("/admin");
    const scheduled = desk.getByRole("region", { name: "Scheduled" });
    await expect(scheduled.getByRole("link", { name })).toBeVisible();
    await expect(scheduled).toContainText("09:00 (America/New_York)");
    if (script) await expectAccessible(desk);
    await desk.goto("/admin/notices?state=scheduled");
    await expect(desk.getByRole("row").filter({ hasText: name })).toContainText(
      "09:00 (America/New_York)",
    );
    if (script) await expectAccessible(desk);
    await citizen.goto("/en/news-notices");
    await expect(citizen.getByRole("link", { name })).toHaveCount(0);

    await review.getByLabel("Reason for the record").fill("Rain");
    await review.getByRole("button", { name: "Take back the hour" }).click();
    await expect(declined(review)).toContainText("at least 10 characters");
    await review.getByLabel("Reason for the record").fill("Rain is forecast for that day.");
    await review.getByRole("button", { name: "Take back the hour" }).click();
    await expect(review.getByRole("main")).toContainText("State: Submitted");
    for (const context of [author, editor]) await context.close();
  });
}

test("an editor's own draft is scheduled by force alone, with a reason", async ({ browser }) => {
  test.setTimeout(240_000);
  const editor = await signedIn(browser, "editor");
  const page = await givenDraft(editor, title("Cold wave"));
  await page.getByRole("link", { name: "Schedule without a second person" }).click();
  await page.getByLabel("Day and time").fill(monthAhead());
  await page.getByLabel("Reason for the record").fill("Short");
  await page.getByRole("button", { name: "Schedule without a second person" }).click();
  await expect(declined(page)).toContainText("at least 10 characters");
  await expectAccessible(page);
  await page.getByLabel("Reason for the record").fill("The warning is in force from midnight.");
  await page.getByRole("button", { name: "Schedule without a second person" }).click();
  await page.getByRole("button", { name: "Yes, publish at that hour" }).click();
  await expect(page.getByRole("main")).toContainText(
    "Scheduled without a second person: The warning is in force from midnight.",
  );
  await expectAccessible(page);
  await editor.close();
});

test("what nobody can type as an hour is refused in words, and nothing is set", async ({
  browser,
}) => {
  test.setTimeout(240_000);
  const plain = { javaScriptEnabled: false };
  const author = await signedIn(browser, "author", plain);
  const address = await handIn(await givenDraft(author, title("Hostile hours")));
  const editor = await signedIn(browser, "editor", plain);
  const form = await scrapeForm(editor, `${address}/review`, "Schedule", { at: monthAhead() });
  const refused: [string, Record<string, string>][] = [
    ["no hour", { at: "" }],
    ["a day that is none", { at: "2027-02-30T09:00" }],
    ["a megabyte", { at: "9".repeat(1_000_000) }],
    ["the next century", { at: "2101-01-01T09:00" }],
    ["a zone of one's own", { zone: "Mars/Olympus" }],
    ["a zone that is markup", { zone: "<script>alert(1)</script>" }],
    ["another text", { contentHash: "0".repeat(64) }],
    ["no hash", { contentHash: "" }],
    ["a version past", { lockVersion: "1" }],
    ["no edition", { editionId: "-1" }],
  ];
  for (const [name, fields] of refused) {
    const answer = await replay(browser, editor, {
      ...form,
      fields: { ...form.fields, ...fields },
    });
    expect.soft([404, 409, 422], name).toContain(answer.status);
    expect.soft(answer.html, name).toMatch(/There is a problem|Nothing was changed/);
  }
  const forged = { ...form.fields, confirmed: "2020-01-01T00:00:00.000Z" };
  const answer = await replay(browser, editor, { ...form, fields: forged });
  expect(answer.html).toContain("Look at the hour once more");
  const page = await editor.newPage();
  await page.goto(address);
  await expect(page.getByRole("main")).toContainText("State: Submitted");
  for (const context of [author, editor]) await context.close();
});

test.describe("the hour comes", () => {
  let first: OwnBoard;
  let second: OwnBoard;
  test.beforeAll(async () => {
    test.setTimeout(240_000);
    first = await openBoard({ LOG_LEVEL: "warn" });
    second = await openBoard({ LOG_LEVEL: "warn" }, first);
  });
  test.afterAll(async () => {
    await second?.stop();
    await first?.stop();
  });

  test("it is published once, though one process was killed and later all were down", async ({
    browser,
  }) => {
    test.setTimeout(300_000);
    const author = await signedInAt(browser, first, "author");
    const editor = await signedInAt(browser, first, "editor");
    const [soon, later] = [title("Due soon"), title("Due while all is down")];
    const ids: number[] = [];
    for (const name of [soon, later]) {
      const address = await handIn(await givenDraft(author, name));
      await scheduleFrom(editor, address);
      ids.push(Number(address.split("/").at(-1)));
    }
    const [a = 0, b = 0] = ids;
    const list = async ({ origin }: OwnBoard) => (await fetch(`${origin}/en/news-notices`)).text();
    for (const each of [first, second]) expect(await list(each)).not.toContain(soon); // Kept now.

    await second.kill();
    await second.start();
    await dueIn(first, a, "2 s");
    for (const each of [first, second])
      await expect.poll(() => list(each), { timeout: 20_000 }).toContain(soon);
    const [event, ...more] = await publications(first, a);
    expect(more).toEqual([]);
    expect(event?.actor_id).toBeNull();
    expect(event?.lateness).toBeGreaterThanOrEqual(0);
    expect(event?.lateness).toBeLessThan(5_000);

    await dueIn(first, b, "4 s");
    await Promise.all([second.kill(), first.kill()]);
    await first.start();
    await expect.poll(() => list(first), { timeout: 20_000 }).toContain(later);
    const [late, ...others] = await publications(first, b);
    expect(others).toEqual([]);
    expect(late?.lateness).toBeGreaterThan(0);
    await expect
      .poll(async () => (await fetch(`${first.origin}/readyz`)).status, { timeout: 20_000 })
      .toBe(200);
    await second.start();
    expect(await list(second)).toContain(later);
    for (const context of [author, editor]) await context.close();
  });
});
