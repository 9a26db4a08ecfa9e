import { expect, test } from "vitest";
import { announce, announceEverything } from "@/domain/notices/announce";
import { withDatabase } from "@/domain/testing";
import { openLog } from "@/lib/log";
import { listen, readMessage } from "./purge";
import { type Moved, shows } from "./store";

test("what a publishing transaction announces is heard when it commits, and not when it does not", async () => {
  await withDatabase(async ({ url, db, sql }) => {
    const heard: Moved[] = [];
    const counts: (readonly [number, number])[] = [];
    const listener = await listen(
      url,
      {
        moved: (moved) => heard.push(moved),
        redirects: () => {},
        counts: (list) => counts.push(...list),
        missed: () => {},
        mail: () => {},
        silent: () => {},
        answers: () => {},
      },
      openLog("silent"),
    );
    const never = new Error("rolled back");
    await expect(
      db.transaction(async (tx) => {
        await announceEverything(tx);
        throw never;
      }),
    ).rejects.toBe(never);
    await db.transaction((tx) => announce(tx, { notices: [7], boards: ["tenders"] }));
    await sql.notify("gongji_reads", JSON.stringify({ counts: [[7, 12]] }));

    await expect.poll(() => counts).toEqual([[7, 12]]);
    expect(heard).toEqual([{ notices: [7], boards: ["tenders"] }]);
    expect(listener.hears()).toBe(true);
    await listener.close();
  });
});

test("a broken message is not taken for a purge of something", () => {
  expect(readMessage("gongji_pages", "{")).toBeNull();
  expect(readMessage("gongji_pages", '{"all":true}')).toEqual({ moved: { all: true } });
  expect(readMessage("gongji_reads", '{"counts":[["7",1]]}')).toBeNull();
});

test("a purge of a notice reaches its pages, its board's lists and the home page, and no other", () => {
  const moved = { notices: [7], boards: ["tenders"] };
  const none = new Set<number>();
  const on = { lang: "en", board: "tenders", number: 7 } as const;
  expect(shows({ kind: "notice", ...on }, none, moved)).toBe(true);
  expect(shows({ kind: "changes", ...on }, none, moved)).toBe(true);
  expect(shows({ kind: "file", ...on, file: 3 }, none, moved)).toBe(true);
  expect(shows({ kind: "home", lang: "ko" }, none, moved)).toBe(true);
  expect(shows({ kind: "board", lang: "ko", board: "tenders" }, none, moved)).toBe(true);
  expect(shows({ kind: "board", lang: "ko", board: "other" }, new Set([7]), moved)).toBe(true);
  expect(shows({ kind: "difference", ...on, before: 1, after: 2 }, none, moved)).toBe(true);
  expect(shows({ kind: "page", lang: "ko", page: "sitemap" }, none, moved)).toBe(true);
  expect(shows({ kind: "page", lang: "ko", page: "privacy" }, none, moved)).toBe(false);
  expect(shows({ kind: "notice", ...on, number: 8 }, none, moved)).toBe(false);
});
