import { createInflateRaw } from "node:zlib";
import { crc32 } from "../crc32";
import { Fault, type Reading } from "./reading";
import type { Member } from "./zip-directory";

/** Bytes of an archive once it is unpacked, and how much larger than packed: a spreadsheet of zeros comes to some 100. */
const unpackedAtMost = 512 * 1024 * 1024;
const largestRatio = 250;
const ratioMattersFrom = 16 * 1024 * 1024;
const keptAtMost = 1024 * 1024;

/** Whether the directory itself says that the archive is a bomb. */
export function refuseBomb(members: readonly Member[]): void {
  const sum = (of: "packed" | "unpacked") => members.reduce((all, each) => all + each[of], 0);
  const unpacked = sum("unpacked");
  if (unpacked > unpackedAtMost) throw new Fault("file_bomb");
  if (unpacked > ratioMattersFrom && unpacked > largestRatio * sum("packed"))
    throw new Fault("file_bomb");
}

/**
 * Unpacks a member without keeping it: it has to be as large as was said and of the sum that was said. Returns its first
 * bytes, at most `keep`.
 */
export async function unpack(file: Reading, member: Member, keep: number): Promise<Buffer> {
  const kept: Buffer[] = [];
  let keptBytes = 0;
  let bytes = 0;
  let sum = 0;
  for await (const piece of pieces(file, member)) {
    bytes += piece.length;
    if (bytes > member.unpacked) throw new Fault("file_bomb"); // More than it said: the bounds above were told a lie.
    sum = crc32(piece, sum);
    if (keptBytes < Math.min(keep, keptAtMost)) kept.push(piece);
    keptBytes += piece.length;
  }
  if (bytes !== member.unpacked || sum !== member.crc32) throw new Fault("file_broken");
  return Buffer.concat(kept).subarray(0, Math.min(keep, keptAtMost));
}

async function* pieces(file: Reading, member: Member): AsyncGenerator<Buffer> {
  const packed = file.from(member.start, member.packed);
  if (member.method === 0) return yield* packed;
  const inflate = createInflateRaw();
  const feed = (async () => {
    for await (const piece of packed) {
      if (inflate.destroyed) return;
      if (!inflate.write(piece)) await moved(inflate);
    }
    inflate.end();
  })();
  feed.catch((error: Error) => inflate.destroy(error));
  try {
    for await (const piece of inflate) yield piece;
    if (inflate.bytesWritten !== member.packed) throw new Fault("file_broken"); // Something lies behind its end.
  } catch (error) {
    throw error instanceof Fault ? error : new Fault("file_broken");
  } finally {
    inflate.destroy();
  }
}

const moved = (stream: NodeJS.WritableStream): Promise<void> =>
  new Promise((resolve) => {
    const end = () => {
      stream.off("drain", end);
      stream.off("close", end);
      resolve();
    };
    stream.on("drain", end);
    stream.on("close", end);
  });
