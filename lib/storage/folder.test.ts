import { mkdtemp, readdir, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Range } from "../conditional";
import { Damaged, openStorage } from ".";

const bytes = Buffer.from("abc");
const sha256 = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
let folder = "";

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "gongji-storage-"));
});
afterEach(() => rm(folder, { recursive: true }));

async function textOf(range?: Range): Promise<string | undefined> {
  const stored = await openStorage(`file:${folder}`).open(sha256);
  return stored ? (await buffer(stored.stream(range))).toString() : undefined;
}

/** How many files of the folder this process holds open. */
const held = async () => {
  const { readlink } = await import("node:fs/promises");
  const own = await readdir("/proc/self/fd");
  const names = await Promise.all(own.map((fd) => readlink(`/proc/self/fd/${fd}`).catch(() => "")));
  return names.filter((name) => name.startsWith(folder)).length;
};

test("what was put can be read by its SHA-256, whole or a part of it", async () => {
  const storage = openStorage(`file:${folder}`);

  expect(await storage.put(bytes)).toBe(sha256);
  expect(await textOf()).toBe("abc");
  expect(await textOf({ first: 1, last: 1 })).toBe("b");
});

test("its size and its CRC-32 are known before it is read", async () => {
  const storage = openStorage(`file:${folder}`);
  await storage.put(bytes);

  const stored = await storage.open(sha256);

  expect(stored).toMatchObject({ bytes: 3, crc32: 0x352441c2 });
  await stored?.close();
});

test("the same bytes are kept once, also when many put them at the same time", async () => {
  const storage = openStorage(`file:${folder}`);

  await Promise.all(Array.from({ length: 20 }, () => storage.put(bytes)));

  expect(await readdir(join(folder, "ba", "78"))).toEqual([sha256]);
});

test("a file is put from the disk, and what is put leaves nothing beside it", async () => {
  const storage = openStorage(`file:${join(folder, "files")}`);
  await writeFile(join(folder, "given"), bytes);

  expect(await storage.put({ path: join(folder, "given") })).toBe(sha256);

  expect(await readdir(join(folder, "files"))).toEqual(["ba"]);
  await expect(storage.put({ path: join(folder, "nothing") })).rejects.toThrow("ENOENT");
  expect(await readdir(join(folder, "files"))).toEqual(["ba"]);
});

test("what is kept can be listed and forgotten; whoever has it open reads on", async () => {
  const storage = openStorage(`file:${folder}`);
  await storage.put(bytes);
  await storage.put(Buffer.from("abd"));
  await writeFile(join(folder, "ba", "78", "something else"), "");
  const stored = await storage.open(sha256);

  await storage.remove(sha256);
  await storage.remove(sha256);

  const left = [];
  for await (const each of storage.list()) left.push(each.sha256);
  expect(left).toEqual(["a52d159f262b2c6ddb724a61840befc36eb30c88877a4030b65cbe86298449c9"]);
  expect(await storage.has(sha256)).toBe(false);
  expect((await buffer(stored?.stream() ?? Readable.from([]))).toString()).toBe("abc");
});

test("nothing is read where nothing was put", async () => {
  expect(await openStorage(`file:${folder}`).open(sha256)).toBeNull();
});

test("bytes that no longer match their name are never handed out, also when they did before", async () => {
  const storage = openStorage(`file:${folder}`);
  const path = join(folder, "ba", "78", sha256);
  await storage.put(bytes);
  const whole = new Date("2026-11-24T00:00:00Z");
  await utimes(path, whole, whole);
  expect(await textOf()).toBe("abc");

  await writeFile(path, "abd");
  await utimes(path, whole, whole); // Of the same size and, to a look at it, of the same age.

  await expect(storage.open(sha256)).rejects.toThrow(Damaged);
  await expect(storage.open(sha256)).rejects.toThrow("no longer matches");
  await writeFile(path, "abc");
  expect(await textOf()).toBe("abc");
});

test.skipIf(process.platform !== "linux")(
  "a reader who goes away leaves no file open, nor does a damaged file",
  async () => {
    const storage = openStorage(`file:${folder}`);
    await storage.put(bytes);
    const stored = await storage.open(sha256);
    const stream = stored?.stream();
    expect(await held()).toBe(1);

    const closed = new Promise((resolve) => stream?.once("close", resolve));
    stream?.destroy();
    await closed;
    expect(await held()).toBe(0);

    await (await storage.open(sha256))?.close();
    await textOf();
    await writeFile(join(folder, "ba", "78", sha256), "abd");
    await expect(storage.open(sha256)).rejects.toThrow(Damaged);
    expect(await held()).toBe(0);
  },
);

test("a storage that is not known is refused in one sentence", () => {
  expect(() => openStorage("ftp://bucket")).toThrow(
    'STORAGE_URL begins with "ftp:", and only file: and s3: are known here.',
  );
});
