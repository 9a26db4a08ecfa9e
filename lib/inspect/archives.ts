import { Fault, type Reading } from "./reading";
import { type Member, readDirectory } from "./zip-directory";
import { refuseBomb, unpack } from "./zip-members";

export type ArchiveKind = "hwpx" | "docx" | "xlsx" | "pptx" | "odt" | "zip";

const mainPart: Readonly<Record<string, ArchiveKind>> = {
  "word/document.xml": "docx",
  "xl/workbook.xml": "xlsx",
  "ppt/presentation.xml": "pptx",
};
const ofMimetype: Readonly<Record<string, { kind: ArchiveKind; parts: readonly string[] }>> = {
  "application/hwp+zip": { kind: "hwpx", parts: ["version.xml", "Contents/content.hpf"] },
  "application/vnd.oasis.opendocument.text": {
    kind: "odt",
    parts: ["content.xml", "META-INF/manifest.xml"],
  },
};
const contentTypes = "[Content_Types].xml";

// What runs where somebody opens it, what a browser would show as a page, and what cannot be looked into.
const notInside =
  /\.(?:exe|dll|com|scr|pif|cpl|msi|msix|bat|cmd|ps1|psm1|vbs?|vbe|jse?|mjs|wsf|wsh|hta|lnk|url|reg|scf|inf|jar|class|apk|app|dmg|sh|py|php|rb|pl|docm|dotm|xls[mb]|xltm|xlam|pptm|ppam|potm|ppsm|sldm|html?|xht(?:ml)?|mht(?:ml)?|svgz?|swf|zip|7z|rar|gz|tgz|bz2|xz|tar|iso|img|vhdx?|cab|alz|egg|lzh|ace)$/i;
const officeInside = /\.(?:docx|xlsx|pptx|hwpx|odt)$/i;
const macroPart =
  /(?:^|\/)(?:vbaProject\.bin|vbaData\.xml|vbaProjectSignature\w*\.bin)$|(?:^|\/)(?:macrosheets|dialogsheets|activeX)\//i;
const odtMacros = /^(?:Basic|Scripts)\/./;

// First bytes, a letter each.
const programs = ["MZ", "\x7fELF", "#!", "\xca\xfe\xba\xbe", "\xcf\xfa\xed\xfe"];
const packings = ["PK\x03\x04", "7z\xbc\xaf", "Rar!", "\x1f\x8b"];

/** What an archive is by its members, each of which is unpacked and looked at; throws a `Fault` where it is not taken. */
export async function archiveKind(file: Reading): Promise<ArchiveKind> {
  const members = await readDirectory(file);
  refuseBomb(members);
  const heads = new Map<string, Buffer>();
  for (const member of members) {
    const keep = member.name === contentTypes ? 512 * 1024 : 256;
    heads.set(member.name, await unpack(file, member, keep));
  }
  const kind = kindOf(members, heads);
  if (kind === "zip") for (const [name, head] of heads) refuseInside(name, head);
  return kind;
}

function kindOf(members: readonly Member[], heads: Map<string, Buffer>): ArchiveKind {
  const names = new Set(members.map(({ name }) => name));
  const types = heads.get(contentTypes);
  if (types) return officeKind(names, types);
  const mimetype = heads.get("mimetype");
  if (mimetype) return openKind(members, names, mimetype.toString("latin1"));
  if (names.has("META-INF/MANIFEST.MF") || names.has("AndroidManifest.xml"))
    throw new Fault("file_script");
  return "zip";
}

function officeKind(names: ReadonlySet<string>, types: Buffer): ArchiveKind {
  // In UTF-16 too: there each letter stands before or behind a zero.
  const declared = types.toString("latin1").replaceAll("\0", "");
  if ([...names].some((name) => macroPart.test(name)) || /macroEnabled|vbaProject/i.test(declared))
    throw new Fault("file_macros");
  const found = Object.entries(mainPart).filter(([part]) => names.has(part));
  const [only] = found;
  if (!only || found.length > 1) throw new Fault("file_type");
  return only[1];
}

/** Formats that name themselves in their first member, stored as it is. */
function openKind(members: readonly Member[], names: ReadonlySet<string>, said: string) {
  const known = ofMimetype[said.trim()];
  if (!known) throw new Fault("file_type");
  const [first] = members;
  if (first?.name !== "mimetype" || first.method !== 0) throw new Fault("file_broken");
  if (!known.parts.every((part) => names.has(part))) throw new Fault("file_broken");
  if (known.kind === "odt" && [...names].some((name) => odtMacros.test(name)))
    throw new Fault("file_macros");
  return known.kind;
}

/** One member of a plain archive: nothing that runs, whatever it is called, and no archive within. */
function refuseInside(name: string, head: Buffer): void {
  const base = name.split("/").at(-1) ?? "";
  const said = head.toString("latin1");
  const begins = (signs: readonly string[]) => signs.some((sign) => said.startsWith(sign));
  const runs = begins(programs);
  const packed = begins(packings) && !officeInside.test(base);
  const page = /^(?:\xef\xbb\xbf)?\s*<(?:!doctype|html|svg|script|\?php)/i.test(said);
  if (notInside.test(base.trim()) || runs || packed || page)
    throw new Fault("file_inside", { inside: base });
}
