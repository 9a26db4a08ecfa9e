import iconv from "iconv-lite";
import { Fault, type Reading } from "./reading";

// Control signs no text has: all but tab, line ends and form feed.
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for.
const control = /[\u0000-\u0008\u000b\u000e-\u001f\u007f]/;
const markup =
  /^\ufeff?\s*(?:<(?:!doctype|html|head|body|svg|script|iframe|\?xml|\?php|!--)|#!|%PDF-|%!PS|\{\\rtf|@echo|MIME-Version:)/i;

/** How a text is written: UTF-8, or what Korean Windows writes (CP949). Throws a `Fault` where it is neither, or no text. */
export async function textEncoding(file: Reading): Promise<"utf-8" | "euc-kr"> {
  const begins = (await file.at(0, Math.min(file.bytes, 1024))).toString("latin1");
  if (markup.test(begins.replace(/^\xef\xbb\xbf/, ""))) throw new Fault("file_script");
  for (const encoding of ["utf-8", "euc-kr"] as const)
    if (await isText(file, encoding)) return encoding;
  throw new Fault("file_text");
}

async function isText(file: Reading, encoding: "utf-8" | "euc-kr"): Promise<boolean> {
  if (encoding === "euc-kr") return isKoreanText(file);
  const decoder = new TextDecoder(encoding, { fatal: true });
  try {
    for await (const piece of file.from(0, file.bytes)) {
      if (control.test(decoder.decode(piece, { stream: true }))) return false;
    }
    decoder.decode();
    return true;
  } catch (error) {
    if (error instanceof TypeError) return false; // Bytes that mean nothing in this encoding.
    throw error;
  }
}

/** CP949 whole: what Node's own decoder calls euc-kr lacks the 8,822 syllables Windows added. */
async function isKoreanText(file: Reading): Promise<boolean> {
  const decoder = iconv.getDecoder("cp949");
  const odd = (words: string | undefined) =>
    /\ufffd/.test(words ?? "") || control.test(words ?? "");
  for await (const piece of file.from(0, file.bytes)) if (odd(decoder.write(piece))) return false;
  return !odd(decoder.end());
}

const archiveEnd = Buffer.from("PK\x05\x06", "latin1");
const started = /\/(?:JavaScript|Launch)\b/;

/**
 * A PDF that begins and ends as one, holds no script and starts no program, as far as it says so in the clear, and is no
 * archive at the same time.
 */
export async function checkPdf(file: Reading): Promise<void> {
  const first = (await file.at(0, Math.min(file.bytes, 16))).toString("latin1");
  if (!/^%PDF-[12]\.\d/.test(first)) throw new Fault("file_broken");
  const room = Math.min(file.bytes, 0xffff + 22);
  const tail = await file.at(file.bytes - room, room);
  if (!tail.subarray(-2048).includes("%%EOF")) throw new Fault("file_broken");
  if (tail.includes(archiveEnd)) throw new Fault("file_broken");
  let before = "";
  for await (const piece of file.from(0, file.bytes)) {
    const text = before + piece.toString("latin1");
    if (started.test(text)) throw new Fault("file_script");
    before = text.slice(-16);
  }
}
