import { createHash, randomUUID } from "node:crypto";
import type { BigIntStats } from "node:fs";
import { type FileHandle, link, mkdir, open, rm } from "node:fs/promises";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { fileURLToPath } from "node:url";
import type { Range } from "./conditional";
import { crc32 } from "./crc32";

export type Storage = {
  /** Keeps the bytes and returns their SHA-256 (hex). The same bytes are kept once. */
  put(bytes: Buffer): Promise<string>;
  /**
   * What is kept under a SHA-256, or null where nothing is. Throws `Damaged` where it no longer matches. Whoever opens it
   * streams it once or closes it.
   */
  open(sha256: string): Promise<Stored | null>;
};

export type Stored = {
  bytes: number;
  /** CRC-32 of the whole: an archive names it before the bytes. */
  crc32: number;
  /** The bytes, or a range of them, a piece at a time. Closes itself when read to its end or destroyed. */
  stream(range?: Range): Readable;
  close(): Promise<void>;
};

/** What is stored is not what was put: nothing of it is handed out. */
export class Damaged extends Error {}

/** Opens `file:` storage: a folder of files named by their SHA-256. Other schemes are refused in one sentence. */
export function openStorage(storageUrl: string): Storage {
  if (!storageUrl.startsWith("file:")) {
    throw new Error(
      `STORAGE_URL begins with "${storageUrl.split(":")[0]}:", and only file: is known here.`,
    );
  }
  const folder = storageUrl.startsWith("file://")
    ? fileURLToPath(storageUrl)
    : storageUrl.slice("file:".length);
  return folderStorage(folder);
}

const pieceBytes = 64 * 1024;

function folderStorage(folder: string): Storage {
  const place = (sha256: string) => join(folder, sha256.slice(0, 2), sha256.slice(2, 4), sha256);
  return {
    async put(bytes) {
      const sha256 = createHash("sha256").update(bytes).digest("hex");
      const path = place(sha256);
      await mkdir(join(path, ".."), { recursive: true });
      // Written aside, forced to the disk, then linked: a killed process leaves no half file under the name.
      const aside = `${path}.${randomUUID()}`;
      const file = await open(aside, "wx");
      try {
        await file.writeFile(bytes);
        await file.sync();
      } finally {
        await file.close();
      }
      await link(aside, path).catch(ignore("EEXIST"));
      await rm(aside);
      return sha256;
    },
    async open(sha256) {
      const path = place(sha256);
      const file = await open(path).catch(ignore("ENOENT"));
      if (!file) return null;
      try {
        const stats = await file.stat({ bigint: true });
        const checked = await check(path, sha256, stats);
        return {
          bytes: Number(stats.size),
          crc32: checked,
          stream: (range) =>
            file.createReadStream({
              highWaterMark: pieceBytes,
              start: range?.first ?? 0,
              ...(range ? { end: range.last } : {}),
            }),
          close: () => file.close(),
        };
      } catch (error) {
        await file.close();
        throw error;
      }
    },
  };
}

type Checked = { stamp: string; crc: Promise<number> };

// By path, the oldest leaving first.
const checks = new Map<string, Checked>();
const checksAtMost = 10_000;
// Bytes that rot on the disk move no stamp: what was found whole is read again after a day.
const checkHoldsMs = 24 * 60 * 60_000;

/**
 * The CRC-32 of a file whose bytes were found to match their SHA-256. Read whole once for each state of the file (inode,
 * size, times), however many ask at once, and once a day.
 */
function check(path: string, sha256: string, stats: BigIntStats): Promise<number> {
  const day = Math.floor(performance.now() / checkHoldsMs);
  const stamp = [stats.ino, stats.size, stats.mtimeNs, stats.ctimeNs, day].join(" ");
  const known = checks.get(path);
  if (known?.stamp === stamp) return known.crc;
  const crc = readWhole(path, sha256);
  checks.delete(path);
  checks.set(path, { stamp, crc });
  for (const oldest of checks.keys()) {
    if (checks.size <= checksAtMost) break;
    checks.delete(oldest);
  }
  // What was found damaged is read again each time: it may have been put right.
  crc.catch(() => checks.get(path)?.crc === crc && checks.delete(path));
  return crc;
}

async function readWhole(path: string, sha256: string): Promise<number> {
  const hash = createHash("sha256");
  let crc = 0;
  const file: FileHandle = await open(path);
  for await (const piece of file.createReadStream({ highWaterMark: pieceBytes })) {
    hash.update(piece);
    crc = crc32(piece, crc);
  }
  if (hash.digest("hex") !== sha256)
    throw new Damaged(`The stored file ${sha256} no longer matches its name.`);
  return crc;
}

const ignore = (code: string) => (error: NodeJS.ErrnoException) => {
  if (error.code !== code) throw error;
  return null;
};
