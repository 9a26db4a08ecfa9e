import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { request as ask, type IncomingHttpHeaders } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "@playwright/test";
import { openWire } from "@/db/wire.fixture";
import { board, expect, signedIn, test } from "./board";
import { type Spawned, spawnBoard } from "./spawn-board";

// The second process of README.md, on the first one's database; the line between can be cut.
let second: Spawned | undefined;
const origin = () => second?.origin ?? "";
let wire: Awaited<ReturnType<typeof openWire>>;
let folder = "";
const boardData = () => process.env["BOARD_DATA"] ?? "";
const recoveryMs = 10_000;

const beside = (more: Record<string, string>) => ({
  DATA_DIR: folder,
  SECRETS_DIR: join(boardData(), "secrets"),
  STORAGE_URL: `file:${join(boardData(), "files")}`,
  READS_AUTOMATION: "allow",
  ...more,
});

test.beforeAll(async () => {
  test.setTimeout(120_000);
  folder = mkdtempSync(join(tmpdir(), "gongji-second-"));
  wire = await openWire(readFileSync(join(boardData(), "database-url"), "utf8").trim());
  second = await spawnBoard(beside({ DATABASE_URL: wire.url }));
});
test.afterAll(async ({ browser }) => {
  wire.speakAgain();
  if (ministry.before) await nameMinistry(browser, ministry.before);
  expect(await second?.stop()).toBe(0);
  await wire.cut();
  rmSync(folder, { recursive: true, force: true });
});

/** In Korean, as both processes were told while they ran. */
const ministry = { before: "", now: "" };

/** Gives the ministry another Korean name at the first process; returns the one it had. */
async function nameMinistry(browser: Browser, name: string): Promise<string> {
  const manager = await signedIn(browser, "manager", { javaScriptEnabled: false });
  const page = await manager.newPage();
  await page.goto("/admin/site");
  const field = page.getByLabel("Name of the ministry (Korean)");
  const before = await field.inputValue();
  await field.fill(name);
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("status")).toContainText("Saved");
  await manager.close();
  return before;
}

type Answer = { status: number; headers: IncomingHttpHeaders; text: string };

/** One GET on a connection of its own; `fetch` would say that it is no navigation, and no read. */
const get = (address: string, headers: Record<string, string> = {}): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const sent = ask(address, { headers, agent: false }, (answer) => {
      let text = "";
      answer.setEncoding("utf8").on("data", (chunk) => (text += chunk));
      answer.on("error", reject);
      answer.on("end", () =>
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text }),
      );
    });
    sent.on("error", reject);
    // A connection dealt to a process that was killed the same instant is answered by nobody.
    sent.setTimeout(8_000, () => sent.destroy(new Error("no answer within 8 s")));
    sent.end();
  });
type Item = { number: number; url: string; title: string; reads: number; publishedAt: string };
const listed = async (place: string, lang = "en"): Promise<Item[]> =>
  JSON.parse((await get(`${place}/api/v1/notices?lang=${lang}&size=50`)).text).items;
const pathOf = ({ url }: Item) => new URL(url).pathname;

test("whoever signs in at one process is signed in at the other, and not in at either after signing out", async ({
  browser,
}) => {
  const context = await signedIn(browser, "editor", { own: true });
  const page = await context.newPage();
  await page.goto(`${origin()}/admin`);
  await expect(page.getByRole("heading", { level: 1, name: "My desk" })).toBeVisible();
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page.getByLabel("E-mail address")).toBeVisible();
  for (const place of [board(), origin()]) {
    await page.goto(`${place}/admin`);
    await expect(page.getByLabel("E-mail address")).toBeVisible();
  }
  await context.close();
});

