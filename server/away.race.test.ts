import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "vitest";
import { connect, type Database } from "@/db";
import { openWire } from "@/db/wire.fixture";
import { announce } from "@/domain/notices/announce";
import { givenEdition, test, withDatabase } from "@/domain/testing";
import { openLog } from "@/lib/log";
import { type Listener, listen } from "./purge";
import { givenRequest, openFor } from "./reads/reader.fixture";

const recoveryMs = 10_000; // What is promised after the database is back.
const patience = { timeout: 20_000, interval: 50 };

/** A process that listens and works over one line, as the porch does; its pool is cut when the line is silent. */
async function givenProcess(work: (given: Given) => Promise<void>) {
  await withDatabase(async ({ url, db }) => {
    const wire = await openWire(url);
    const pool = connect(wire.url, { max: 3 });
    const heard: number[] = [];
    let missed = 0;
    const listener = await listen(
      wire.url,
      {
        moved: (moved) => moved.all || heard.push(...moved.notices),
        redirects: () => {},
        counts: () => {},
        missed: () => {
          missed += 1;
        },
        mail: () => {},
        silent: pool.sever,
        answers: pool.mend,
      },
      openLog("silent"),
    );
    const says = (number: number) =>
      db.transaction((tx) => announce(tx, { notices: [number], boards: [] }));
    try {
      await work({ db, wire, pool, listener, heard, says, missed: () => missed });
    } finally {
      wire.speakAgain();
      await listener.close();
      await pool.sql.end({ timeout: 1 });
      await wire.cut();
    }
  });
}

type Given = {
  db: Database;
  wire: Awaited<ReturnType<typeof openWire>>;
  pool: ReturnType<typeof connect>;
  listener: Listener;
  heard: number[];
  says(number: number): Promise<void>;
  missed(): number;
};

test("a database that falls silent is known within 5 s, nothing hangs on it, and all is well again by itself", async () => {
  await givenProcess(async ({ wire, pool, listener, heard, says, missed }) => {
    await says(1);
    await expect.poll(() => heard, patience).toEqual([1]);

    wire.fallSilent();
    const hanging = pool.sql`select 1`.then(
      () => "answered",
      () => "failed",
    );
    const asked = performance.now();
    expect(await listener.pulse.ask()).toBe(false);
    expect(performance.now() - asked).toBeLessThan(3_500); // With the 2 s before the porch asks below 5 s.
    await expect.poll(listener.hears, patience).toBe(false);
    expect(await hanging).toBe("failed");
    await expect(pool.sql`select 1`).rejects.toThrow("CONNECTION_ENDED");
    await says(2); // Somebody else publishes, and this process does not hear of it.

    wire.speakAgain();
    const back = performance.now();
    await expect.poll(listener.hears, patience).toBe(true);
    await expect.poll(() => pool.sql`select 1`.then(() => 1).catch(() => 0), patience).toBe(1);
    expect(performance.now() - back).toBeLessThan(recoveryMs);
    expect(listener.pulse.answers()).toBe(true);
    expect(missed()).toBeGreaterThan(0); // What may have been missed was marked.
    await says(3);
    await expect.poll(() => heard.at(-1), patience).toBe(3);
  });
});

test.for(["silent", "refused"] as const)(
  "the reads of the time in which the database was %s are counted when it is back",
  async (how) => {
    await givenProcess(async ({ wire, pool, listener, db }) => {
      const { number } = await givenEdition(db, { state: "published" });
      const dataDir = mkdtempSync(join(tmpdir(), "gongji-away-"));
      const counter = await openFor(pool.db, dataDir);
      const shown = async () => (await db.query.notices.findFirst())?.readCount;
      counter.decide(givenRequest(1), number, false);
      await expect.poll(shown, patience).toBe(1);

      if (how === "silent") wire.fallSilent();
      else await wire.cut();
      let reader = 2;
      await expect
        .poll(() => {
          counter.decide(givenRequest(reader), number, false);
          reader += 1;
          return listener.hears();
        }, patience)
        .toBe(false);
      await expect.poll(() => counter.health().foldFailing, patience).not.toBeNull();

      if (how === "silent") wire.speakAgain();
      else await wire.join();
      await expect.poll(shown, patience).toBe(reader - 1);
      expect(counter.health()).toMatchObject({ behind: 0, lost: 0, foldFailing: null });
      await counter.close();
      rmSync(dataDir, { recursive: true });
    });
  },
);

test("a database that refuses is known at once, and listened to again when it is back", async () => {
  await givenProcess(async ({ wire, pool, listener, heard, says, missed }) => {
    await wire.cut();
    await expect(pool.sql`select 1`).rejects.toThrow();
    expect(await listener.pulse.ask()).toBe(false);
    await expect.poll(listener.hears, patience).toBe(false);
    await says(1);

    await wire.join();
    const back = performance.now();
    const before = missed();
    await expect.poll(listener.hears, patience).toBe(true);
    await expect.poll(() => pool.sql`select 1`.then(() => 1).catch(() => 0), patience).toBe(1);
    expect(performance.now() - back).toBeLessThan(recoveryMs);
    expect(missed()).toBeGreaterThan(before);
    await says(2);
    await expect.poll(() => heard.at(-1), patience).toBe(2);
  });
});
