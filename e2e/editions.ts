import type { Browser, BrowserContext, Page } from "@playwright/test";
import { board, expect } from "./board";

/** Addresses of one edition in each state that has steps. */
export type MadeEditions = {
  draft: string;
  submitted: string;
  published: string;
  withdrawn: string;
};
type People = Record<"author" | "editor" | "manager", BrowserContext>;

/** A draft of News & Notices in English by whoever `context` is, saved once; the page stays open on it. */
export async function givenDraft(context: BrowserContext, title: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto("/admin/notices/new");
  await page.getByLabel("Board").selectOption({ label: "News & Notices" });
  await page.getByLabel("Language").selectOption({ label: "English" });
  await page.getByRole("button", { name: "Begin the draft" }).click();
  await page.getByLabel("Title").fill(title);
  await page.getByLabel("Summary").fill("The water is off on Monday night in two streets.");
  await page.getByLabel("Body").fill("## When\n\nThe pipes are mended between 22:00 and 4:00.");
  await page.getByLabel("Department").selectOption({ index: 1 });
  await page.getByLabel("Contact").fill("Han Seoyeon");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("status")).toContainText("Saved");
  return page;
}

/** One edition in each state, made through the desk by people whose pages have no script. */
export async function givenEditions(people: People): Promise<MadeEditions> {
  const made = async (title: string, upTo: "draft" | "submitted" | "published" | "withdrawn") => {
    const page = await givenDraft(people.author, `${title} of ${process.pid}`);
    const address = new URL(page.url()).pathname;
    if (upTo === "draft") return address;
    await page.getByRole("button", { name: "Submit for review" }).click();
    await expect(page.getByRole("status")).toContainText("Submitted");
    if (upTo === "submitted") return address;
    const review = await people.editor.newPage();
    await review.goto(`${address}/review`);
    await review.getByRole("button", { name: "Publish" }).click();
    await expect(review.getByRole("status")).toContainText("Published");
    if (upTo === "published") return address;
    const desk = await people.manager.newPage();
    await desk.goto(address);
    await desk.getByLabel("Public explanation in English").fill("The work was put off.");
    await desk.getByLabel("Reason for the record").fill("The contractor is ill.");
    await desk.getByRole("button", { name: "Withdraw" }).click();
    await expect(desk.getByRole("status")).toContainText("Withdrawn");
    return address;
  };
  return {
    draft: await made("A draft", "draft"),
    submitted: await made("A submission", "submitted"),
    published: await made("A published notice", "published"),
    withdrawn: await made("A withdrawn notice", "withdrawn"),
  };
}

export type Scraped = { address: string; fields: Record<string, string> };

/** The form around a button exactly as a browser without script would send it. */
export async function scrapeForm(
  context: BrowserContext,
  address: string,
  button: string,
  typed: Record<string, string> = {},
): Promise<Scraped> {
  const page = await context.newPage();
  await page.goto(address);
  const found = await page
    .getByRole("button", { name: button, exact: true })
    .evaluate((element) => {
      const { form } = element as HTMLButtonElement;
      if (!form) throw new Error("this button has no form");
      const fields = [...new FormData(form, element as HTMLButtonElement)];
      return { action: form.action, fields: fields.map(([name, value]) => [name, String(value)]) };
    });
  await page.close();
  return { address: found.action, fields: { ...Object.fromEntries(found.fields), ...typed } };
}

export type Answer = { status: number; html: string };

/** Sends a form as somebody else, or as nobody. */
export async function replay(
  browser: Browser,
  as: BrowserContext | null,
  form: Scraped,
): Promise<Answer> {
  const context = as ?? (await browser.newContext({ baseURL: board() }));
  const answer = await context.request.post(form.address, {
    multipart: form.fields,
    headers: { origin: board() },
    maxRedirects: 0,
  });
  const read = { status: answer.status(), html: await answer.text() };
  if (!as) await context.close();
  return read;
}
