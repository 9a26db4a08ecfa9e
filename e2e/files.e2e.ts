import { readFileSync } from "node:fs";
import { join } from "node:path";
import { board, expect, expectAccessible } from "./board";
import { csv, test } from "./given-files";

const sample = (name: string) => readFileSync(join("db", "sample", "files", name));

test("each file says its type, its size, whether all can read it, and what serves in its place", async ({
  page,
  attached,
}) => {
  const there = await attached([
    {
      name: "신청서.hwp",
      title: "Application",
      content: csv("hwp"),
      accessible: false,
      alternative: "application.pdf",
    },
    {
      name: "application.pdf",
      content: sample("bid.en.pdf"),
      mediaType: "application/pdf",
      accessible: true,
    },
    { name: "old plan.doc", content: csv("old"), sourceUrl: "https://old.example.go.kr/down?id=7" },
  ]);

  await page.goto(there.page);
  const files = page.getByRole("region", { name: "Attachments" });
  const rows = files.locator(".files > li");

  await expect(rows.nth(0)).toContainText("Application (HWP, 1 KB)");
  await expect(rows.nth(0)).toContainText("Not accessible");
  await expect(rows.nth(0)).toContainText("Saved as 신청서.hwp");
  await expect(rows.nth(0).getByRole("link", { name: "application.pdf" })).toHaveAttribute(
    "href",
    `/files/${there.ids[1]}/application.pdf`,
  );
  await expect(rows.nth(0).getByRole("link", { name: /@/ })).toHaveAttribute(
    "href",
    /^mailto:[^?]+\?subject=Another%20format/,
  );
  await expect(rows.nth(0).getByRole("link", { name: /^0/ })).toHaveAttribute("href", /^tel:\+82/);
  await expect(rows.nth(1)).toContainText("Accessible");
  await expect(rows.nth(1)).toContainText("KOGL type");
  await expect(rows.nth(1).getByRole("link", { name: "View application.pdf" })).toBeVisible();
  await expect(rows.nth(2)).toContainText("Nobody has checked");
  await expect(rows.nth(2).getByRole("link")).toHaveText(
    "old plan.doc (DOC, on the previous site, old.example.go.kr)",
  );
  await expect(
    files.getByRole("link", { name: /^Download all 2 files \(ZIP, \d+ KB\)$/ }),
  ).toBeVisible();
  await expectAccessible(page);
});

test("every link of the list is 44 pixels high and no name is wider than a phone", async ({
  page,
  attached,
}) => {
  const there = await attached([
    {
      name: `${"가나다라마바사아자차카타파하".repeat(8)}.hwpx`,
      content: csv("long"),
      accessible: false,
    },
    {
      name: `${"abcdefghij".repeat(20)}.pdf`,
      content: sample("bid.en.pdf"),
      mediaType: "application/pdf",
    },
  ]);
  await page.setViewportSize({ width: 320, height: 640 });

  await page.goto(there.page);

  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  const links = await page.getByRole("region", { name: "Attachments" }).getByRole("link").all();
  expect(links.length).toBeGreaterThan(4);
  for (const link of links) expect((await link.boundingBox())?.height).toBeGreaterThanOrEqual(44);
});

test("a download is saved under its own name, whatever stands in it", async ({
  page,
  attached,
}) => {
  const names: [given: string, saved: string][] = [
    ["공고문 제1호 (최종).csv", "공고문 제1호 (최종).csv"],
    ["정원동 안내.csv".normalize("NFD"), "정원동 안내.csv"],
    ["요금표 📎; 100%.csv", "요금표 📎; 100%.csv"],
    ["../a/b\\c.csv", "_a_b_c.csv"],
    ['it\'s "fine".csv', "it's _fine_.csv"],
    ["CON.csv", "_CON.csv"],
  ];
  const there = await attached(names.map(([name]) => ({ name, content: csv(name) })));
  await page.goto(there.page);
  const links = page.locator(".files .file");

  for (const [index, [name, saved]] of names.entries()) {
    const [download] = await Promise.all([page.waitForEvent("download"), links.nth(index).click()]);
    expect.soft(download.suggestedFilename()).toBe(saved);
    expect.soft(readFileSync(await download.path()).toString()).toBe(csv(name).toString());
  }
});

