import { mkdtemp, rm, writeFile } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import S3rver from "@20minutes/s3rver";
import { PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { Range } from "../conditional";
import { Damaged, openStorage, type Stored } from ".";

const bytes = Buffer.from("abc");
const sha256 = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
const large = Buffer.alloc(6 * 1024 * 1024, "0123456789");

let folder = "";
let server: S3rver;
let endpoint = "";

// A server of its own that speaks the protocol; objects are files of a folder. It knows who asks by the key's name alone:
// it signs the address of a list without the slash that Amazon's own client puts behind the bucket.
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "gongji-s3-"));
  vi.stubEnv("AWS_ACCESS_KEY_ID", "S3RVER");
  vi.stubEnv("AWS_SECRET_ACCESS_KEY", "S3RVER");
  server = new S3rver({
    address: "127.0.0.1",
    port: 0,
    silent: true,
    allowMismatchedSignatures: true,
    directory: folder,
    configureBuckets: [{ name: "notices" }],
  });
  const { port }: AddressInfo = await server.run();
  endpoint = `http://127.0.0.1:${port}`;
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await server.close();
  await rm(folder, { recursive: true, force: true });
});

const read = async (stored: Stored | null, range?: Range) => {
  if (!stored) throw new Error("nothing is stored");
  return buffer(stored.stream(range));
};
const open = (prefix: string) => openStorage(`s3://notices/${prefix}?endpoint=${endpoint}`);

test("what was put can be read by its SHA-256, whole or a part of it, with size and CRC-32", async () => {
  const storage = open("read");

  expect(await storage.put(bytes)).toBe(sha256);

  const stored = await storage.open(sha256);
  expect(stored).toMatchObject({ bytes: 3, crc32: 0x352441c2 });
  expect((await read(stored)).toString()).toBe("abc");
  expect((await read(stored, { first: 1, last: 1 })).toString()).toBe("b");
});

test("a file is put from the disk and comes back byte for byte", async () => {
  const storage = open("large");
  const path = join(folder, "large.bin");
  await writeFile(path, large);

  const sum = await storage.put({ path });

  const stored = await storage.open(sum);
  expect((await read(stored)).equals(large)).toBe(true);
  expect((await read(stored, { first: 1_000_005, last: 1_000_014 })).toString()).toBe("5678901234");
});

test("what is kept can be listed and forgotten, below this prefix alone", async () => {
  const [one, other] = [open("one/deep"), open("other")];
  await one.put(bytes);
  await one.put(large);
  await other.put(bytes);

  await one.remove(sha256);

  const left = [];
  for await (const each of one.list()) left.push(each);
  expect(left).toHaveLength(1);
  expect(left[0]?.at.getTime()).toBeGreaterThan(Date.now() - 60_000);
  expect([await one.has(sha256), await other.has(sha256)]).toEqual([false, true]);
  expect(await one.open(sha256)).toBeNull();
});

test("bytes that no longer match their name are never handed out, also when they did before", async () => {
  const storage = open("damaged");
  await storage.put(bytes);
  await storage.open(sha256);
  const client = new S3Client({ endpoint, region: "us-east-1", forcePathStyle: true });

  await client.send(
    new PutObjectCommand({ Bucket: "notices", Key: `damaged/${sha256}`, Body: "abd" }),
  );

  await expect(storage.open(sha256)).rejects.toThrow(Damaged);
});

test("a reader who goes away ends the request behind it", async () => {
  const storage = open("away");
  const stored = await storage.open(await storage.put(large));
  const stream = stored?.stream();

  const closed = new Promise((resolve) => stream?.once("close", resolve));
  stream?.destroy();
  await closed;

  expect(stream?.destroyed).toBe(true);
});

test("a bucket that is not there, or a key that does not fit, is a failure and not an absence", async () => {
  await expect(openStorage(`s3://nowhere?endpoint=${endpoint}`).put(bytes)).rejects.toThrow();
  vi.stubEnv("AWS_ACCESS_KEY_ID", "SOMEBODY");
  await expect(open("refused").put(bytes)).rejects.toThrow();
  vi.stubEnv("AWS_ACCESS_KEY_ID", "S3RVER");
});
