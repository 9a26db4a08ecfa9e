import { spawn } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { connect, type Database } from "@/db";
import { readJournals } from "@/db/schema";
import { checkReads } from "@/domain/reads/close";
import { givenEdition, noon, withDatabase } from "@/domain/testing";
import { givenRequest, openFor } from "./reader.fixture";

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), "gongji-reads-"));
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

const countOf = async (db: Database, number: number) =>
  (await db.query.notices.findFirst({ where: (one, { eq }) => eq(one.number, number) }))?.readCount;

/** Lets a process answer at least `enough` reads, kills it in the middle, and says which it had answered. */
async function answeredUntilKilled(url: string, notice: number, first: number, enough: number) {
  const victim = spawn(
    process.execPath,
    ["--import", "tsx", "server/reads/victim.fixture.ts", url, dataDir, `${notice}`, `${first}`],
    { stdio: ["ignore", "pipe", "inherit"] },
  );
  let said = "";
  await new Promise<void>((gone, fail) => {
    victim.stdout.on("data", (text) => {
      said += text;
      if (said.split("\n").length > enough) victim.kill("SIGKILL");
    });
    victim.once("close", () => gone());
    victim.once("error", fail);
  });
  return said.split("\n").slice(0, -1).map(Number);
}

describe("a process that is killed while it answers", () => {
  test("loses no read whose page was sent, and doubles none", { timeout: 60_000 }, async () => {
    await withDatabase(async ({ url, db }) => {
      const { number } = await givenEdition(db, { state: "published" });
      let answered = 0;
      for (const round of [0, 1, 2, 3]) {
        const answers = await answeredUntilKilled(
          url,
          number,
          round * 1_000_000,
          500 + round * 777,
        );
        expect(new Set(answers).size).toBe(answers.length);
        answered += answers.length;
      }

      const next = await openFor(db, dataDir);
      await next.close();

      const counted = Number(await countOf(db, number));
      expect(counted).toBeGreaterThanOrEqual(answered);
      // Those of the turn that was written when the kill came, before its answers: 7 a turn, 4 kills.
      expect(counted).toBeLessThanOrEqual(answered + 4 * 7);
      expect(await checkReads(db)).toMatchObject({ classed: counted, agrees: true });
      expect(readdirSync(join(dataDir, "journals"))).toEqual([]);
    });
  });

  test("leaves its journals to one of those that start next, never to two", async () => {
    await withDatabase(async ({ url, db }) => {
      const { number } = await givenEdition(db, { state: "published" });
      const answers = await answeredUntilKilled(url, number, 0, 2_000);

      const starters = await Promise.all([openFor(db, dataDir), openFor(db, dataDir)]);
      await Promise.all(starters.map((starter) => starter.close()));

      const counted = Number(await countOf(db, number));
      expect(counted - answers.length).toBeGreaterThanOrEqual(0);
      expect(counted - answers.length).toBeLessThanOrEqual(7);
      expect(await checkReads(db)).toMatchObject({ classed: counted, agrees: true });
    });
  });
});

describe("a counter at work", () => {
  test("shows a read within a second, and answers only when it is written", async () => {
    await withDatabase(async ({ db }) => {
      const { number } = await givenEdition(db, { state: "published" });
      const counter = await openFor(db, dataDir);
      const order: string[] = [];

      const asked = Date.now();
      counter.decide(givenRequest(1), number, false);
      const answered = new Promise<void>((done) => {
        counter.afterWrite(() => {
          order.push(`behind by ${counter.health().behind}, waiting ${counter.health().waiting}`);
          done();
        });
      });
      order.push("the turn goes on");
      await answered;
      await expect.poll(() => countOf(db, number), { interval: 20 }).toBe(1);

      expect(Date.now() - asked).toBeLessThan(1_000);
      expect(order).toEqual(["the turn goes on", "behind by 48, waiting 0"]);
      await counter.close();
    });
  });

  test("begins a new journal when one is full, and removes the full one when it is folded", async () => {
    await withDatabase(async ({ db }) => {
      const { number } = await givenEdition(db, { state: "published" });
      const counter = await openFor(db, dataDir, { journalBytes: 48 * 100 });
      const first = counter.health().journal;

      for (let n = 0; n < 150; n += 1) counter.decide(givenRequest(n), number, false);
      await expect.poll(() => counter.health().journal, { interval: 20 }).not.toBe(first);
      for (let n = 100; n < 200; n += 1) counter.decide(givenRequest(n), number, false);
      await counter.close();

      expect(await countOf(db, number)).toBe(200);
      expect(await checkReads(db)).toMatchObject({ served: 250, agrees: true });
      expect(readdirSync(join(dataDir, "journals"))).toEqual([]);
    });
  });

  test("says after its start that more was served than stands in the classes", async () => {
    await withDatabase(async ({ db }) => {
      await db.insert(readJournals).values({
        id: "lossy",
        owner: "a full disk",
        lastSequence: 3,
        seenAt: noon,
        finishedAt: noon,
      });
      const said: string[] = [];

      const counter = await openFor(db, dataDir, { log: (sentence) => said.push(sentence) });
      await expect
        .poll(() => counter.health().check, { interval: 20 })
        .toMatchObject({
          served: 3,
          agrees: false,
        });
      await counter.close();

      expect(said).toContain("Reads served (3) and reads classed (0 and 0 unknown) differ.");
    });
  });

  test("that cannot fold at its end leaves the journal to the next start", async () => {
    await withDatabase(async ({ url, db }) => {
      const { number } = await givenEdition(db, { state: "published" });
      const pool = connect(url, { max: 2 });
      const counter = await openFor(pool.db, dataDir);
      counter.decide(givenRequest(1), number, false);
      await pool.sql.end();
      await counter.close();
      expect(readdirSync(join(dataDir, "journals"))).toHaveLength(1);

      const next = await openFor(db, dataDir);
      await next.close();

      expect(await countOf(db, number)).toBe(1);
    });
  });
});
