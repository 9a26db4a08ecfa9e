import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { whatIsWrong } from "./ready";

let dataDir = "";
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), "gongji-ready-"));
});
afterEach(() => rmSync(dataDir, { recursive: true }));

type Given = Parameters<typeof whatIsWrong>[0];
const well: ReturnType<Given["readsHealth"]> = {
  journal: "m1",
  waiting: 0,
  lost: 0,
  failing: null,
  behind: 0,
  behindMs: 0,
  adopted: 0,
  foldFailing: null,
  waitingFor: null,
  check: null,
};

const ask = (
  reads: Partial<typeof well> = {},
  { hears = true, answers = true, folder = dataDir, mail = null as Date | null, late = 0 } = {},
) =>
  whatIsWrong({
    listener: { hears: () => hears, pulse: { answers: () => answers } },
    readsHealth: () => ({ ...well, ...reads }),
    mailWaitsSince: () => mail,
    lateMs: () => late,
    dataDir: folder,
    freeBytesAtLeast: 1,
  });

test("a process that serves well is ready, and says nothing but figures", async () => {
  expect(await ask()).toEqual({
    ready: true,
    wrong: {},
    reads: { behindBytes: 0, inMemory: 0, lost: 0 },
  });
  expect((await ask({ behind: 96, behindMs: 300 })).ready).toBe(true); // A fold is due any moment.
  expect((await ask({}, { late: 60_000 })).ready).toBe(true); // A process that starts has a minute to take it up.
});

test.each([
  [
    "database",
    {},
    { answers: false },
    "PostgreSQL does not answer; the pages kept in memory are served.",
  ],
  [
    "heartbeat",
    {},
    { hears: false },
    "The own heartbeat has not been heard for 5 s; kept pages may be stale.",
  ],
  [
    "reads",
    { behind: 96, behindMs: 14_200 },
    {},
    "Reads wait in the journal and are not counted yet, for 14 s.",
  ],
  [
    "reads",
    { foldFailing: "connect ECONNREFUSED 10.1.2.3:5432", behindMs: 2_000 },
    {},
    "Reads wait in the journal and are not counted yet, for 2 s.",
  ],
  [
    "journal",
    { failing: "ENOSPC", waiting: 12 },
    {},
    "The disk refuses the journal of reads; 12 wait in memory.",
  ],
  ["journal", { lost: 7 }, {}, "The disk took no reads for so long that 7 of them are lost."],
  [
    "schedule",
    {},
    { late: 61_200 },
    "Something scheduled is late: due for 61 s and not published.",
  ],
  [
    "day",
    { waitingFor: { day: "2026-11-23", journal: "m1", owner: "db-host 77", foldedUntil: null } },
    {},
    "The reads of 2026-11-23 cannot be closed: the journal m1 is not folded past midnight.",
  ],
] as const)(
  "what is wrong with the %s is said in a sentence, without addresses or machines",
  async (name, reads, rest, sentence) => {
    const state = await ask(reads, rest);
    expect(state).toMatchObject({ ready: false, wrong: { [name]: sentence } });
    expect(JSON.stringify(state)).not.toMatch(/ECONN|10\.1\.2\.3|db-host/);
  },
);

test("a disk with little room, or none to look at, is said", async () => {
  const gone = await ask({}, { folder: join(dataDir, "nowhere") });
  expect(gone.wrong).toEqual({ disk: "DATA_DIR cannot be looked at." });
  const full = await whatIsWrong({
    listener: { hears: () => true, pulse: { answers: () => true } },
    readsHealth: () => well,
    mailWaitsSince: () => null,
    lateMs: () => 0,
    dataDir,
    freeBytesAtLeast: Number.MAX_SAFE_INTEGER,
  });
  expect(full.wrong.disk).toMatch(/^\d+ MB are left in DATA_DIR\.$/);
});

test("mail that waits is said once it is late", async () => {
  const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000);
  expect((await ask({}, { mail: ago(9) })).ready).toBe(true);
  expect((await ask({}, { mail: ago(12) })).wrong.mail).toBe(
    "Mail to officials has waited for 12 minutes: the mail server does not take it.",
  );
});