test("what is published through one process stands on the list and at its address in both within moments", async ({
  browser,
}) => {
  test.setTimeout(120_000);
  const title = `Night bus of ${process.pid}`;
  const places = [board(), origin()];
  const scriptless = { javaScriptEnabled: false };
  const author = await signedIn(browser, "author", scriptless);
  const draft = await author.newPage();
  await draft.goto("/admin/notices/new");
  await draft.getByLabel("Board").selectOption({ label: "News & Notices" });
  await draft.getByLabel("Language").selectOption({ label: "English" });
  await draft.getByRole("button", { name: "Begin the draft" }).click();
  await draft.getByLabel("Title").fill(title);
  await draft.getByLabel("Summary").fill("The last bus leaves an hour later.");
  await draft.getByLabel("Body").fill("The last bus leaves at 1:00.");
  await draft.getByLabel("Department").selectOption({ index: 1 });
  await draft.getByLabel("Contact").fill("Kim Minjun");
  await draft.getByRole("button", { name: "Save" }).click();
  await draft.getByRole("button", { name: "Submit for review" }).click();
  await expect(draft.getByRole("main")).toContainText("Submitted");
  const editor = await signedIn(browser, "editor", scriptless);
  const review = await editor.newPage();
  await review.goto(`${origin()}${new URL(draft.url()).pathname}/review`);
  for (const place of places)
    expect((await get(`${place}/en/news-notices`)).text).not.toContain(title);

  const seen = places.map(async (place) => {
    let path = "";
    const look = async () => {
      const { text } = await get(`${place}/en/news-notices`);
      const before = text.slice(0, text.indexOf(title));
      if (text.includes(title)) path = /href="([^"]+\/\d+)"[^>]*>$/.exec(before)?.[1] ?? "?";
      return path;
    };
    await expect.poll(look, { intervals: [25], timeout: 90_000 }).not.toBe("");
    const listedAt = Date.now();
    expect((await get(`${place}${path}`)).text).toContain(title);
    return { listedAt, noticeAt: Date.now() };
  });
  await review.getByRole("button", { name: "Publish" }).click();
  const times = await Promise.all(seen);

  const published = (await listed(board())).find((item) => item.title === title);
  const at = Date.parse(published?.publishedAt ?? "");
  const ms = times.map((time) => [time.listedAt - at, time.noticeAt - at]);
  test.info().annotations.push({ type: "ms until list and notice", description: String(ms) });
  expect(Math.max(...ms.flat()), `ms until list and notice in each process: ${ms}`).toBeLessThan(
    2_000,
  );
  for (const context of [author, editor]) await context.close();
});

test("a new name of the ministry stands on the pages of both processes", async ({ browser }) => {
  ministry.now = `강과 물의 부 ${process.pid}`;
  ministry.before = await nameMinistry(browser, ministry.now);
  for (const place of [board(), origin()])
    await expect.poll(async () => (await get(`${place}/ko`)).text).toContain(ministry.now);
});

test("a read at either process is the same notice's read", async () => {
  const [item] = (await listed(board())).slice(-1);
  if (!item) throw new Error("The sample board has notices.");
  const readsAt = async (place: string) =>
    (await listed(place)).find(({ number }) => number === item.number)?.reads;
  const before = item.reads;
  await get(`${board()}${pathOf(item)}`, { "user-agent": "curl/8.1", "accept-language": "one" });
  await get(`${origin()}${pathOf(item)}`, {
    "user-agent": "curl/8.1",
    "accept-language": "two",
  });
  await get(`${origin()}${pathOf(item)}`, {
    "user-agent": "curl/8.1",
    "accept-language": "one",
  }); // A repeat, wherever it is.
  for (const place of [board(), origin()]) await expect.poll(() => readsAt(place)).toBe(before + 2);
});

