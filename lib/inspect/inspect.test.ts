import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import iconv from "iconv-lite";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { inspectFile, kinds } from ".";
import { compound, docx, hwpHeader, hwpx, odt, pdf, pptx, xlsx, zipOf } from "./made-files.fixture";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "gongji-inspect-"));
});
afterAll(() => rm(folder, { recursive: true }));

async function inspect(name: string, content: Buffer) {
  const path = join(folder, "given");
  await writeFile(path, content);
  return inspectFile(path, name);
}

const text = (words: string) => Buffer.from(words);
const cp949 = (words: string) => iconv.encode(words, "cp949");
const png = Buffer.from("89504e470d0a1a0a0000000d49484452", "hex");
const jpeg = Buffer.from("ffd8ffe000104a464946000101000001", "hex");
const webp = Buffer.concat([text("RIFF\x10\x00\x00\x00WEBPVP8 "), Buffer.alloc(16)]);
const exe = Buffer.concat([text("MZ"), Buffer.alloc(512)]);
const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
const html = "<!doctype html><script>alert(1)</script>";
const vba = { name: "word/vbaProject.bin", content: "macro" };
const member = (name: string, content: string | Buffer = "x") => ({ name, content });
const zeros = (bytes: number) => Buffer.alloc(bytes);

const harmless: [name: string, kind: keyof typeof kinds, content: Buffer][] = [
  ["공고문.hwp", "hwp", compound()],
  ["공고문.HWP", "hwp", compound()],
  [
    "hwp with a script of its own, as Hancom writes it.hwp",
    "hwp",
    compound({ content: hwpHeader(9) }),
  ],
  ["공고문.hwpx", "hwpx", hwpx()],
  [
    "hwpx with the script Hancom puts into each.hwpx",
    "hwpx",
    hwpx([member("Scripts/headerScripts.js")]),
  ],
  ["plan.docx", "docx", docx()],
  ["fees.xlsx", "xlsx", xlsx()],
  [
    "fees of zeros.xlsx",
    "xlsx",
    xlsx([member("xl/worksheets/sheet1.xml", zeros(8 * 1024 * 1024))]),
  ],
  ["talk.pptx", "pptx", pptx()],
  ["letter.odt", "odt", odt()],
  ["notice.pdf", "pdf", pdf()],
  ["notice of version 2.pdf", "pdf", pdf("", "2.0")],
  ["map.png", "png", png],
  ["photo.jpg", "jpeg", jpeg],
  ["photo.jpeg", "jpeg", jpeg],
  ["photo.webp", "webp", webp],
  ["maps.zip", "zip", zipOf([member("a/map.shp"), member("a/map.dbf"), member("읽어 보기.txt")])],
  ["stored.zip", "zip", zipOf([{ name: "a.csv", content: "1,2", stored: true }])],
  ["documents.zip", "zip", zipOf([member("a.docx", docx()), member("b.hwpx", hwpx())])],
  ["with a remark.zip", "zip", zipOf([member("a.csv")], { comment: "made in March" })],
  ["with a folder.zip", "zip", zipOf([{ name: "a/", stored: true }, member("a/b.csv")])],
  ["fees.csv", "csv", text("항목,원\r\n여권,50000\r\n")],
  ["fees with a mark.csv", "csv", text("\ufeff항목,원\r\n")],
  ["fees of Korean Windows.csv", "csv", cp949("항목,원\r\n여권,50000\r\n")],
  ["negative figures.csv", "csv", text("change\r\n-5\r\n=sum(a1)\r\n")],
  ["readme.txt", "txt", text("One line.\n\tAnother.\f\n")],
  ["of Korean Windows.txt", "txt", cp949("똠방각하 펲시콜라")],
  ["one sign.txt", "txt", text("a")],
  ["about <b>markup</b>.txt", "txt", text("Write <b> for bold.")],
  ["annex.pdf.docx", "docx", docx()],
];

