import { type PorchClass, porchClasses } from "./rule";
import { originBytes, visitorBytes } from "./visitor";

/** Bytes of one record in a journal. All have the same, so a place in the file is a number of records. */
export const recordBytes = 48;

export type ReadRecord = {
  /** 1 for the first of a journal, then one more each: the last one says how many were served. */
  sequence: number;
  /** Milliseconds since 1970 in UTC. */
  at: number;
  /** The public number. */
  notice: number;
  class: PorchClass;
  /** Zeros unless a person. */
  visitor: Buffer;
  origin: Buffer;
};

const places = { sequence: 0, at: 6, notice: 12, class: 16, visitor: 17, origin: 33, checksum: 44 };
const nobody = Buffer.alloc(visitorBytes);
const nowhere = Buffer.alloc(originBytes);

/** Writes `record` at `offset`; no address and no agent is in it. */
export function encodeRecord(target: Buffer, offset: number, record: ReadRecord): void {
  target.fill(0, offset, offset + recordBytes);
  target.writeUIntBE(record.sequence, offset + places.sequence, 6);
  target.writeUIntBE(record.at, offset + places.at, 6);
  target.writeUInt32BE(record.notice, offset + places.notice);
  target.writeUInt8(porchClasses.indexOf(record.class), offset + places.class);
  record.visitor.copy(target, offset + places.visitor);
  record.origin.copy(target, offset + places.origin);
  target.writeUInt32BE(checksum(target, offset), offset + places.checksum);
}

/** The record at `offset`, or null where none was wholly written. */
export function decodeRecord(source: Buffer, offset: number): ReadRecord | null {
  if (offset + recordBytes > source.length) return null;
  if (source.readUInt32BE(offset + places.checksum) !== checksum(source, offset)) return null;
  const name = porchClasses[source.readUInt8(offset + places.class)];
  if (!name) return null;
  const [visitor, origin] = [offset + places.visitor, offset + places.origin];
  return {
    sequence: source.readUIntBE(offset + places.sequence, 6),
    at: source.readUIntBE(offset + places.at, 6),
    notice: source.readUInt32BE(offset + places.notice),
    class: name,
    visitor: source.subarray(visitor, visitor + visitorBytes),
    origin: source.subarray(origin, origin + originBytes),
  };
}

export const noVisitor = { visitor: nobody, origin: nowhere };

/** FNV-1a, 32 bits: it finds a write cut short, and a page of zeros after a power cut is not a record. */
function checksum(bytes: Buffer, offset: number): number {
  let hash = 0x811c9dc5;
  for (let at = offset; at < offset + places.checksum; at += 1)
    hash = Math.imul(hash ^ (bytes[at] ?? 0), 0x01000193);
  return hash >>> 0;
}