for (const [how, away, back] of [
  ["silent", () => wire.fallSilent(), async () => wire.speakAgain()],
  ["refused", () => wire.cut(), () => wire.join()],
] as const) {
  test(`with the database ${how} pages served before stand, others and the desk say so, and no read is lost`, async ({
    browser,
  }) => {
    test.setTimeout(120_000);
    const at = how === "silent" ? 3 : 6;
    const [kept] = (await listed(origin())).slice(at);
    const [other] = (await listed(origin(), "ko")).slice(at + 10); // Nobody has asked for it yet.
    if (!kept || !other) throw new Error("The sample board has notices.");
    const context = await signedIn(browser, "editor");
    const reader = (n: number) => ({ "user-agent": "curl/8.1", "accept-language": `${how}-${n}` });
    const before = await get(`${origin()}${pathOf(kept)}`, reader(0));
    expect(before.status).toBe(200);

    await away();
    const asked = performance.now();
    const missing = await get(`${origin()}${pathOf(other)}`);
    const desk = await context.request.get(`${origin()}/admin`);
    expect(performance.now() - asked).toBeLessThan(2 * 5_000);
    expect([missing.status, missing.headers["retry-after"]]).toEqual([503, "5"]);
    expect(missing.text).toContain('<html lang="ko"');
    expect(missing.text).toContain(ministry.now); // Not the page of the start.
    expect(desk.status()).toBe(503);
    expect(await desk.text()).toContain("<h1");
    const state = async () => {
      const { status, text } = await get(`${origin()}/readyz`);
      return [status, ...Object.keys(JSON.parse(text).wrong)];
    };
    await expect.poll(state, { timeout: 20_000 }).toEqual([503, "database", "heartbeat", "reads"]);
    const during = await get(`${origin()}${pathOf(kept)}`, reader(1));
    expect(during.status).toBe(200);
    expect(during.headers["cache-status"]).toMatch(/^gongji; hit; ttl=-\d+$/);
    expect(withoutCounts(during.text)).toBe(withoutCounts(before.text));
    expect((await get(`${origin()}/healthz`)).status).toBe(200);

    await back();
    const returned = performance.now();
    await expect.poll(state, { timeout: 20_000, intervals: [100] }).toEqual([200]);
    expect((await get(`${origin()}${pathOf(other)}`)).status).toBe(200);
    expect((await context.request.get(`${origin()}/admin`)).status()).toBe(200);
    expect(performance.now() - returned).toBeLessThan(recoveryMs);
    const reads = async () =>
      (await listed(board())).find(({ number }) => number === kept.number)?.reads;
    await expect.poll(reads).toBe(kept.reads + 2);
    await context.close();
  });
}

test("two serving processes share a port; one that is killed is replaced, and each has a journal", async () => {
  test.setTimeout(120_000);
  const own = mkdtempSync(join(tmpdir(), "gongji-several-"));
  const url = readFileSync(join(boardData(), "database-url"), "utf8").trim();
  const several = await spawnBoard({
    ...beside({ DATABASE_URL: url, PROCESSES: "2" }),
    DATA_DIR: own,
  });
  const owners = () =>
    readdirSync(join(own, "journals")).flatMap(
      (name) => /\.(\d+)-[^.]*\.journal$/.exec(name)?.[1] ?? [],
    );
  const [first = "", other = ""] = owners();
  expect([first, other].filter((pid) => pid !== String(several.pid))).toHaveLength(2);

  process.kill(Number(first), "SIGKILL");
  await expect
    .poll(async () => (await get(`${several.origin}/en`).catch(() => null))?.status, {
      timeout: 30_000,
    })
    .toBe(200);
  await expect.poll(() => several.said(), { timeout: 30_000 }).toContain("process.ended");
  await expect
    .poll(() => owners().filter((pid) => pid !== first).length, { timeout: 30_000 })
    .toBe(2);

  expect(await several.stop()).toBe(0);
  rmSync(own, { recursive: true, force: true });
});

/** A page without the counts in its text and in its data: they move with each read. */
const withoutCounts = (html: string) =>
  html.replaceAll(/(data-reads="\d+">|"userInteractionCount":)[\d,]+/g, "$1");
