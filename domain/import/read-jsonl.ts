import { createReadStream } from "node:fs";
import { z } from "zod";
import { limits } from "@/domain/notices/content";
import { bodyFromHtml, bodyFromText, bodyText } from "@/lib/body";
import { isLang } from "@/lib/i18n";
import { decode } from "./decode";
import { type ImportRecord, type Item, langOf, sourceHash, webAddress } from "./record";
import { cleanLine, cleanTitle, readCount, shortened } from "./titles";

const longestLine = 16 * 1024 * 1024; // Bytes; a file without line ends must not fill the memory.
const lineEnd = 0x0a; // Never the second byte of a character, in UTF-8 as in CP949.

const text = z.string().nullish();
const notice = z.object({
  id: z.union([z.string().min(1), z.number()]).nullish(),
  orig_id: z.union([z.string().min(1), z.number()]).nullish(),
  source: text,
  url: text,
  lang: text,
  title: text,
  title_raw: text,
  summary: text,
  date: text,
  updated: text,
  department: text,
  body_kind: text,
  body_html: text,
  body_text: text,
  views: z.union([z.string(), z.number()]).nullish(),
  attachments: z.array(z.object({ name: text, title: text, href: text })).nullish(),
  change_history: z.array(z.unknown()).nullish(),
  withdrawn: z.boolean().nullish(),
  licence: text,
});
type Notice = z.infer<typeof notice>;

/** The notices of a JSON Lines file, one a line. A broken line is told with its number and the next one is read. */
export async function* readJsonl(path: string, file: string): AsyncGenerator<Item> {
  for await (const { line, bytes } of linesOf(path)) {
    const place = { file, line };
    if (!bytes) {
      yield { place, broken: `the line is longer than ${longestLine} bytes` };
      continue;
    }
    const decoded = decode(bytes);
    if (!decoded) yield { place, broken: "the line is neither UTF-8 nor CP949" };
    else if (decoded.text.trim() !== "") yield { place, ...readLine(decoded.text, file) };
  }
}

function readLine(line: string, file: string): { record: ImportRecord } | { broken: string } {
  let raw: unknown;
  try {
    raw = JSON.parse(line);
  } catch (error) {
    const said = error instanceof Error ? error.message.split("\n", 1)[0] : "";
    return { broken: `the line is not JSON: ${said?.slice(0, 120)}` };
  }
  const parsed = notice.safeParse(raw);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const field = issue?.path.join(".") || "the line";
    return { broken: `${field} is not usable: ${issue?.message}` };
  }
  return recordOf(parsed.data, raw, file);
}

function recordOf(
  given: Notice,
  raw: unknown,
  file: string,
): { record: ImportRecord } | { broken: string } {
  const id = given.id ?? given.orig_id;
  if (id === null || id === undefined) return { broken: "it has no id" };
  const { title, losses } = cleanTitle(given.title || given.title_raw || "");
  if (title === "") return { broken: "it has no title" };
  const lang = given.lang ?? langOf(title);
  if (!isLang(lang)) return { broken: `its language is "${lang}": only en and ko are kept here` };

  const read = given.body_html
    ? bodyFromHtml(given.body_html)
    : { body: bodyFromText(given.body_text ?? ""), losses: [] };
  losses.push(...read.losses);
  if (bodyText(read.body).trim() === "") losses.push("it has no text");
  else if (given.body_kind === "lead") losses.push("the file holds the beginning of the text only");
  if (given.change_history?.length)
    losses.push(`earlier change notes not taken over: ${given.change_history.length}`);
  const licence = /KOGL type ([1-4])/i.exec(given.licence ?? "")?.[1];
  if (given.licence && !licence) losses.push(`licence not one of the four types: ${given.licence}`);
  const system = cleanLine(given.source ?? "") || file.replace(/\.[^.]*$/, "");
  return {
    record: {
      system,
      key: `${system}:${id}`,
      number: null,
      lang,
      title,
      summary: shortened(cleanLine(given.summary ?? ""), limits.summary),
      body: read.body,
      date: given.date ?? null,
      department: cleanLine(given.department ?? "") || null,
      reads: readCount(given.views),
      licence: licence ? Number(licence) : null,
      withdrawn: given.withdrawn ? { on: given.updated ?? null } : null,
      attachments: attachmentsOf(given, losses),
      losses,
      hash: sourceHash(raw),
    },
  };
}

function attachmentsOf(given: Notice, losses: string[]): ImportRecord["attachments"] {
  return (given.attachments ?? []).flatMap((entry) => {
    const name = cleanLine(entry.name ?? entry.title ?? "") || "file";
    const url = webAddress(entry.href, given.url);
    if (!url) {
      losses.push(`attachment without an address: ${name}`);
      return [];
    }
    return [{ name, title: cleanLine(entry.title ?? ""), url }];
  });
}

/** The lines of a file with their numbers; null for the bytes of one that is too long. */
async function* linesOf(path: string): AsyncGenerator<{ line: number; bytes: Buffer | null }> {
  let line = 1;
  let kept: Buffer[] = [];
  let size = 0;
  const take = (part: Buffer) => {
    size += part.length;
    if (size <= longestLine) kept.push(part);
    else kept = [];
  };
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 18 })) {
    let rest: Buffer = Buffer.isBuffer(chunk) ? chunk : Buffer.from(chunk);
    for (let end = rest.indexOf(lineEnd); end >= 0; end = rest.indexOf(lineEnd)) {
      take(rest.subarray(0, end));
      yield { line, bytes: size > longestLine ? null : Buffer.concat(kept) };
      line += 1;
      kept = [];
      size = 0;
      rest = rest.subarray(end + 1);
    }
    take(rest);
  }
  if (size > 0) yield { line, bytes: size > longestLine ? null : Buffer.concat(kept) };
}