const hostile: [name: string, code: string, content: Buffer][] = [
  // What it is called.
  ["notice.exe", "file_type", exe],
  ["notice.pdf.exe", "file_type", exe],
  ["notice", "file_type", text("words")],
  ["notice.doc", "file_type", text("words")],
  ["page.html", "file_type", text(html)],
  ["picture.svg", "file_type", text(svg)],
  ["script.js", "file_type", text("alert(1)")],
  ["shell.sh", "file_type", text("#!/bin/sh\nrm -rf /")],
  ["picture.gif", "file_type", text("GIF89a")],
  ["program.pdf", "file_broken", exe],
  ["page.pdf", "file_broken", text(html)],
  ["page.png", "file_broken", text(html)],
  ["picture.jpg", "file_broken", text(svg)],
  ["words.hwp", "file_broken", text("words")],
  ["plan.pdf", "file_ending", docx()],
  ["plan.xlsx", "file_ending", docx()],
  ["plan.zip", "file_ending", docx()],
  ["plan.docx", "file_ending", zipOf([member("a.csv")])],
  ["photo.png", "file_ending", jpeg],
  ["photo.webp", "file_ending", png],
  ["paper.hwp", "file_ending", hwpx()],
  ["paper.hwpx", "file_ending", compound()],
  ["words.txt", "file_ending", pdf()],
  ["words.csv", "file_ending", zipOf([member("a.csv")])],
  // Text that is none.
  ["page.txt", "file_script", text(html)],
  ["page behind space.txt", "file_script", text(`\ufeff \r\n ${html}`)],
  ["picture.csv", "file_script", text(svg)],
  ["shell.txt", "file_script", text("#!/bin/sh\nrm -rf /")],
  ["batch.txt", "file_script", text("@echo off\r\ndel *.*")],
  ["rich.txt", "file_script", text("{\\rtf1 words}")],
  ["program.txt", "file_text", exe],
  ["nul.csv", "file_text", text("a,b\0c")],
  ["escape.txt", "file_text", text("\x1b[2J")],
  ["of two bytes.txt", "file_text", Buffer.from("\ufeff항목", "utf16le")],
  ["latin.txt", "file_text", Buffer.from("caf\xe9", "latin1")],
  ["cut.txt", "file_text", text("항목").subarray(0, 5)],
  // Documents of other kinds in a container that is known.
  ["old.doc", "file_type", compound({ entries: [{ name: "WordDocument", kind: 2 }] })],
  ["old.hwp", "file_type", compound({ entries: [{ name: "Workbook", kind: 2 }] })],
  ["named.hwp", "file_type", compound({ content: Buffer.alloc(256, "x") })],
  ["locked.hwp", "file_encrypted", compound({ content: hwpHeader(3) })],
  ["locked.docx", "file_encrypted", compound({ entries: [{ name: "EncryptedPackage", kind: 2 }] })],
  ["macros.hwp", "file_macros", compound({ entries: [{ name: "Macros", kind: 1 }] })],
  ["round.hwp", "file_broken", compound({ loop: true })],
  ["cut.hwp", "file_broken", compound().subarray(0, 700)],
  [
    "book.zip",
    "file_type",
    zipOf([{ name: "mimetype", content: "application/epub+zip", stored: true }]),
  ],
  ["sheet.docx", "file_type", zipOf([member("[Content_Types].xml"), member("xl/workbook.bin")])],
  ["two at once.docx", "file_type", docx([member("xl/workbook.xml")])],
  [
    "packed name.hwpx",
    "file_broken",
    zipOf([
      member("mimetype", "application/hwp+zip"),
      member("version.xml"),
      member("Contents/content.hpf"),
    ]),
  ],
  [
    "without text.odt",
    "file_broken",
    zipOf([{ name: "mimetype", content: "application/vnd.oasis.opendocument.text", stored: true }]),
  ],
  ["java.zip", "file_script", zipOf([member("META-INF/MANIFEST.MF"), member("a.b")])],
  // Macros.
  ["macros.docx", "file_macros", docx([vba])],
  ["macros.xlsx", "file_macros", xlsx([member("xl/vbaProject.bin")])],
  ["macros in capitals.pptx", "file_macros", pptx([member("ppt/VBAPROJECT.BIN")])],
  [
    "declared.docx",
    "file_macros",
    docx([], "application/vnd.ms-word.document.macroEnabled.main+xml"),
  ],
  [
    "declared in two bytes.docx",
    "file_macros",
    zipOf([
      member("[Content_Types].xml", Buffer.from("macroEnabled", "utf16le")),
      member("word/document.xml"),
    ]),
  ],
  ["sheets.xlsx", "file_macros", xlsx([member("xl/macrosheets/sheet1.xml")])],
  ["controls.docx", "file_macros", docx([member("word/activeX/activeX1.bin")])],
  ["basic.odt", "file_macros", odt([member("Basic/Standard/Module1.xml")])],
  ["book.docm", "file_ending", docx()],
  // Archives that lie.
  ["bomb.zip", "file_bomb", zipOf([member("a.txt", zeros(64 * 1024 * 1024))])],
  [
    "bomb in a document.docx",
    "file_bomb",
    docx([member("word/media/a.bin", zeros(64 * 1024 * 1024))]),
  ],
  [
    "says less than it holds.zip",
    "file_bomb",
    zipOf([{ name: "a.txt", content: zeros(1_000_000), says: { unpacked: 10 } }]),
  ],
  [
    "says more than anybody keeps.zip",
    "file_bomb",
    zipOf([{ name: "a.txt", content: "x", says: { unpacked: 0xfffffff0 } }]),
  ],
  [
    "says more than it holds.zip",
    "file_broken",
    zipOf([{ name: "a.txt", content: "x", says: { unpacked: 2 } }]),
  ],
  [
    "of many.zip",
    "file_bomb",
    zipOf(Array.from({ length: 5_001 }, (_, at) => member(`${at}.txt`))),
  ],
  ["of wrong sum.zip", "file_broken", zipOf([{ name: "a.txt", content: "x", says: { crc: 1 } }])],
  ["locked.zip", "file_encrypted", zipOf([{ name: "a.txt", content: "x", says: { flags: 1 } }])],
  [
    "packed oddly.zip",
    "file_broken",
    zipOf([{ name: "a.txt", content: "x", says: { method: 12 } }]),
  ],
  [
    "two under one place.zip",
    "file_broken",
    zipOf([member("a.txt"), { ...member("b.txt"), says: { offset: 0 } }]),
  ],
  ["two names.zip", "file_broken", zipOf([{ name: "a.txt", localName: "a.exe", content: "x" }])],
  ["one name twice.zip", "file_broken", zipOf([member("a.txt"), member("A.TXT")])],
  ["up and away.zip", "file_broken", zipOf([member("../../etc/passwd")])],
  ["from the root.zip", "file_broken", zipOf([member("/etc/passwd")])],
  ["of a drive.zip", "file_broken", zipOf([member("C:/a.txt")])],
  ["backwards.zip", "file_broken", zipOf([member("..\\a.txt")])],
  ["of nothing.zip", "file_broken", Buffer.concat([text("PK\x03\x04"), Buffer.alloc(60)])],
  ["cut.zip", "file_broken", zipOf([member("a.txt", "x".repeat(500))]).subarray(0, -30)],
  [
    "with something between.zip",
    "file_broken",
    zipOf([member("a.txt"), member("b.txt")], { between: exe }),
  ],
  ["with something behind.zip", "file_broken", zipOf([member("a.txt")], { after: exe })],
  ["of two volumes.zip", "file_broken", zipOf([member("a.txt")], { disks: 1 })],
  ["that counts wrong.zip", "file_broken", zipOf([member("a.txt")], { entries: 2 })],
  // Archives with something in them.
  ["program.zip", "file_inside", zipOf([member("setup.exe", exe)])],
  ["program of another name.zip", "file_inside", zipOf([member("setup.txt", exe)])],
  ["page.zip", "file_inside", zipOf([member("index.html", html)])],
  ["picture of another name.zip", "file_inside", zipOf([member("picture.dat", svg)])],
  ["script.zip", "file_inside", zipOf([member("a/b/run.vbs")])],
  ["macros.zip", "file_inside", zipOf([member("book.xlsm")])],
  ["archive.zip", "file_inside", zipOf([member("more.zip", zipOf([member("a.txt")]))])],
  [
    "archive of another name.zip",
    "file_inside",
    zipOf([member("more.dat", zipOf([member("a.txt")]))]),
  ],
  // Two things at once.
  ["program and archive.zip", "file_broken", zipOf([member("a.txt")], { before: exe })],
  ["archive behind a PDF.pdf", "file_broken", Buffer.concat([pdf(), zipOf([member("a.txt")])])],
  [
    "archive behind a PDF that ends as one.pdf",
    "file_broken",
    Buffer.concat([pdf(), zipOf([member("a.txt")], { comment: "%%EOF" })]),
  ],
  ["page before a PDF.pdf", "file_broken", Buffer.concat([text(html), pdf()])],
  ["page behind a PDF.pdf", "file_broken", Buffer.concat([pdf(), text(html.repeat(100))])],
  ["cut.pdf", "file_broken", pdf().subarray(0, 60)],
  ["script.pdf", "file_script", pdf("/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>")],
  ["launch.pdf", "file_script", pdf("/OpenAction<</S/Launch/F(cmd.exe)>>")],
];

