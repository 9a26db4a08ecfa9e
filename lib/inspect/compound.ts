import { Fault, type Reading } from "./reading";

const headerBytes = 512;
const miniSectorBytes = 64;
const endOfChain = 0xfffffffe;
const largestMini = 4096;
const longestChain = 200_000; // Sectors: 100 MB, twice the largest file.

type Entry = { name: string; kind: number; start: number; bytes: number };

const storage = 1;
const stream = 2;
const root = 5;
const hwpSignature = "HWP Document File";
const withPassword = 1 << 1;

/**
 * A compound file (OLE, MS-CFB) as the kind it is; HWP 5 is the only one taken. It is told by its stream `FileHeader`, not
 * by its name. Documents of older Microsoft Office have the same container: they may hold macros, and are not taken.
 */
export async function compoundKind(file: Reading): Promise<"hwp"> {
  const header = await file.at(0, headerBytes);
  const shift = header.readUInt16LE(30);
  if (header.readUInt16LE(28) !== 0xfffe || (shift !== 9 && shift !== 12))
    throw new Fault("file_broken");
  const table = await sectorTable(file, header, 1 << shift);
  const entries = directory(await chain(file, table, header.readUInt32LE(48), 1 << shift));
  const names = new Set(entries.map(({ name }) => name));
  if (names.has("_VBA_PROJECT_CUR") || names.has("VBA") || names.has("Macros"))
    throw new Fault("file_macros");
  if (names.has("EncryptedPackage")) throw new Fault("file_encrypted");
  const found = entries.find(({ name, kind }) => name === "FileHeader" && kind === stream);
  if (!found || !names.has("DocInfo")) throw new Fault("file_type");
  if (!entries.some(({ name, kind }) => name === "BodyText" && kind === storage))
    throw new Fault("file_type");
  const said = await miniStream(file, table, header, entries, found, 1 << shift);
  if (!said.toString("latin1").startsWith(hwpSignature) || said.length < 40)
    throw new Fault("file_type");
  if (said.readUInt32LE(36) & withPassword) throw new Fault("file_encrypted");
  return "hwp";
}

/** Where each sector goes on: the table itself lies in sectors the header lists, 109 of them, then a chain of lists. */
async function sectorTable(file: Reading, header: Buffer, size: number): Promise<Buffer> {
  const places: number[] = [];
  for (let at = 76; at < headerBytes; at += 4) places.push(header.readUInt32LE(at));
  let next = header.readUInt32LE(68);
  for (let turn = 0; next < 0xfffffffa && turn < 512; turn += 1) {
    const list = await sector(file, next, size);
    for (let at = 0; at < size - 4; at += 4) places.push(list.readUInt32LE(at));
    next = list.readUInt32LE(size - 4);
  }
  const used = places.filter((place) => place < 0xfffffffa);
  if (used.length === 0 || used.length * size > longestChain * 8) throw new Fault("file_broken");
  const parts: Buffer[] = [];
  for (const place of used) parts.push(await sector(file, place, size));
  return Buffer.concat(parts);
}

/** The last sector may be cut short. */
async function sector(file: Reading, index: number, size: number): Promise<Buffer> {
  const start = (index + 1) * size;
  const there = Math.min(size, file.bytes - start);
  if (there <= 0) throw new Fault("file_broken");
  return Buffer.concat([await file.at(start, there), Buffer.alloc(size - there)]);
}

async function chain(file: Reading, table: Buffer, first: number, size: number, atMost = Infinity) {
  const parts: Buffer[] = [];
  for (let at = first, turn = 0; at !== endOfChain && turn * size < atMost; turn += 1) {
    if (turn > longestChain || at * 4 + 4 > table.length) throw new Fault("file_broken");
    parts.push(await sector(file, at, size));
    at = table.readUInt32LE(at * 4);
    if (parts.length * size > 16 * 1024 * 1024) throw new Fault("file_broken"); // A directory or a table, not a stream.
  }
  return Buffer.concat(parts);
}

function directory(bytes: Buffer): Entry[] {
  const entries: Entry[] = [];
  for (let at = 0; at + 128 <= bytes.length; at += 128) {
    const length = bytes.readUInt16LE(at + 64);
    const kind = bytes.readUInt8(at + 66);
    if (kind === 0 || length < 2 || length > 64) continue;
    entries.push({
      name: bytes.toString("utf16le", at, at + length - 2),
      kind,
      start: bytes.readUInt32LE(at + 116),
      bytes: bytes.readUInt32LE(at + 120),
    });
  }
  return entries;
}

/** A stream below 4096 bytes lies in the root's stream, in pieces of 64 bytes with a table of their own. */
async function miniStream(
  file: Reading,
  table: Buffer,
  header: Buffer,
  entries: readonly Entry[],
  { start, bytes }: Entry,
  size: number,
): Promise<Buffer> {
  if (bytes >= largestMini) throw new Fault("file_type"); // FileHeader has 256.
  const top = entries.find(({ kind }) => kind === root);
  if (!top) throw new Fault("file_broken");
  const minis = await chain(file, table, header.readUInt32LE(60), size);
  // As far as any piece of it can lie: the table of the pieces says how many there are.
  const whole = await chain(file, table, top.start, size, (minis.length / 4) * miniSectorBytes);
  const parts: Buffer[] = [];
  for (let at = start, left = bytes; left > 0 && at !== endOfChain; left -= miniSectorBytes) {
    const place = at * miniSectorBytes;
    if (at * 4 + 4 > minis.length || place >= whole.length) throw new Fault("file_broken");
    parts.push(whole.subarray(place, place + Math.min(left, miniSectorBytes)));
    at = minis.readUInt32LE(at * 4);
  }
  return Buffer.concat(parts);
}