test("a range, a condition and a wrong name are answered as the standard says", async ({
  request,
  attached,
}) => {
  const content = Buffer.from("0123456789");
  const there = await attached([{ name: "공고.csv", content }]);
  const id = there.ids[0];
  const address = `/files/${id}/${encodeURIComponent("공고.csv")}`;
  const ask = async (headers: Record<string, string>, method = "GET") => {
    const answer = await request.fetch(address, { headers, method });
    return { status: answer.status(), text: await answer.text(), headers: answer.headers() };
  };
  const whole = await ask({});
  const etag = whole.headers["etag"] ?? "";

  expect(whole).toMatchObject({ status: 200, text: "0123456789" });
  expect(whole.headers).toMatchObject({
    "content-length": "10",
    "accept-ranges": "bytes",
    "x-content-type-options": "nosniff",
    "content-security-policy": "sandbox; default-src 'none'; frame-ancestors 'none'",
  });
  expect(await ask({}, "HEAD")).toMatchObject({
    status: 200,
    text: "",
    headers: { "content-length": "10" },
  });
  expect(await ask({ range: "bytes=2-4" })).toMatchObject({
    status: 206,
    text: "234",
    headers: { "content-range": "bytes 2-4/10", "content-length": "3" },
  });
  expect(await ask({ range: "bytes=-3" })).toMatchObject({ status: 206, text: "789" });
  expect(await ask({ range: "bytes=7-" })).toMatchObject({ status: 206, text: "789" });
  expect(await ask({ range: "bytes=2-4", "if-range": etag })).toMatchObject({ status: 206 });
  expect(await ask({ range: "bytes=2-4", "if-range": '"old"' })).toMatchObject({
    status: 200,
    text: "0123456789",
  });
  expect(await ask({ range: "bytes=0-1,4-5" })).toMatchObject({ status: 200, text: "0123456789" });
  expect(await ask({ range: "bytes=10-" })).toMatchObject({
    status: 416,
    headers: { "content-range": "bytes */10" },
  });
  for (const tag of [etag, `W/${etag}`, `"x", ${etag}`, "*"])
    expect(await ask({ "if-none-match": tag })).toMatchObject({ status: 304, text: "" });
  for (const wrong of ["You-won.exe", encodeURIComponent("공고.csv".normalize("NFD"))]) {
    const moved = await request.get(`/files/${id}/${wrong}`, { maxRedirects: 0 });
    expect([moved.status(), moved.headers()["location"]]).toEqual([301, address]);
  }
});

test("a picture is shown with its alternative, a PDF in the browser's viewer or with the way to it", async ({
  page,
  request,
  attached,
}) => {
  const there = await attached([
    {
      name: "plan.png",
      title: "Plan",
      content: sample("route.en.png"),
      mediaType: "image/png",
      alternative: "Two streets and a square.",
    },
    {
      name: "Bid form.pdf",
      content: sample("bid.en.pdf"),
      mediaType: "application/pdf",
      accessible: true,
    },
    {
      name: "drawing.svg",
      content: Buffer.from("<svg xmlns='http://www.w3.org/2000/svg'/>"),
      mediaType: "image/svg+xml",
    },
    {
      name: "page.html",
      content: Buffer.from("<script>alert(1)</script>"),
      mediaType: "text/html",
    },
  ]);
  const refused: string[] = [];
  page.on("console", (message) => refused.push(message.text()));
  await page.goto(there.page);
  await expect(page.getByRole("link", { name: /^View / })).toHaveCount(2);

  await page.getByRole("link", { name: "View Plan" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Plan" })).toBeVisible();
  const image = page.getByRole("img", { name: "Two streets and a square." });
  await expect.poll(() => image.evaluate((each: HTMLImageElement) => each.naturalWidth)).toBe(1200);
  await expectAccessible(page);

  await page.goto(`${there.page}/files/${there.ids[1]}`);
  const shows = await page.evaluate(() => navigator.pdfViewerEnabled);
  const shown = `${board()}/files/shown/${there.ids[1]}/Bid%20form.pdf`;
  if (shows) await expect.poll(() => page.frames().map((frame) => frame.url())).toContain(shown);
  await expect(page.getByText("This browser shows no PDF")).toBeVisible({ visible: !shows });
  await page.getByRole("link", { name: "Back to the notice" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(there.title);
  expect(refused).toEqual([]);

  const framed = await request.get(shown);
  expect(framed.headers()).toMatchObject({
    "content-disposition": expect.stringMatching(/^inline/),
    "content-security-policy": "default-src 'none'; frame-ancestors 'self'",
  });
  for (const index of [0, 2, 3]) {
    const name = ["plan.png", "", "drawing.svg", "page.html"][index];
    expect((await request.get(`/files/shown/${there.ids[index]}/${name}`)).status()).toBe(404);
  }
  for (const index of [2, 3]) {
    expect((await request.get(`${there.page}/files/${there.ids[index]}`)).status()).toBe(404);
    const name = ["", "", "drawing.svg", "page.html"][index];
    const headers = (await request.get(`/files/${there.ids[index]}/${name}`)).headers();
    expect(headers).toMatchObject({
      "content-type": "application/octet-stream",
      "content-disposition": expect.stringMatching(/^attachment/),
    });
  }
});

test("the page of a file goes with it", async ({ request, attached }) => {
  const there = await attached([
    { name: "plan.png", content: sample("route.en.png"), mediaType: "image/png" },
  ]);
  const address = `${there.page}/files/${there.ids[0]}`;
  expect((await request.get(address)).status()).toBe(200);
  expect(
    (
      await request.get(address.replace("press-releases", "tenders"), { maxRedirects: 0 })
    ).headers()["location"],
  ).toBe(address);

  await there.take();
  await expect.poll(async () => (await request.get(address)).status()).toBe(404);
});
