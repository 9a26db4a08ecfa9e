import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { afterEach, beforeEach, expect, test } from "vitest";
import { crc32, writtenCrc32 } from "./crc32";
import { fitsZip, type ZipEntry, zip, zipSize } from "./zip";

const modified = new Date("2026-11-24T01:30:00Z");
let folder = "";

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "gongji-zip-"));
});
afterEach(() => rm(folder, { recursive: true }));

const entry = (name: string, content: Buffer): ZipEntry => ({
  name,
  bytes: content.length,
  modified,
  open: async () => ({
    bytes: content.length,
    crc32: crc32(content),
    async *stream() {
      for (let at = 0; at < content.length; at += 1_000) yield content.subarray(at, at + 1_000);
    },
  }),
});

const contents: Record<string, Buffer> = {
  "Notice 1042.txt": Buffer.from("Read me first"),
  "공고문 제1호 📎.hwpx": Buffer.from(
    Array.from({ length: 70_000 }, (_, index) => (index * 7919) % 256),
  ),
  "empty.csv": Buffer.alloc(0),
};
const entries = Object.entries(contents).map(([name, content]) => entry(name, content));
const sum = (bytes: Buffer) => createHash("sha256").update(bytes).digest("hex");
const sums = Object.fromEntries(Object.entries(contents).map(([name, each]) => [name, sum(each)]));

test("the CRC-32 is the one of the format, also in pieces, whoever makes it", () => {
  for (const make of [crc32, writtenCrc32]) {
    expect(make(Buffer.from("123456789"))).toBe(0xcbf43926);
    expect(make(Buffer.from("6789"), make(Buffer.from("12345")))).toBe(0xcbf43926);
  }
});

test("the size is told before the first byte", async () => {
  expect((await buffer(zip(entries))).length).toBe(zipSize(entries));
});

const has = (tool: string, ...args: string[]) => spawnSync(tool, args).status === 0;

test.skipIf(!has("unzip", "-v"))("unzip finds every file, name and byte", async () => {
  const file = join(folder, "all.zip");
  await writeFile(file, await buffer(zip(entries)));

  const tested = spawnSync("unzip", ["-tqq", file], { encoding: "utf8" });
  expect([tested.status, tested.stdout, tested.stderr]).toEqual([0, "", ""]);
  const env = { ...process.env, LC_ALL: "C.UTF-8" };
  expect(spawnSync("unzip", ["-qq", file, "-d", join(folder, "out")], { env }).status).toBe(0);
  const names = await readdir(join(folder, "out"));
  const found = await Promise.all(
    names.map(async (name) => [name, sum(await readFile(join(folder, "out", name)))] as const),
  );
  expect(Object.fromEntries(found)).toEqual(sums);
});

test.skipIf(!has("python3", "--version"))(
  "Python's reader finds them, with their time",
  async () => {
    const file = join(folder, "all.zip");
    await writeFile(file, await buffer(zip(entries)));
    const program = `
import hashlib, json, sys, zipfile
archive = zipfile.ZipFile(sys.argv[1])
assert archive.testzip() is None
print(json.dumps([[i.filename, hashlib.sha256(archive.read(i)).hexdigest(), i.date_time[:5]] for i in archive.infolist()]))`;

    const run = spawnSync("python3", ["-c", program, file], { encoding: "utf8" });

    expect(run.stderr).toBe("");
    expect(JSON.parse(run.stdout)).toEqual(
      Object.entries(sums).map(([name, hash]) => [name, hash, [2026, 11, 24, 10, 30]]),
    );
  },
);

test.skipIf(!has("jar", "--version"))(
  "Java's reader, which takes no descriptors, reads it as a stream",
  async () => {
    const utf8 = ["-J-Dstdout.encoding=UTF-8", "-J-Dfile.encoding=UTF-8"];
    const input = await buffer(zip(entries));
    const run = spawnSync("jar", [...utf8, "t"], { input });

    expect(run.stdout.toString().trim().split("\n")).toEqual(Object.keys(contents));
  },
);

test("files are opened in their turn, and no more once the reader has gone away", async () => {
  const opened: string[] = [];
  const watched = entries.map((each) => ({
    ...each,
    open: () => {
      opened.push(each.name);
      return each.open();
    },
  }));

  for await (const _ of zip(watched)) break;

  expect(opened).toEqual(["Notice 1042.txt"]);
});

test("a file of another size than told is never written", async () => {
  const [first] = entries;
  const lying = [{ ...(first ?? entry("a", Buffer.alloc(0))), bytes: 5 }];

  await expect(buffer(zip(lying))).rejects.toThrow("has the size that was told");
});

test("what is past 4 GB is refused", () => {
  expect(fitsZip([{ name: "a", bytes: 4_294_967_000 }])).toBe(true);
  expect(fitsZip([{ name: "a", bytes: 4_294_967_295 }])).toBe(false);
});
