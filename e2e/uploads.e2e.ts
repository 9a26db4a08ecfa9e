import { existsSync, readdirSync, readFileSync, statSync, utimesSync } from "node:fs";
import { request } from "node:http";
import { join } from "node:path";
import type { BrowserContext, Page } from "@playwright/test";
import sharp from "sharp";
import { docx, pdf, zipOf } from "@/lib/inspect/made-files.fixture";
import { board, expect, expectAccessible, signedIn, test } from "./board";
import { givenDraft } from "./editions";
import { openBoard, signedInAt } from "./own-board";

test.describe.configure({ timeout: 420_000 }); // Several people, large files, and a machine that may be busy.

const title = (words: string) => `${words} of ${process.pid}`;
const file = (name: string, buffer: Buffer) => ({
  name,
  mimeType: "application/octet-stream",
  buffer,
});
const names = (page: Page) =>
  page.getByRole("region", { name: "Attachments" }).locator("ol.up > li .file-head > div > .t");

/** Sends a form of files as a program does. */
const post = (
  context: BrowserContext,
  address: string,
  fields: Record<string, string | ReturnType<typeof file>>,
  headers: Record<string, string> = {},
) =>
  context.request.post(address, {
    multipart: fields,
    headers: { origin: board(), accept: "application/json", ...headers },
    maxRedirects: 0,
  });
const idOf = (page: Page) => Number(/editions\/(\d+)/.exec(page.url())?.[1]);
const versionOf = async (page: Page) =>
  page.locator("form#edit input[name=lockVersion]").inputValue();

test("files are attached with and without script, ordered by keyboard, given an alternative, published, and taken along", async ({
  browser,
  page: citizen,
}) => {
  const author = await signedIn(browser, "author");
  const page = await givenDraft(author, title("Files to take along"));
  await page.getByLabel("Summary").fill("Typed before the files, and not saved yet.");
  await page
    .getByLabel("Add files")
    .setInputFiles([file("plan.pdf", pdf()), file("신청서.docx", docx())]);
  await page.getByRole("button", { name: "Attach files" }).click();
  await expect(page.getByText("2 of 2 attached, 0 not")).toBeVisible();
  await expect(names(page)).toHaveText(["plan.pdf", "신청서.docx"]);

  // What was typed meanwhile is saved: the files have not made it somebody else's.
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByRole("status").first()).toContainText("Saved");
  await expect(page.getByLabel("Summary")).toHaveValue(
    "Typed before the files, and not saved yet.",
  );

  const plain = await signedIn(browser, "author", { javaScriptEnabled: false });
  const without = await plain.newPage();
  await without.goto(new URL(page.url()).pathname);
  await without
    .getByLabel("Add files")
    .setInputFiles([
      file("fees.csv", Buffer.from("a,b\r\n")),
      file("setup.pdf", Buffer.from("MZ")),
    ]);
  await without.getByRole("button", { name: "Attach files" }).click();
  await expect(without.getByRole("alert")).toContainText("setup.pdf");
  await expect(without.getByRole("alert")).toContainText(
    "This file is damaged, or is not what its name says",
  );
  await expect(without.getByText("Attached: 1 file")).toBeVisible();
  await without.getByRole("button", { name: "Up: fees.csv" }).press("Enter");
  await expect(names(without)).toHaveText(["plan.pdf", "fees.csv", "신청서.docx"]);

  await page.reload();
  const up = page.getByRole("button", { name: "Up: fees.csv" });
  await up.focus();
  await page.keyboard.press("Enter");
  await expect(names(page)).toHaveText(["fees.csv", "plan.pdf", "신청서.docx"]);
  await expect(up).toBeFocused();
  for (const name of ["fees.csv", "plan.pdf"]) {
    const row = page.getByRole("form", { name: `Attached: ${name}` });
    await row.getByText("Title, accessibility, alternative").press("Enter");
    await row.getByLabel("Yes, it was checked").check();
    await row.getByRole("button", { name: "Save these words" }).press("Enter");
    await expect(page.getByText(`Saved: ${name}`)).toBeVisible();
  }
  const row = page.getByRole("form", { name: "Attached: 신청서.docx" });
  await row.getByText("Title, accessibility, alternative").press("Enter");
  await row.getByLabel("Title of the file for readers").fill("Application");
  await row.getByLabel("No", { exact: true }).check();
  await row.getByLabel("What serves in its place").fill("plan.pdf");
  await row.getByLabel("What serves in its place").press("Enter");
  await expect(page.getByText("Saved: Application")).toBeVisible();
  await expectAccessible(page);

  // Files of what is under way are for officials who may see it, and for nobody else.
  const address = (await page.getByRole("link", { name: "plan.pdf" }).getAttribute("href")) ?? "";
  expect((await author.request.get(address)).status()).toBe(200);
  expect((await citizen.request.get(address)).status()).toBe(404);

  await page.getByRole("button", { name: "Submit for review" }).click();
  await expect(page.getByRole("main")).toContainText("Submitted");
  await expect(page.getByRole("button", { name: "Remove: plan.pdf" })).toHaveCount(0);
  const id = idOf(page);
  const late = await post(author, `/api/desk/editions/${id}/files`, {
    lockVersion: "1",
    file: file("late.pdf", pdf()),
  });
  expect(late.status()).toBe(409);
  expect(await late.json()).toMatchObject({ error: { code: "wrong_state" } });

  const editor = await signedIn(browser, "editor");
  const review = await editor.newPage();
  await review.goto(`/admin/editions/${id}/review`);
  await review.getByRole("button", { name: "Publish" }).click();
  await expect(review.getByRole("main")).toContainText("Published");
  await citizen.goto("/en/news-notices");
  await citizen.getByRole("link", { name: title("Files to take along") }).click();
  const files = citizen.getByRole("region", { name: "Attachments" });
  await expect(files).toContainText("Application (DOCX");
  const [download] = await Promise.all([
    citizen.waitForEvent("download"),
    files
      .getByRole("link", { name: /^plan\.pdf \(PDF/ })
      .first()
      .click(),
  ]);
  expect(readFileSync(await download.path()).equals(pdf())).toBe(true);
  for (const context of [author, plain, editor]) await context.close();
});

