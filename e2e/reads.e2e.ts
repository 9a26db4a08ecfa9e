import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { board, expect, signedIn, test } from "./board";
import { type OwnBoard, openBoard } from "./own-board";
import {
  addresses,
  googlebot,
  inFlight,
  mixed,
  opened,
  record,
  since,
  sumOf,
  type Visit,
  visit,
} from "./readers";

const dataDir = () => process.env["BOARD_DATA"] ?? "";
const list = "/en/press-releases";

/** The n-th press release that stands in both languages, and its number. */
async function noticeOf(origin: string, at: number): Promise<{ path: string; number: string }> {
  const listed = async (lang: string) => {
    const path = list.replace("/en/", `/${lang}/`);
    const { body } = await visit({ origin, path, from: "127.0.0.1", headers: {} });
    return [...body.matchAll(/href="\/\w\w\/press-releases\/(\d+)"/g)].map(([, number]) => number);
  };
  const korean = new Set(await listed("ko"));
  const both = [...new Set(await listed("en"))].filter((number) => korean.has(number));
  const number = both.at(at) ?? "";
  return { path: `${list}/${number}`, number };
}

const shownOn = (html: string, number: string): number =>
  Number(
    (new RegExp(`data-reads="${number}">([\\d,]+)<`).exec(html)?.[1] ?? "-1").replaceAll(",", ""),
  );

/** An office holds by the hour: what is sent at once should not fall into two. */
const farFromTheHour = () =>
  expect
    .poll(() => 3_600 - ((Date.now() / 1_000) % 3_600), { timeout: 50_000 })
    .toBeGreaterThan(40);

test.describe("what is read is counted", () => {
  test("4,000 people among robots, prefetches, repeats, officials and an office are 4,000, and each other request is in its class", async ({
    browser,
  }) => {
    test.setTimeout(120_000);
    const origin = board();
    const { path, number } = await noticeOf(origin, -1);
    const context = await signedIn(browser, "editor");
    const cookie = (await context.cookies())
      .map(({ name, value }) => `${name}=${value}`)
      .join("; ");
    await context.close();
    const reads = record(dataDir());
    const people = addresses(4_000, 20);
    const sofar = sumOf(await reads.classes(number));
    const first = await visit({ origin, path, from: "127.0.0.1", headers: {} }); // A robot: no agent.
    const tag = { "if-none-match": String(first.headers.etag) };
    await farFromTheHour();
    await expect.poll(async () => sumOf(await reads.classes(number))).toBeGreaterThan(sofar);
    const before = await reads.classes(number);
    const shownBefore = await reads.shown(number);

    const from = (some: string[], more: Partial<Visit> = {}): Visit[] =>
      some.map((address) => ({ origin, path, from: address, ...more }));
    const office: Visit[] = Array.from({ length: 60 }, (_, seat) => ({
      ...{ origin, path, from: "127.19.1.1" },
      headers: { ...opened, "user-agent": `Mozilla/4.0 (compatible; MSIE 8.0; seat ${seat})` },
    }));
    const visits = mixed([
      ...from(people),
      ...from(people.slice(0, 300)),
      ...from(people.slice(300, 400), { path: path.replace("/en/", "/ko/") }),
      ...from(people.slice(400, 450), { path: `${path}/v/1` }),
      ...from(people.slice(450, 500), { headers: { ...opened, ...tag } }),
      ...from(people.slice(500, 800), { headers: { "user-agent": googlebot } }),
      ...from(people.slice(800, 850), { headers: { "user-agent": "" } }),
      ...from(people.slice(850, 1_050), {
        headers: { ...opened, "sec-purpose": "prefetch;prerender" },
      }),
      ...from(people.slice(1_050, 1_100), {
        headers: { ...opened, "sec-fetch-mode": "cors", "sec-fetch-dest": "empty" },
      }),
      ...from(people.slice(1_100, 1_220), { headers: { ...opened, cookie } }),
      ...from(people.slice(1_220, 1_270), { method: "HEAD" }),
      ...from(people.slice(1_270, 1_320), { path: `${path}/changes` }),
      ...office,
    ]);
    const statuses = new Map<number, number>();
    await inFlight(visits, async (one) => {
      const { status } = await visit(one);
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
    });

    // The 50 first of the office are people like any other.
    const expected = {
      counted: 4_050,
      repeat: 500,
      held: 10,
      bot: 350,
      speculative: 250,
      staff: 120,
    };
    const counted = async () => since(before, await reads.classes(number));
    await expect.poll(counted, { timeout: 5_000 }).toEqual(expected);
    expect(await reads.shown(number)).toBe(shownBefore + 4_050);
    expect([...statuses.keys()].filter((status) => status !== 200 && status !== 304)).toEqual([]);
    // HEAD and the page of changes are no requests for the notice: 5,380 sent, 5,280 served.
    expect(visits.length - sumOf(expected)).toBe(100);
    await expect.poll(reads.difference, { timeout: 5_000 }).toBe(0);
    await reads.close();
  });

  test("a read stands on the notice and on both lists of both processes within a second", async () => {
    const second = await openBoard({}, { dataDir: dataDir() });
    try {
      const origins = [board(), second.origin];
      const { number, path } = await noticeOf(board(), 0);
      const reads = record(dataDir());
      const pages = origins.flatMap((origin) =>
        [path, list, list.replace("/en/", "/ko/")].map((page) => ({
          origin,
          path: page,
          from: "127.0.0.1",
          headers: {},
        })),
      );
      let longest = 0;

      for (const [round, from] of addresses(10, 60).entries()) {
        const due = (await reads.shown(number)) + 1;
        await visit({ origin: origins[round % 2] ?? "", path, from });
        const answered = performance.now();
        // Asked for without pause, which is when a stamp is youngest and a new one is put off.
        await Promise.all(
          pages.map(async (page) => {
            for (;;) {
              const asked = performance.now() - answered;
              const { body } = await visit(page);
              if (shownOn(body, number) >= due) return;
              longest = Math.max(longest, asked);
              if (asked > 10_000) throw new Error(`${page.origin}${page.path} never shows ${due}`);
            }
          }),
        );
      }

      expect(Math.round(longest)).toBeLessThan(1_000);
      await reads.close();
    } finally {
      await second.stop();
    }
  });
});

