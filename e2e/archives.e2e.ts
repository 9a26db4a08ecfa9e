import { readFileSync, writeFileSync } from "node:fs";
import { type ClientRequest, get, type IncomingMessage } from "node:http";
import { board, expect } from "./board";
import { csv, data, heldOpen, storedAt, test } from "./given-files";

test("all hundred files of a notice come as one archive, with the notice in it", async ({
  page,
  attached,
}) => {
  test.setTimeout(120_000);
  const files = Array.from({ length: 100 }, (_, index) => ({
    name: index < 2 ? "안내.csv" : `file ${index}.csv`,
    content: csv(`file ${index}`),
  }));
  const there = await attached(files);
  await page.goto(there.page);
  await expect(page.locator(".files > li")).toHaveCount(100);

  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: /^Download all 100 files/ }).click(),
  ]);

  expect(download.suggestedFilename()).toMatch(new RegExp(`^${there.number} .+\\.zip$`));
  const bytes = readFileSync(await download.path());
  // Files are stored as they are: each name and each byte stands in the archive.
  for (const { content } of files) expect(bytes.includes(content)).toBe(true);
  for (const name of ["안내.csv", "안내 (2).csv", "file 99.csv", `Notice ${there.number}.txt`])
    expect(bytes.includes(Buffer.from(name))).toBe(true);
  for (const words of [there.title, `/n/${there.number}`, "KOGL type"])
    expect(bytes.includes(Buffer.from(words))).toBe(true);
  const head = await page.request.head(there.archive);
  expect(head.headers()).toMatchObject({
    "content-length": String(bytes.length),
    "content-type": "application/zip",
  });
  const again = await page.request.get(there.archive, {
    headers: { "if-none-match": head.headers()["etag"] ?? "" },
  });
  expect(again.status()).toBe(304);
});

test("of what was never public there is no archive", async ({ request }) => {
  for (const address of ["999999999/en.zip", "x/en.zip", "1/fr.zip", "1/en-v0.zip", "1/en.rar"])
    expect.soft((await request.get(`/files/notice/${address}`)).status(), address).toBe(404);
});

test("a stored file in which a byte has changed is not handed out, alone or with others", async ({
  request,
  attached,
}) => {
  const content = csv("as it was");
  const there = await attached([
    { name: "a.csv", content },
    { name: "b.csv", content: csv("another") },
  ]);
  const address = `/files/${there.ids[0]}/a.csv`;
  expect((await request.get(address)).status()).toBe(200);
  const path = storedAt(data(), content);
  const flipped = Buffer.from(content);
  flipped[3] = (flipped[3] ?? 0) ^ 1;
  writeFileSync(path, flipped);

  for (const headers of [{}, { range: "bytes=0-1" }]) {
    const refused = await request.get(address, { headers });
    expect(refused.status()).toBe(503);
    expect(await refused.text()).toContain("This file cannot be given out at the moment");
    expect(await refused.text()).not.toContain("who,what");
  }
  expect((await request.get(there.archive)).status()).toBe(503);

  writeFileSync(path, content);
  expect((await request.get(address)).status()).toBe(200);
  expect((await request.get(there.archive)).status()).toBe(200);
});

// More than all buffers between the disk and a reader who takes nothing.
const large = () => Buffer.alloc(48 * 1024 * 1024, "0123456789abcdef");

/** Asks, and takes nothing of the answer's body. */
const askIdly = (path: string) =>
  new Promise<{ asked: ClientRequest; answer: IncomingMessage }>((resolve, reject) => {
    const asked = get(board() + path, { agent: false }, (answer) => resolve({ asked, answer }));
    asked.on("error", reject);
  });

test("a reader who goes away in the middle leaves no file open", async ({ attached }) => {
  test.skip(process.platform !== "linux", "open files are read from /proc");
  const there = await attached([
    { name: "large.csv", content: large() },
    { name: "small.csv", content: csv("small") },
  ]);
  for (const path of [`/files/${there.ids[0]}/large.csv`, there.archive]) {
    const { asked, answer } = await askIdly(path);
    answer.on("error", () => {});
    expect(answer.statusCode).toBe(200);
    await expect.poll(() => heldOpen(data())).toBe(1);

    asked.destroy();

    await expect.poll(() => heldOpen(data())).toBe(0);
  }
});

test("archives beyond sixteen at once are put off with a sentence, and are made again when there is room", async ({
  request,
  attached,
}) => {
  test.setTimeout(120_000);
  const there = await attached([
    { name: "large.csv", content: large() },
    { name: "small.csv", content: csv("small") },
  ]);
  const readers = await Promise.all(Array.from({ length: 16 }, () => askIdly(there.archive)));
  for (const { answer } of readers) answer.on("error", () => {});
  expect(readers.map(({ answer }) => answer.statusCode)).toEqual(readers.map(() => 200));

  const put = await request.get(there.archive);

  expect(put.status()).toBe(503);
  expect(put.headers()["retry-after"]).toBe("30");
  expect(await put.text()).toContain("Too many files are being downloaded at once");
  expect((await request.get(`/files/${there.ids[1]}/small.csv`)).status()).toBe(200);
  for (const { asked } of readers) asked.destroy();
  await expect.poll(async () => (await request.head(there.archive)).status()).toBe(200);
  const again = () =>
    askIdly(there.archive).then(({ asked, answer }) => {
      answer.on("error", () => {});
      asked.destroy();
      return answer.statusCode;
    });
  await expect.poll(again).toBe(200);
});
