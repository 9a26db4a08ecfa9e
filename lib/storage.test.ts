import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openStorage } from "./storage";

const bytes = Buffer.from("abc");
const sha256 = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
let folder = "";

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "gongji-storage-"));
});
afterEach(() => rm(folder, { recursive: true }));

test("what was put can be read by its SHA-256", async () => {
  const storage = openStorage(`file:${folder}`);

  expect(await storage.put(bytes)).toBe(sha256);
  expect(await storage.read(sha256)).toEqual(bytes);
});

test("the same bytes are kept once, also when many put them at the same time", async () => {
  const storage = openStorage(`file:${folder}`);

  await Promise.all(Array.from({ length: 20 }, () => storage.put(bytes)));

  expect(await readdir(join(folder, "ba", "78"))).toEqual([sha256]);
});

test("nothing is read where nothing was put", async () => {
  expect(await openStorage(`file:${folder}`).read(sha256)).toBeNull();
});

test("bytes that no longer match their name are never handed out", async () => {
  const storage = openStorage(`file:${folder}`);
  await storage.put(bytes);
  await writeFile(join(folder, "ba", "78", sha256), "abd");

  await expect(storage.read(sha256)).rejects.toThrow("no longer matches");
});

test("a storage that is not known is refused in one sentence", () => {
  expect(() => openStorage("s3://bucket")).toThrow(
    'STORAGE_URL begins with "s3:", and only file: is known here.',
  );
});
