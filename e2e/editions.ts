import type { Browser, BrowserContext, Page } from "@playwright/test";
import { board, expect } from "./board";

/** Addresses of one edition for each place in the workflow that has steps. */
export type MadeEditions = {
  draft: string;
  submitted: string;
  scheduled: string;
  /** Submitted with a link that says nothing, and the wish for an override. */
  barred: string;
  published: string;
  withdrawn: string;
  /** Published by the manager without a second person. */
  forced: string;
  discarded: string;
  /** A draft with a file of the name streets.csv. */
  withFile: string;
  /** A draft with a remark and a link to its preview. */
  remarked: string;
};
type People = Record<"author" | "editor" | "manager", BrowserContext>;

/** A draft of News & Notices in English by whoever `context` is, saved once; the page stays open on it. */
export async function givenDraft(
  context: BrowserContext,
  title: string,
  body = "## When\n\nThe pipes are mended between 22:00 and 4:00.",
): Promise<Page> {
  const page = await context.newPage();
  await page.goto("/admin/notices/new");
  await page.getByLabel("Board").selectOption({ label: "News & Notices" });
  await page.getByLabel("Language").selectOption({ label: "English" });
  await page.getByRole("button", { name: "Begin the draft" }).click();
  await page.getByLabel("Title").fill(title);
  await page.getByLabel("Summary").fill("The water is off on Monday night in two streets.");
  await page.getByLabel("Body").fill(body);
  await page.getByLabel("Department").selectOption({ index: 1 });
  await page.getByLabel("Contact").fill("Han Seoyeon");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("status")).toContainText("Saved");
  return page;
}

/** Publishes a draft without a second person; the page stays open on it. */
export async function forcePublished(context: BrowserContext, address: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(address);
  await page.getByRole("link", { name: "Publish without a second person" }).click();
  await page
    .getByLabel("Why it cannot wait for a second person")
    .fill("The dam may break within the hour.");
  await page.getByRole("button", { name: "Publish now, check afterwards" }).click();
  await expect(page.getByRole("status")).toContainText("a colleague has to check it");
  return page;
}

/** One edition in each state, made through the desk by people whose pages have no script. */
export async function givenEditions(people: People): Promise<MadeEditions> {
  const made = async (title: string, upTo: keyof MadeEditions) => {
    const page = await givenDraft(people.author, `${title} of ${process.pid}`);
    const address = new URL(page.url()).pathname;
    if (upTo === "draft") return address;
    if (upTo === "discarded") {
      await page.getByRole("button", { name: "Discard this draft" }).click();
      await expect(page.getByRole("status")).toContainText("Discarded");
      return address;
    }
    if (upTo === "forced") {
      await forcePublished(people.manager, address);
      return address;
    }
    await page.getByRole("button", { name: "Submit for review" }).click();
    await expect(page.getByRole("status")).toContainText("Submitted");
    if (upTo === "submitted") return address;
    if (upTo === "scheduled") {
      await scheduleFrom(people.editor, address);
      return address;
    }
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
  const barred = async () => {
    const page = await givenDraft(
      people.author,
      `A barred text of ${process.pid}`,
      "The plan of the streets is [here](/en/plan).",
    );
    await page.getByLabel("Ask a manager for an override").fill("The address is fixed by law.");
    await page.getByRole("button", { name: "Submit for review" }).click();
    await expect(page.getByRole("status")).toContainText("Submitted");
    return new URL(page.url()).pathname;
  };
  return {
    barred: await barred(),
    draft: await made("A draft", "draft"),
    submitted: await made("A submission", "submitted"),
    scheduled: await made("A scheduled notice", "scheduled"),
    published: await made("A published notice", "published"),
    withdrawn: await made("A withdrawn notice", "withdrawn"),
    forced: await made("A notice put out by force", "forced"),
    discarded: await made("A discarded draft", "discarded"),
    remarked: await remarked(await made("A draft with a remark", "draft"), people.author),
    withFile: await withFile(await made("A draft with a file", "draft"), people.author),
  };
}

/** 9:00 a month ahead, or more, as a field for a day and a time holds it. */
export const monthAhead = (months = 1): string =>
  `${new Date(Date.now() + months * 30 * 86_400_000).toISOString().slice(0, 10)}T09:00`;

/** Schedules what was handed in, by its review. */
export async function scheduleFrom(context: BrowserContext, address: string): Promise<void> {
  const page = await context.newPage();
  await page.goto(`${address}/review`);
  await page.getByLabel("Day and time").fill(monthAhead());
  await page.getByRole("button", { name: "Schedule", exact: true }).click();
  await page.getByRole("button", { name: "Yes, publish at that hour" }).click();
  await expect(page.getByRole("status")).toContainText("Scheduled");
  await page.close();
}

async function remarked(address: string, context: BrowserContext): Promise<string> {
  const page = await context.newPage();
  await page.goto(address);
  await page.getByLabel("Remark", { exact: true }).fill("Say which streets.");
  await page.getByRole("button", { name: "Add the remark" }).click();
  await expect(page.getByRole("status").first()).toContainText("Added");
  await sharedLink(page);
  await page.close();
  return address;
}

/** Makes a link to the preview of the edition whose page this is. */
export async function sharedLink(page: Page): Promise<string> {
  await page.getByRole("button", { name: "Make a link" }).click();
  const link = page.getByLabel("The new link. Copy it now");
  await expect(link).toHaveText(/\/preview\/[\w-]{43}$/);
  return (await link.textContent()) ?? "";
}

async function withFile(address: string, context: BrowserContext): Promise<string> {
  const page = await context.newPage();
  await page.goto(address);
  await page
    .getByLabel("Add files")
    .setInputFiles({ name: "streets.csv", mimeType: "text/csv", buffer: Buffer.from("a,b\r\n") });
  await page.getByRole("button", { name: "Attach files" }).click();
  await expect(page.getByRole("link", { name: "streets.csv" })).toBeVisible();
  await page.close();
  return address;
}

export type Scraped = { address: string; fields: Record<string, string> };

/** The form around a button, in the form of this name where it has one, exactly as a browser without script would send it. */
export async function scrapeForm(
  context: BrowserContext,
  address: string,
  button: string,
  typed: Record<string, string> = {},
  form?: string,
): Promise<Scraped> {
  const page = await context.newPage();
  await page.goto(address);
  await page.locator("details").evaluateAll((all) => {
    for (const each of all) each.setAttribute("open", "");
  });
  const found = await (form === undefined ? page : page.getByRole("form", { name: form }))
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