test("an image is put into the text where the cursor is, says what it shows, and is drawn in two widths", async ({
  browser,
}) => {
  const author = await signedIn(browser, "author");
  const page = await givenDraft(author, title("An image"));
  await page.reload();
  await expect(page.getByRole("toolbar")).toBeVisible();
  const photo = await sharp({
    create: { width: 2000, height: 1000, channels: 3, background: "#246" },
  })
    .jpeg()
    .withExif({ IFD0: { Make: "Camera" } })
    .toBuffer();
  await page.getByLabel("Add images").setInputFiles(file("hall.jpg", photo));
  await page.getByRole("button", { name: "Attach images" }).click();
  await page.getByLabel("What the image shows").fill("The hall, seen from the street");
  await page.getByRole("button", { name: "Put into the text" }).click();
  await expect(page.locator(".paper-in img")).toHaveAttribute(
    "alt",
    "The hall, seen from the street",
  );
  await page.getByRole("button", { name: "Save these words" }).click();
  await expect(page.getByText("Saved: hall.jpg")).toBeVisible();
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByRole("status").first()).toContainText("Saved");
  await expectAccessible(page);

  await page.goto(`${new URL(page.url()).pathname}/preview`);
  const image = page.getByRole("img", { name: "The hall, seen from the street" });
  await expect(image).toHaveAttribute(
    "srcset",
    /\/files\/small\/\d+\/hall\.jpg 800w, \/files\/\d+\/hall\.jpg 1600w/,
  );
  const small =
    /(\/files\/small\/\S+) 800w/.exec((await image.getAttribute("srcset")) ?? "")?.[1] ?? "";
  const drawn = await author.request.get(small);
  expect(await sharp(await drawn.body()).metadata()).toMatchObject({ width: 800, format: "jpeg" });
  expect((await sharp(await drawn.body()).metadata()).exif).toBeUndefined();
  await author.close();
});

test("a program is told in words and by status why a file is not taken, and nothing half is kept", async ({
  browser,
}) => {
  const author = await signedIn(browser, "author");
  const page = await givenDraft(author, title("Refusals"));
  const address = `/api/desk/editions/${idOf(page)}/files`;
  const lockVersion = await versionOf(page);
  const good = file("plan.pdf", pdf());
  const bomb = zipOf([{ name: "a.txt", content: Buffer.alloc(64 * 1024 * 1024) }]);
  const cases: [number, string, Record<string, string | ReturnType<typeof file>>][] = [
    [422, "lock_missing", { file: good }],
    [409, "stale", { lockVersion: "1", file: good }],
    [422, "file_missing", { lockVersion }],
    [422, "file_empty", { lockVersion, file: file("a.pdf", Buffer.alloc(0)) }],
    [415, "file_type", { lockVersion, file: file("a.exe", Buffer.from("MZ")) }],
    [415, "file_type", { lockVersion, file: file("a.svg", Buffer.from("<svg/>")) }],
    [415, "file_ending", { lockVersion, file: file("a.pdf", docx()) }],
    [
      422,
      "file_macros",
      { lockVersion, file: file("a.docx", docx([{ name: "word/vbaProject.bin" }])) },
    ],
    [422, "file_bomb", { lockVersion, file: file("a.zip", bomb) }],
    [422, "file_name_long", { lockVersion, file: file(`${"가".repeat(90)}.pdf`, pdf()) }],
    [
      413,
      "file_large",
      { lockVersion, file: file("a.txt", Buffer.alloc(50 * 1024 * 1024 + 1, "a")) },
    ],
    [415, "file_no_image", { lockVersion, role: "image", file: good }],
  ];
  for (const [status, code, fields] of cases) {
    const answer = await post(author, address, fields);
    expect.soft(answer.status(), code).toBe(status);
    expect.soft((await answer.json()).error, code).toMatchObject({ code });
  }

  expect(
    (
      await post(author, "/api/desk/editions/999999999/files", { lockVersion, file: good })
    ).status(),
  ).toBe(404);
  expect(
    (await post(author, "/api/desk/editions/x/files", { lockVersion, file: good })).status(),
  ).toBe(404);
  expect(
    (
      await post(
        author,
        address,
        { lockVersion, file: good },
        { origin: "https://elsewhere.example" },
      )
    ).status(),
  ).toBe(403);
  expect(
    (
      await author.request.post(address, {
        data: "{}",
        headers: { origin: board(), accept: "application/json" },
      })
    ).status(),
  ).toBe(400);
  for (const role of ["admin", "auditor"] as const) {
    const other = await signedIn(browser, role);
    expect.soft((await post(other, address, { lockVersion, file: good })).status(), role).toBe(403);
    await other.close();
  }
  const nobody = await browser.newContext({ baseURL: board() });
  expect((await post(nobody, address, { lockVersion, file: good })).status()).toBe(401);
  await nobody.close();

  await page.reload();
  await expect(names(page)).toHaveCount(0);
  const taken = await post(author, address, { lockVersion, file: good });
  expect(taken.status()).toBe(201);
  expect(await taken.json()).toMatchObject({
    lockVersion: Number(lockVersion) + 1,
    files: [{ name: "plan.pdf", bytes: pdf().length }],
    refused: [],
  });
  await author.close();
});

