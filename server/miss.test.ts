import { expect, test } from "vitest";
import { Busy, Misses } from "./miss";
import { held, notice, page, porch } from "./porch.fixture";
import { PageStore, ReadCounts } from "./store";

test("whoever asks at once waits for one render, and past 4 rendered and 64 waiting nobody waits", async () => {
  const { render, keys, release } = held(() => notice("Off from nine."));
  const misses = new Misses(new PageStore(1_000_000), new ReadCounts(), render);
  const ask = (number: number) => {
    const address = { kind: "notice", lang: "en", board: "news-notices", number } as const;
    return misses.ask(`/en/news-notices/${number}`, address, 1_000);
  };

  const first = ask(1);
  expect(ask(1)).toBe(first);
  const taken = Array.from({ length: 67 }, (_, at) => ask(at + 2));
  await expect(ask(100)).rejects.toBeInstanceOf(Busy);
  release();
  await Promise.all([first, ...taken]);

  expect(keys).toHaveLength(68);
});

test("what is never kept has a queue of its own: filters without number hold up no page", async () => {
  const { render, keys, release } = held(() => notice("Off from nine."));
  const misses = new Misses(new PageStore(1_000_000), new ReadCounts(), render);
  const board = { kind: "board", lang: "en", board: "news-notices" } as const;
  const narrowed = Array.from({ length: 34 }, (_, day) =>
    misses.ask(`/en/news-notices?from=2026-01-${day + 10}`, board, 1_000),
  );
  await expect(misses.ask("/en/news-notices?year=2026", board, 1_000)).rejects.toBeInstanceOf(Busy);

  const page = misses.ask("/en/news-notices?page=2", board, 1_000);
  await expect.poll(() => keys).toContain("/en/news-notices?page=2");
  release();
  await Promise.all([page, ...narrowed]);
});

test("a reader turned away by the queue gets a 503 with Retry-After in the page's language", async () => {
  const { get } = await porch(async () => {
    throw new Busy("too many");
  });
  const { status, headers, text } = await get("/ko/news-notices/7");
  expect([status, headers["retry-after"]]).toEqual([503, "5"]);
  expect(text).toContain('<html lang="ko">');
});

test("a page whose render began before a purge of it is answered, joined by nobody and not kept", async () => {
  let text = "old";
  const { render, began, release } = held(() => notice(text));
  const { get, misses, store } = await porch(render);
  const early = get("/en/news-notices/7");
  await began;

  misses.moved({ notices: [7], boards: ["news-notices"] });
  text = "new";
  const later = get("/en/news-notices/7");
  release();

  expect((await early).text).toContain("old");
  expect((await later).text).toContain("new");
  expect((await get("/en/news-notices/7")).text).toContain("new");
  expect(store.pages).toBe(1);
});

test("with the database away a page served before is served unchanged and says how old it is", async () => {
  let away = false;
  const { get, store } = await porch(async () => {
    if (away) throw new Error("Next answered 500");
    return page(notice("Off from nine."));
  });
  await get("/en/news-notices/7");
  away = true;
  store.markStale();
  const kept = await get("/en/news-notices/7");
  const other = await get("/ko/news-notices/8");
  expect(kept.status).toBe(200);
  expect(kept.headers["cache-status"]).toMatch(/^gongji; hit; ttl=-\d+$/);
  expect(other.status).toBe(500);
  expect(other.text).toContain('<html lang="ko">');
});

test("a page that fails for want of the database is a 503 at once, one that fails by itself is a 500", async () => {
  let answers = true;
  const { get } = await porch(
    async () => {
      throw new Error("Next answered 500");
    },
    { databaseAnswers: () => answers },
  );
  const fault = await get("/ko/news-notices/7");
  answers = false;
  const away = await get("/ko/news-notices/7");
  expect([fault.status, fault.headers["retry-after"]]).toEqual([500, undefined]);
  expect([away.status, away.headers["retry-after"]]).toEqual([503, "5"]);
  expect(away.text).toContain('<html lang="ko">');
});

test("nobody waits for a page that waits for a silent database", async () => {
  const { render, keys } = held(() => notice("Off from nine."));
  let silentFor5s = false;
  const { get } = await porch(render, {
    databaseAnswers: () => false,
    hears: () => !silentFor5s,
  });
  const waited = performance.now();
  expect((await get("/en/news-notices/7")).status).toBe(503);
  expect(performance.now() - waited).toBeLessThan(5_000);
  silentFor5s = true;
  expect((await get("/en/news-notices/8")).status).toBe(503);
  expect(keys).toEqual(["/en/news-notices/7"]); // Known to be away, Next is not even asked.
});

test("what is missing is never kept, what is gone is", async () => {
  let status = 404;
  const { get, store } = await porch(async () => page(notice("None."), status));
  expect((await get("/en/news-notices/7")).status).toBe(404);
  expect(store.pages).toBe(0);
  status = 410;
  expect((await get("/en/news-notices/7")).status).toBe(410);
  expect(store.pages).toBe(1);
});

test("an answer that sets a cookie is somebody's own and is never kept", async () => {
  const { get, store } = await porch(async () => ({
    ...page(notice("Off from nine.")),
    setsCookie: true,
  }));
  const answer = await get("/en/news-notices/7");
  expect(answer.headers["set-cookie"]).toBeUndefined();
  expect(store.pages).toBe(0);
});