test.describe("a read whose page was sent is counted once", () => {
  let first: OwnBoard;
  let second: OwnBoard;
  test.beforeAll(async () => {
    test.setTimeout(120_000);
    first = await openBoard({ LOG_LEVEL: "debug" });
    second = await openBoard({ LOG_LEVEL: "debug" }, first);
  });
  test.afterAll(async () => {
    await second?.stop();
    await first?.stop();
  });

  /** Each of `people` reads once, and asks again until an answer comes; answers how many requests got none. */
  async function readUntilAnswered(
    people: readonly string[],
    path: string,
    answered: (count: number) => void,
  ): Promise<number> {
    let failed = 0;
    let count = 0;
    const patience = Date.now() + 60_000;
    await inFlight(people, async (from) => {
      for (;;) {
        const answer = await visit({ origin: first.origin, path, from }).catch(() => null);
        if (answer?.status === 200) break;
        failed += 1;
        if (Date.now() > patience) throw new Error("the board did not come back");
        await new Promise((again) => setTimeout(again, 50));
      }
      count += 1;
      answered(count);
    });
    return failed;
  }

  test("the same 500 people at two processes at the same time are 500", async () => {
    const { path, number } = await noticeOf(first.origin, 0);
    const reads = record(first.dataDir);

    await inFlight(addresses(500, 70), (from) =>
      Promise.all([first, second].map(({ origin }) => visit({ origin, path, from }))),
    );

    await expect
      .poll(() => reads.classes(number), { timeout: 5_000 })
      .toMatchObject({ counted: 500, repeat: 500 });
    await reads.close();
  });

  test("though PostgreSQL is killed among 2,000 of them, and nobody waits for it", async () => {
    const { path, number } = await noticeOf(first.origin, 1);
    const postmaster = Number(
      readFileSync(join(first.dataDir, "postgres", "postmaster.pid"), "utf8").split("\n")[0],
    );

    const failed = await readUntilAnswered(addresses(2_000, 80), path, (count) => {
      if (count === 700) process.kill(postmaster, "SIGKILL");
    });

    expect(failed).toBe(0);
    await expect
      .poll(() => classesOnceThere(number), { timeout: 20_000 })
      .toMatchObject({
        counted: 2_000,
        repeat: 0,
      });
  });

  test("though the process is killed among 2,000 of them and started again", async () => {
    test.setTimeout(120_000);
    const { path, number } = await noticeOf(first.origin, 2);
    let back: Promise<void> = Promise.resolve();

    const failed = await readUntilAnswered(addresses(2_000, 90), path, (count) => {
      if (count === 700) back = first.kill().then(first.start);
    });
    await back;

    const reads = record(first.dataDir);
    await expect.poll(async () => (await reads.classes(number)).counted).toBe(2_000);
    await expect.poll(reads.difference, { timeout: 5_000 }).toBe(0);
    // Who got no answer asks again: where the first request was written before the kill, the second is a repeat.
    expect(failed).toBeGreaterThan(0);
    expect((await reads.classes(number)).repeat).toBeLessThanOrEqual(16);
    expect(await reads.shown(number)).toBeGreaterThanOrEqual(2_000);
    await reads.close();
  });

  test("and nothing of the reader is written down, however much is logged", async () => {
    const from = "127.201.113.57";
    const agent = "Lynx/2.9.0dev.12 libwww-FM/2.14 of Seoyeon's Braille terminal";
    const { path, number } = await noticeOf(first.origin, 3);
    const headers = { "user-agent": agent, "accept-language": "ko-KR, en;q=0.2" };
    const reads = record(first.dataDir);
    await expect.poll(() => classesOnceThere(number)).not.toBeNull();

    for (const asked of [
      ...[
        path,
        path,
        `${path}/v/1`,
        list,
        "/en",
        "/en/search?q=fees",
        "/en/nowhere",
        "/wp-login.php",
      ],
      ...["/api/v1/notices", "/files/1", "/admin", "/admin/sign-in", "/preview/abc", "/healthz"],
    ])
      await visit({ origin: first.origin, path: asked, from, headers });
    const spoilt = {
      ...headers,
      cookie: "next-auth.session-token=spoilt",
      "x-junk": "x".repeat(20_000),
    };
    await visit({ origin: first.origin, path, from, headers: spoilt }).catch(() => null);
    await expect.poll(async () => (await reads.classes(number)).counted).toBe(1);
    await reads.close();

    const written = filesBelow(first.dataDir).map((file) => ({ file, bytes: readFileSync(file) }));
    expect(written.length).toBeGreaterThan(100);
    written.push({ file: "the log", bytes: Buffer.from(first.said()) });
    const marks = [from, agent, "Braille terminal", headers["accept-language"]];
    const found = written.flatMap(({ file, bytes }) =>
      marks.filter((mark) => bytes.includes(mark)).map((mark) => `${mark} in ${file}`),
    );
    // In a journal of a few records four bytes do not come about by chance.
    const raw = Buffer.from(from.split(".").map(Number));
    for (const { file, bytes } of written)
      if (file.endsWith(".journal") && bytes.length < 100_000 && bytes.includes(raw))
        found.push(`its bytes in ${file}`);
    expect(found).toEqual([]);
    expect(first.said()).toContain('"level":"debug"');
  });

  /** Null while PostgreSQL is not there. */
  async function classesOnceThere(number: string) {
    const reads = record(first.dataDir);
    try {
      return await reads.classes(number);
    } catch {
      return null;
    } finally {
      await reads.close();
    }
  }
});

/** Every file of a folder that is there long enough to be read. */
function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .filter((file) => existsSync(file));
}
