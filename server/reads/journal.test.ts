import { appendFileSync, mkdtempSync, readFileSync, renameSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { decodeRecord, noVisitor, recordBytes } from "@/domain/reads/record";
import { adoptJournals, openJournal } from "./journal";
import { isAlive, thisOwner } from "./owner";

const disk = vi.hoisted(() => ({ takes: Number.POSITIVE_INFINITY }));
vi.mock("node:fs", async (original) => {
  const real = await original<typeof import("node:fs")>();
  const writeSync = (file: number, bytes: Buffer, from: number, length: number, at: number) => {
    if (disk.takes <= 0) throw new Error("ENOSPC: no space left on device, write");
    const written = real.writeSync(file, bytes, from, Math.min(length, disk.takes), at);
    disk.takes -= written;
    return written;
  };
  return { ...real, writeSync };
});

let dataDir: string;
beforeEach(() => {
  disk.takes = Number.POSITIVE_INFINITY;
  dataDir = mkdtempSync(join(tmpdir(), "gongji-journal-"));
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

const read = (notice: number) => ({
  at: 1_772_420_400_000,
  notice,
  class: "bot" as const,
  ...noVisitor,
});
const noticesIn = (path: string) => {
  const bytes = readFileSync(path);
  return Array.from({ length: bytes.length / recordBytes }, (_, index) => {
    const record = decodeRecord(bytes, index * recordBytes);
    return record && [record.sequence, record.notice];
  });
};

describe("a journal on a full disk", () => {
  test("keeps its reads in memory, says so once, and writes them when there is room", () => {
    const said: string[] = [];
    const journal = openJournal(dataDir, (sentence) => said.push(sentence));
    journal.add(read(1));
    journal.flush();

    disk.takes = 60; // One record and a part of the next.
    for (const notice of [2, 3]) journal.add(read(notice));
    for (const _ of [1, 2]) journal.flush();
    expect(journal.health()).toMatchObject({ waiting: 2, lost: 0 });
    expect(journal.health().failing).toContain("ENOSPC");
    expect(journal.state(Date.now())).toEqual({
      bytes: recordBytes,
      wholeUntil: new Date(1_772_420_400_000),
    });

    disk.takes = Number.POSITIVE_INFINITY;
    journal.add(read(4));
    journal.flush();
    journal.close();
    expect(noticesIn(journal.path)).toEqual([
      [1, 1],
      [2, 2],
      [3, 3],
      [4, 4],
    ]);
    expect(said).toHaveLength(2);
  });

  test("holds no more than it can, and says how many were lost", () => {
    const journal = openJournal(dataDir, () => {});
    disk.takes = 0;
    for (let n = 0; n < 200_003; n += 1) journal.add(read(1));
    journal.flush();
    expect(journal.health()).toMatchObject({ waiting: 200_000, lost: 3 });

    disk.takes = Number.POSITIVE_INFINITY;
    journal.flush();
    journal.add(read(2));
    journal.flush();
    journal.close();
    // Their numbers are passed over, so the nightly check misses three.
    expect(noticesIn(journal.path).slice(-2)).toEqual([
      [200_000, 1],
      [200_004, 2],
    ]);
  });
});

describe("whose journal it is", () => {
  test("a living process keeps its own", () => {
    const journal = openJournal(dataDir, () => {});
    expect(isAlive(thisOwner())).toBe(true);
    expect(adoptJournals(dataDir)).toEqual([]);
    journal.close();
  });

  test.for(["released", "1-1-00000000", `${process.pid}-1-${thisOwner().split("-")[2]}`])(
    "that of %s, which is gone or another process by now, goes to the next, once",
    (owner) => {
      const journal = openJournal(dataDir, () => {});
      journal.add(read(1));
      journal.flush();
      journal.close();
      appendFileSync(journal.path, "cut short");
      renameSync(journal.path, journal.path.replace(thisOwner(), owner));

      const [adopted] = adoptJournals(dataDir);

      expect(adopted?.id).toBe(journal.id);
      expect(statSync(adopted?.path ?? "").size).toBe(recordBytes + 9);
      expect(adoptJournals(dataDir)).toEqual([]);
    },
  );
});