describe("a file that is what it seems", () => {
  test.for(harmless)("%s is taken as %s", async ([name, kind, content]) => {
    expect(await inspect(name, content)).toMatchObject({ ok: true, kind });
  });
});

describe("a file that is not, or does harm", () => {
  test.for(hostile)("%s is refused: %s", async ([name, code, content]) => {
    expect(await inspect(name, content)).toMatchObject({ ok: false, code });
  });
});

test("each kind that is taken has its line above", () => {
  const tried = new Set(harmless.map(([, kind]) => kind));
  expect(Object.keys(kinds).filter((kind) => !tried.has(kind as keyof typeof kinds))).toEqual([]);
});

test("the refusal says which kind it is, and what of an archive is not taken", async () => {
  expect(await inspect("plan.pdf", docx())).toMatchObject({
    values: { type: "DOCX", ending: "docx" },
  });
  expect(await inspect("a.zip", zipOf([member("b/run.vbs")]))).toMatchObject({
    values: { inside: "run.vbs" },
  });
});

test("text of Korean Windows keeps its encoding, so that a browser reads it", async () => {
  expect(await inspect("fees.csv", cp949("항목"))).toMatchObject({
    mediaType: "text/csv; charset=euc-kr",
  });
  expect(await inspect("fees.csv", text("항목"))).toMatchObject({ mediaType: "text/csv" });
});
