import { deflateRawSync } from "node:zlib";
import { crc32 } from "../crc32";

export type MadeMember = {
  name: string;
  content?: string | Buffer;
  /** Stored as it is rather than deflated. */
  stored?: boolean;
  /** What its records say instead of the truth. */
  says?: Partial<{ unpacked: number; crc: number; flags: number; method: number; offset: number }>;
  /** The name in its own record, where that differs from the directory's. */
  localName?: string;
};

type Lies = {
  before?: Buffer;
  after?: Buffer;
  between?: Buffer;
  comment?: string;
  entries?: number;
  disks?: number;
};

/** A ZIP archive, byte by byte, so that a test can make it lie. */
export function zipOf(members: readonly MadeMember[], lies: Lies = {}): Buffer {
  const parts: Buffer[] = lies.before ? [lies.before] : [];
  const directory: Buffer[] = [];
  let offset = lies.before?.length ?? 0;
  for (const { name, content = "", stored = false, says = {}, localName = name } of members) {
    const bytes = Buffer.from(content);
    const packed = stored ? bytes : deflateRawSync(bytes);
    const facts = Buffer.alloc(26);
    facts.writeUInt16LE(20, 0);
    facts.writeUInt16LE(says.flags ?? 1 << 11, 2);
    facts.writeUInt16LE(says.method ?? (stored ? 0 : 8), 4);
    facts.writeUInt32LE(says.crc ?? crc32(bytes), 10);
    facts.writeUInt32LE(packed.length, 14);
    facts.writeUInt32LE(says.unpacked ?? bytes.length, 18);
    facts.writeUInt16LE(Buffer.byteLength(localName), 22);
    const local = Buffer.concat([sign(0x04034b50), facts, Buffer.from(localName), packed]);
    facts.writeUInt16LE(Buffer.byteLength(name), 22);
    const record = Buffer.alloc(46);
    record.writeUInt32LE(0x02014b50, 0);
    record.writeUInt16LE(20, 4);
    facts.copy(record, 6);
    record.writeUInt32LE(says.offset ?? offset, 42);
    directory.push(record, Buffer.from(name));
    parts.push(local, lies.between ?? Buffer.alloc(0));
    offset += local.length + (lies.between?.length ?? 0);
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(lies.disks ?? 0, 4);
  end.writeUInt16LE(lies.entries ?? members.length, 8);
  end.writeUInt16LE(lies.entries ?? members.length, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(offset, 16);
  end.writeUInt16LE(Buffer.byteLength(lies.comment ?? ""), 20);
  return Buffer.concat([
    ...parts,
    listed,
    end,
    Buffer.from(lies.comment ?? ""),
    lies.after ?? Buffer.alloc(0),
  ]);
}

const sign = (value: number) => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
};

const office = (main: string, more: readonly MadeMember[] = [], types = "") =>
  zipOf([
    { name: "[Content_Types].xml", content: `<Types>${types}</Types>` },
    { name: "_rels/.rels", content: "<Relationships/>" },
    { name: main, content: "<document/>" },
    ...more,
  ]);
export const docx = (more?: readonly MadeMember[], types?: string) =>
  office("word/document.xml", more, types);
export const xlsx = (more?: readonly MadeMember[], types?: string) =>
  office("xl/workbook.xml", more, types);
export const pptx = (more?: readonly MadeMember[], types?: string) =>
  office("ppt/presentation.xml", more, types);

const openFormat = (mimetype: string, parts: readonly MadeMember[]) =>
  zipOf([{ name: "mimetype", content: mimetype, stored: true }, ...parts]);
export const hwpx = (more: readonly MadeMember[] = []) =>
  openFormat("application/hwp+zip", [
    { name: "version.xml", content: "<v/>" },
    { name: "Contents/content.hpf", content: "<package/>" },
    ...more,
  ]);
export const odt = (more: readonly MadeMember[] = []) =>
  openFormat("application/vnd.oasis.opendocument.text", [
    { name: "content.xml", content: "<office/>" },
    { name: "META-INF/manifest.xml", content: "<manifest/>" },
    ...more,
  ]);

/** A PDF of one empty page; `inside` stands in its catalogue. */
export const pdf = (inside = "", version = "1.7") =>
  Buffer.from(
    `%PDF-${version}\n1 0 obj<</Type/Catalog/Pages 2 0 R${inside}>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\nstartxref\n9\n%%EOF\n`,
  );

type CompoundEntry = { name: string; kind: number };
const hwpEntries: readonly CompoundEntry[] = [
  { name: "FileHeader", kind: 2 },
  { name: "DocInfo", kind: 2 },
  { name: "BodyText", kind: 1 },
];

/** A compound file whose first stream of the directory holds `content`; by itself an HWP 5 of nothing. */
export function compound({
  entries = hwpEntries,
  content = hwpHeader(),
  loop = false,
}: {
  entries?: readonly CompoundEntry[];
  content?: Buffer;
  loop?: boolean;
} = {}): Buffer {
  const sector = 512;
  const file = Buffer.alloc(sector * 5);
  Buffer.from("d0cf11e0a1b11ae1", "hex").copy(file);
  file.writeUInt16LE(0xfffe, 28);
  file.writeUInt16LE(9, 30);
  file.writeUInt16LE(6, 32);
  file.writeUInt32LE(1, 48); // Directory.
  file.writeUInt32LE(4096, 56);
  file.writeUInt32LE(2, 60); // Table of the small pieces.
  file.writeUInt32LE(0xfffffffe, 68);
  file.fill(0xff, 76, sector);
  file.writeUInt32LE(0, 76); // Table of the sectors.
  file.fill(0xff, sector, sector * 2);
  for (const [at, next] of [0xfffffffd, loop ? 1 : 0xfffffffe, 0xfffffffe, 0xfffffffe].entries())
    file.writeUInt32LE(next, sector + at * 4);
  const directory = [{ name: "Root Entry", kind: 5 }, ...entries].slice(0, 4);
  for (const [index, { name, kind }] of directory.entries()) {
    const at = sector * 2 + index * 128;
    file.write(name, at, "utf16le");
    file.writeUInt16LE(name.length * 2 + 2, at + 64);
    file.writeUInt8(kind, at + 66);
    file.writeUInt32LE(kind === 5 ? 3 : 0, at + 116);
    file.writeUInt32LE(kind === 5 ? 256 : index === 1 ? 256 : 0, at + 120);
  }
  file.fill(0xff, sector * 3, sector * 4);
  for (const [at, next] of [1, 2, 3, 0xfffffffe].entries())
    file.writeUInt32LE(next, sector * 3 + at * 4);
  content.copy(file, sector * 4, 0, 256);
  return file;
}

/** The 256 bytes an HWP begins with. */
export function hwpHeader(flags = 1): Buffer {
  const header = Buffer.alloc(256);
  header.write("HWP Document File", 0, "latin1");
  header.writeUInt32LE(flags, 36);
  return header;
}
