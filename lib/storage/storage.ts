import { createHash } from "node:crypto";
import { Readable } from "node:stream";
import type { Range } from "../conditional";
import { crc32 } from "../crc32";

export type Storage = {
  /**
   * Keeps bytes, or what a file on this machine holds, and returns their SHA-256 (hex). The same bytes are kept once. When
   * it returns they are on the disk: no power failure takes them away again.
   */
  put(source: Buffer | { path: string }): Promise<string>;
  /** Whether something is kept under a SHA-256; whether it is whole, `open` says. */
  has(sha256: string): Promise<boolean>;
  /**
   * What is kept under a SHA-256, or null where nothing is. Throws `Damaged` where it no longer matches. Whoever opens it
   * streams it once or closes it.
   */
  open(sha256: string): Promise<Stored | null>;
  /** What is kept, with the instant it was put there. */
  list(): AsyncIterable<{ sha256: string; at: Date }>;
  /** Forgets what is kept under a SHA-256; nothing happens where nothing is. */
  remove(sha256: string): Promise<void>;
  /** Takes away what a process that was killed while it put or removed something left there before; returns how much. */
  dropHalves(before: Date): Promise<number>;
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

export const pieceBytes = 64 * 1024;
export const isSha256 = (name: string): boolean => /^[0-9a-f]{64}$/.test(name);

/** The sums of bytes that come a piece at a time. */
export async function sumsOf(pieces: AsyncIterable<Uint8Array>) {
  const hash = createHash("sha256");
  let crc = 0;
  let bytes = 0;
  for await (const piece of pieces) {
    hash.update(piece);
    crc = crc32(piece, crc);
    bytes += piece.length;
  }
  return { sha256: hash.digest("hex"), crc32: crc, bytes };
}

type Checked = { stamp: string; crc: Promise<number> };

const checksAtMost = 10_000;
// Bytes that rot on the disk move no stamp: what was found whole is read again after a day.
const checkHoldsMs = 24 * 60 * 60_000;

// By place, the oldest leaving first. One list for all storages of the process: each request opens its own.
const checks = new Map<string, Checked>();

/**
 * The CRC-32 of stored bytes that were found to match their SHA-256. Read whole once for each state of them (`stamp`),
 * however many ask at once, and once a day. Throws `Damaged`.
 */
export function checkedOnce(
  place: string,
  sha256: string,
  stamp: string,
  read: () => AsyncIterable<Uint8Array>,
): Promise<number> {
  const dated = `${stamp} ${Math.floor(performance.now() / checkHoldsMs)}`;
  const known = checks.get(place);
  if (known?.stamp === dated) return known.crc;
  const crc = readWhole(sha256, read);
  checks.delete(place);
  checks.set(place, { stamp: dated, crc });
  for (const oldest of checks.keys()) {
    if (checks.size <= checksAtMost) break;
    checks.delete(oldest);
  }
  // What was found damaged is read again each time: it may have been put right.
  crc.catch(() => checks.get(place)?.crc === crc && checks.delete(place));
  return crc;
}

async function readWhole(sha256: string, read: () => AsyncIterable<Uint8Array>): Promise<number> {
  const sums = await sumsOf(read());
  if (sums.sha256 !== sha256)
    throw new Damaged(`The stored file ${sha256} no longer matches its name.`);
  return sums.crc32;
}

/** Bytes in memory as a stream of pieces. */
export const piecesOf = (bytes: Buffer): Readable =>
  Readable.from(
    (function* () {
      for (let at = 0; at < bytes.length; at += pieceBytes)
        yield bytes.subarray(at, at + pieceBytes);
    })(),
  );
