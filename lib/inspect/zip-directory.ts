import { Fault, type Reading } from "./reading";

export type Member = {
  name: string;
  /** 0: stored as it is, 8: deflated. */
  method: 0 | 8;
  crc32: number;
  packed: number;
  unpacked: number;
  /** Where its bytes begin. */
  start: number;
};

const endBytes = 22;
const longestComment = 0xffff;
const centralBytes = 46;
const localBytes = 30;
const largestDirectory = 8 * 1024 * 1024;
/** Members of an archive; the largest HWPX and PPTX at hand have some 800. */
const mostMembers = 5_000;

const encrypted = 1;
const sizesBehind = 1 << 3;
const namesAreUtf8 = 1 << 11;
const local = 0x04034b50;
const central = 0x02014b50;
const end = 0x06054b50;
const descriptor = 0x08074b50;

/**
 * The members of a ZIP archive in the order of their bytes. Stricter than readers need to be, so that all of them see the
 * same: the archive begins with its first member and ends with its end record, nothing lies between two members or under
 * two of them, and both records of a member say the same. ZIP64 and several volumes are not taken.
 */
export async function readDirectory(file: Reading): Promise<Member[]> {
  const record = await endRecord(file);
  const entries = record.readUInt16LE(10);
  const length = record.readUInt32LE(12);
  const start = record.readUInt32LE(16);
  const disks = record.readUInt16LE(4) + record.readUInt16LE(6);
  const where = file.bytes - endBytes - record.readUInt16LE(20);
  if (disks !== 0 || entries !== record.readUInt16LE(8)) throw new Fault("file_broken");
  if (entries === 0 || start + length !== where) throw new Fault("file_broken");
  if (entries > mostMembers || length > largestDirectory) throw new Fault("file_bomb");
  const members = listed(await file.at(start, length), entries);
  members.sort((a, b) => a.offset - b.offset);
  const placed: Member[] = [];
  let position = 0;
  for (const member of members) {
    if (member.offset !== position) throw new Fault("file_broken");
    const { begins, ends } = await placeOf(file, member);
    placed.push({ ...member, start: begins });
    position = ends;
  }
  if (position !== start) throw new Fault("file_broken");
  const names = new Set(placed.map(({ name }) => name.toLowerCase()));
  if (names.size !== placed.length) throw new Fault("file_broken");
  return placed;
}

/** The end record, which is the last thing in the file but for the comment whose length it says. */
async function endRecord(file: Reading): Promise<Buffer> {
  const room = Math.min(file.bytes, endBytes + longestComment);
  const tail = await file.at(file.bytes - room, room);
  for (let at = tail.length - endBytes; at >= 0; at -= 1) {
    if (tail.readUInt32LE(at) !== end) continue;
    if (at + endBytes + tail.readUInt16LE(at + 20) === tail.length) return tail.subarray(at);
  }
  throw new Fault("file_broken");
}

type Listed = Omit<Member, "start"> & { offset: number; flags: number; rawName: Buffer };

function listed(directory: Buffer, entries: number): Listed[] {
  const members: Listed[] = [];
  let at = 0;
  for (let index = 0; index < entries; index += 1) {
    if (at + centralBytes > directory.length || directory.readUInt32LE(at) !== central)
      throw new Fault("file_broken");
    const flags = directory.readUInt16LE(at + 8);
    const method = directory.readUInt16LE(at + 10);
    const [nameBytes, extraBytes, commentBytes] = [28, 30, 32].map((place) =>
      directory.readUInt16LE(at + place),
    ) as [number, number, number];
    const next = at + centralBytes + nameBytes + extraBytes + commentBytes;
    if (next > directory.length || nameBytes === 0) throw new Fault("file_broken");
    if (flags & encrypted) throw new Fault("file_encrypted");
    if (method !== 0 && method !== 8) throw new Fault("file_broken");
    const rawName = directory.subarray(at + centralBytes, at + centralBytes + nameBytes);
    members.push({
      name: nameOf(rawName, flags),
      rawName,
      flags,
      method,
      crc32: directory.readUInt32LE(at + 16),
      packed: directory.readUInt32LE(at + 20),
      unpacked: directory.readUInt32LE(at + 24),
      offset: directory.readUInt32LE(at + 42),
    });
    at = next;
  }
  if (at !== directory.length) throw new Fault("file_broken");
  return members;
}

/** A name that stays below the folder it is unpacked into, wherever that is. */
function nameOf(raw: Buffer, flags: number): string {
  const name = new TextDecoder(flags & namesAreUtf8 ? "utf-8" : "euc-kr").decode(raw);
  const parts = name.split("/");
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what no name of a file has.
  const odd = /[\u0000-\u001f\\]/.test(name) || /^[A-Za-z]:/.test(name) || name.startsWith("/");
  if (odd || parts.includes("..")) throw new Fault("file_broken");
  return name;
}

/** Where the bytes of a member begin, and where what follows them does; its own record has to agree with the directory. */
async function placeOf(file: Reading, member: Listed): Promise<{ begins: number; ends: number }> {
  const record = await file.at(member.offset, localBytes);
  if (record.readUInt32LE(0) !== local) throw new Fault("file_broken");
  const nameBytes = record.readUInt16LE(26);
  const begins = member.offset + localBytes + nameBytes + record.readUInt16LE(28);
  const name = await file.at(member.offset + localBytes, nameBytes);
  const later = (member.flags & sizesBehind) !== 0;
  const same =
    name.equals(member.rawName) &&
    record.readUInt16LE(6) === member.flags &&
    record.readUInt16LE(8) === member.method &&
    (later || record.readUInt32LE(18) === member.packed) &&
    (later || record.readUInt32LE(22) === member.unpacked);
  if (!same) throw new Fault("file_broken");
  const ends = begins + member.packed;
  return { begins, ends: later ? ends + (await descriptorBytes(file, ends)) : ends };
}

async function descriptorBytes(file: Reading, at: number): Promise<number> {
  return (await file.at(at, 4)).readUInt32LE(0) === descriptor ? 16 : 12;
}
