import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "vitest";
import { test } from "@/domain/testing";
import { openLog } from "@/lib/log";
import { openStorage } from "@/lib/storage";
import { sweep } from "./sweep";

test("uploads that ended with their process go after a day, stored or not; newer ones stay", async ({
  db,
}) => {
  const folder = mkdtempSync(join(tmpdir(), "gongji-sweep-"));
  const storageUrl = `file:${join(folder, "files")}`;
  const arrivals = join(folder, "arrivals");
  for (const name of ["old", "new"]) mkdirSync(join(arrivals, name), { recursive: true });
  const longAgo = new Date(Date.now() - 25 * 60 * 60_000);
  utimesSync(join(arrivals, "old"), longAgo, longAgo);
  const storage = openStorage(storageUrl);
  const old = await storage.put(Buffer.from("put, and never named"));
  const fresh = await storage.put(Buffer.from("put a moment ago"));
  const path = join(folder, "files", old.slice(0, 2), old.slice(2, 4), old);
  utimesSync(path, longAgo, longAgo);

  await sweep({ db, storageUrl, arrivals, log: openLog("silent") }, new Date());

  expect(readdirSync(arrivals)).toEqual(["new"]);
  expect(existsSync(path)).toBe(false);
  expect(await storage.has(fresh)).toBe(true);
  rmSync(folder, { recursive: true });
});

test("what a process left that was killed while it stored something goes too", async ({ db }) => {
  const folder = mkdtempSync(join(tmpdir(), "gongji-sweep-"));
  const stored = join(folder, "files");
  const storage = openStorage(`file:${stored}`);
  const whole = await storage.put(Buffer.from("named by nobody, and of today"));
  const half = join(stored, ".0f8fad5b-d9cb-469f-a165-70867728950e");
  writeFileSync(half, "as far as it came");
  const given = { db, storageUrl: `file:${stored}`, arrivals: join(folder, "arrivals") };
  const at = (hours: number) =>
    sweep({ ...given, log: openLog("silent") }, new Date(Date.now() + hours * 60 * 60_000));

  await at(23);
  expect(existsSync(half)).toBe(true);
  expect(await storage.has(whole)).toBe(true);
  await at(25);

  expect(readdirSync(stored).filter((name) => name.startsWith("."))).toEqual([]);
  rmSync(folder, { recursive: true });
});
