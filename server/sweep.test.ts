import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync } from "node:fs";
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
