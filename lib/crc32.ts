import * as zlib from "node:zlib";

const table = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});

/** For Node before 20.15, which has none of its own: 140 MB/s where that makes 2 GB/s. */
export function writtenCrc32(bytes: Uint8Array, before = 0): number {
  let value = ~before;
  for (let index = 0; index < bytes.length; index += 1)
    value = (value >>> 8) ^ (table[(value ^ (bytes[index] ?? 0)) & 0xff] ?? 0);
  return ~value >>> 0;
}

/** The CRC-32 of ZIP and PNG over `bytes`, going on from that of what came before them. */
export const crc32: typeof writtenCrc32 = zlib.crc32 ?? writtenCrc32;