test("a stale tab is told so, and a large file is taken without being held in memory", async ({
  browser,
}) => {
  const author = await signedIn(browser, "author");
  const page = await givenDraft(author, title("Two tabs"));
  const second = await author.newPage();
  await second.goto(new URL(page.url()).pathname);
  const address = `/api/desk/editions/${idOf(page)}/files`;
  const lockVersion = await versionOf(page);
  const large = file("large.txt", Buffer.alloc(49 * 1024 * 1024, "words\n"));
  const before = resident();

  expect((await post(author, address, { lockVersion, file: large })).status()).toBe(201);

  expect(resident() - before).toBeLessThan(120 * 1024 * 1024);
  await second.getByLabel("Add files").setInputFiles(file("plan.pdf", pdf()));
  await second.getByRole("button", { name: "Attach files" }).click();
  await expect(
    second.getByText("Somebody changed this edition after you opened it."),
  ).toBeVisible();
  await author.close();
});

test("a board that is killed while a file arrives keeps nothing half, and takes it when it is back", async ({
  browser,
}) => {
  const own = await openBoard({ SAMPLE_DATA: "on" });
  try {
    const author = await signedInAt(browser, own, "author");
    const page = await givenDraft(author, title("A killed board"));
    const path = `/api/desk/editions/${idOf(page)}/files`;
    const lockVersion = await versionOf(page);
    const form = await new Response(formOf(lockVersion)).blob();
    const bytes = Buffer.from(await form.arrayBuffer());
    const arrivals = join(own.dataDir, "arrivals");
    const arrived = () => {
      if (!existsSync(arrivals)) return 0; // Nothing has ever arrived.
      const found = readdirSync(arrivals, { recursive: true }).map((name) =>
        statSync(join(arrivals, String(name))),
      );
      return found.filter((each) => each.isFile() && each.size > 0).length;
    };

    // Half of it is sent, and the rest never comes.
    const cookie = (await author.cookies()).map(({ name, value }) => `${name}=${value}`).join("; ");
    const asked = request(own.origin + path, {
      method: "POST",
      headers: {
        ...{ cookie, origin: own.origin, accept: "application/json" },
        ...{ "content-type": form.type, "content-length": bytes.length },
      },
    });
    const broken = new Promise((resolve) => asked.once("error", resolve));
    asked.write(bytes.subarray(0, bytes.length / 2));
    await expect.poll(arrived, { timeout: 20_000 }).toBe(1);
    await own.kill();
    await broken;
    expect(arrived()).toBe(1);
    // Found after a day: the next look at what was left takes it.
    const longAgo = new Date(Date.now() - 25 * 60 * 60_000);
    for (const name of readdirSync(arrivals)) utimesSync(join(arrivals, name), longAgo, longAgo);
    await own.start();

    await page.reload();
    await expect(names(page)).toHaveCount(0);
    expect(await versionOf(page)).toBe(lockVersion);
    const taken = await author.request.post(path, {
      data: bytes,
      headers: { "content-type": form.type, origin: own.origin, accept: "application/json" },
    });
    expect(taken.status()).toBe(201);
    await page.reload();
    await expect(names(page)).toHaveText(["large.txt"]);
    await expect.poll(() => readdirSync(arrivals), { timeout: 90_000 }).toEqual([]);
    await author.close();
  } finally {
    await own.stop();
  }
});

function formOf(lockVersion: string): FormData {
  const form = new FormData();
  form.set("lockVersion", lockVersion);
  form.set("file", new File([Buffer.alloc(8 * 1024 * 1024, "words\n")], "large.txt"));
  return form;
}

/** Bytes of memory the board's process holds. */
function resident(): number {
  const status = readFileSync(join("/proc", process.env["BOARD_PID"] ?? "", "status"), "utf8");
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) * 1024;
}
