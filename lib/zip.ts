import { invariant } from "./invariant";
import { zipTime } from "./time";

/** One file of an archive. `open` is asked when its turn comes and not before. */
export type ZipEntry = {
  /** Distinct within the archive, without a path. */
  name: string;
  bytes: number;
  modified: Date;
  open(): Promise<{ bytes: number; crc32: number; stream(): AsyncIterable<Uint8Array> }>;
};

/** Bytes of the largest archive the plain format can describe; ZIP64 is not written. */
export const largestZip = 0xffff_fffe;
const mostEntries = 0xfffe;

const localBytes = 30;
const centralBytes = 46;
const endBytes = 22;
const version = 20; // 2.0: the first with files that are stored as they are.
const byUnix = 3 << 8;
const readable = 0o100644 * 0x1_0000;
const namesAreUtf8 = 1 << 11;

const utf8 = (name: string) => new TextEncoder().encode(name);

/** Bytes of the archive that `zip` makes of these. */
export const zipSize = (entries: readonly Pick<ZipEntry, "name" | "bytes">[]): number =>
  entries.reduce(
    (sum, { name, bytes }) => sum + localBytes + centralBytes + 2 * utf8(name).length + bytes,
    endBytes,
  );

/** Whether these fit in an archive. */
export const fitsZip = (entries: readonly Pick<ZipEntry, "name" | "bytes">[]): boolean =>
  entries.length <= mostEntries && zipSize(entries) <= largestZip;

/**
 * An archive of the entries in their order, a piece at a time. Files are stored as they are: most are packed already, and
 * so the length is known before the first byte. Size and CRC stand before each file, which the strictest readers ask for.
 * Throws where an entry is not of the size it said, before anything of it is written.
 */
export async function* zip(entries: readonly ZipEntry[]): AsyncGenerator<Uint8Array> {
  invariant(fitsZip(entries), "an archive stays below 4 GB");
  const central: Buffer[] = [];
  let offset = 0;
  for (const entry of entries) {
    const { bytes, crc32, stream } = await entry.open();
    invariant(bytes === entry.bytes, "a file of an archive has the size that was told");
    const name = utf8(entry.name);
    const facts = factsOf(entry, crc32, name.length);
    const local = Buffer.alloc(localBytes);
    local.writeUInt32LE(0x04034b50, 0);
    facts.copy(local, 4);
    central.push(centralRecord(facts, offset), Buffer.from(name));
    offset += localBytes + name.length + bytes;
    yield local;
    yield name;
    yield* stream();
  }
  const directory = Buffer.concat(central);
  yield directory;
  yield end(entries.length, directory.length, offset);
}

/** What the record before a file and the one in the directory have in common: 26 bytes. */
function factsOf({ bytes, modified }: ZipEntry, crc32: number, nameBytes: number): Buffer {
  const { date, time } = zipTime(modified);
  const facts = Buffer.alloc(26);
  facts.writeUInt16LE(version, 0);
  facts.writeUInt16LE(namesAreUtf8, 2);
  facts.writeUInt16LE(0, 4); // stored
  facts.writeUInt16LE(time, 6);
  facts.writeUInt16LE(date, 8);
  facts.writeUInt32LE(crc32, 10);
  facts.writeUInt32LE(bytes, 14);
  facts.writeUInt32LE(bytes, 18);
  facts.writeUInt16LE(nameBytes, 22);
  return facts;
}

function centralRecord(facts: Buffer, offset: number): Buffer {
  const record = Buffer.alloc(centralBytes);
  record.writeUInt32LE(0x02014b50, 0);
  record.writeUInt16LE(byUnix | version, 4);
  facts.copy(record, 6);
  record.writeUInt32LE(readable, 38);
  record.writeUInt32LE(offset, 42);
  return record;
}

function end(entries: number, directoryBytes: number, offset: number): Buffer {
  const record = Buffer.alloc(endBytes);
  record.writeUInt32LE(0x06054b50, 0);
  record.writeUInt16LE(entries, 8);
  record.writeUInt16LE(entries, 10);
  record.writeUInt32LE(directoryBytes, 12);
  record.writeUInt32LE(offset, 16);
  return record;
}
