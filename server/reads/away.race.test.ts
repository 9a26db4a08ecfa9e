import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { connect } from "@/db";
import { startEmbedded } from "@/db/embedded";
import { migrate } from "@/db/migrate";
import { givenEdition } from "@/domain/testing";
import { givenRequest, openFor } from "./reader.fixture";

test("while PostgreSQL is away pages are answered, and their reads count when it is back", {
  timeout: 60_000,
}, async () => {
  const dataDir = mkdtempSync(join(tmpdir(), "gongji-away-"));
  const first = await startEmbedded(dataDir, { careless: true });
  let second: typeof first | undefined;
  const pool = connect(first.appUrl, { max: 4 });
  try {
    await migrate(first.ownerUrl);
    const { number } = await givenEdition(pool.db, { state: "published" });
    const said: string[] = [];
    const counter = await openFor(pool.db, dataDir, { log: (sentence) => said.push(sentence) });
    const answer = (n: number) =>
      new Promise<void>((answered) => {
        counter.decide(givenRequest(n), number, false);
        counter.afterWrite(answered);
      });
    const shown = async () => (await pool.db.query.notices.findFirst())?.readCount;
    await answer(1);
    await expect.poll(shown, { interval: 20 }).toBe(1);

    await first.stop();
    for (const n of [2, 3, 4]) await answer(n);
    await expect.poll(() => counter.health().foldFailing, { interval: 20 }).not.toBeNull();
    await answer(5);
    expect(counter.health()).toMatchObject({ waiting: 0, lost: 0, behind: 4 * 48 });

    second = await startEmbedded(dataDir, { careless: true });
    expect(second.port).toBe(first.port);
    await expect.poll(() => counter.health().behind, { interval: 20, timeout: 10_000 }).toBe(0);
    expect(await shown()).toBe(5);
    await expect.poll(() => said.at(-1), { interval: 20 }).toBe("Reads are folded again.");
    await counter.close();
  } finally {
    await pool.sql.end({ timeout: 5 });
    await (second ?? first).stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
});
