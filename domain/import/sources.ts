import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { open, readdir, readFile, stat } from "node:fs/promises";
import { basename, join } from "node:path";
import { readJsonl } from "./read-jsonl";
import { readSavedPage } from "./read-saved-page";
import type { Item } from "./record";

export type Source = {
  /** The file's name without its folder. */
  name: string;
  sha256: string;
  /** How many records there are at most; for the progress. */
  lines: number;
  items(): AsyncIterable<Item>;
};

export type Opened = { sources: Source[]; skipped: { file: string; reason: string }[] };

/** A file that was asked for and cannot be taken; the message is one sentence for the person who asked. */
export class Unreadable extends Error {}

/**
 * Looks into each path and finds what it holds; a folder stands for the files in it, in the order of their names.
 * A file that was named and cannot be read, or holds neither, is Unreadable; in a folder it is skipped and told.
 */
export async function openSources(paths: readonly string[]): Promise<Opened> {
  const opened: Opened = { sources: [], skipped: [] };
  for (const path of paths) {
    if (!(await isFolder(path))) {
      opened.sources.push(await openSource(path));
      continue;
    }
    for (const name of (await readdir(path)).sort()) {
      if (name.startsWith(".") || (await isFolder(join(path, name)))) continue;
      try {
        opened.sources.push(await openSource(join(path, name)));
      } catch (error) {
        if (!(error instanceof Unreadable)) throw error;
        opened.skipped.push({ file: name, reason: error.message });
      }
    }
  }
  return opened;
}

async function isFolder(path: string): Promise<boolean> {
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
    throw new Unreadable(
      error.code === "ENOENT"
        ? `There is no file ${path}.`
        : `The file ${path} cannot be read (${error.code}).`,
    );
  });
  return found.isDirectory();
}

async function openSource(path: string): Promise<Source> {
  const name = basename(path);
  try {
    const kind = await kindOf(path);
    if (!kind) {
      throw new Unreadable(`${path} is neither JSON Lines nor a saved page: it cannot be read.`);
    }
    const { sha256, lines } = await measure(path);
    if (kind === "jsonl") return { name, sha256, lines, items: () => readJsonl(path, name) };
    const items = async function* () {
      yield readSavedPage(await readFile(path), name);
    };
    return { name, sha256, lines: 1, items };
  } catch (error) {
    if (error instanceof Error && "code" in error)
      throw new Unreadable(`The file ${path} cannot be read (${String(error.code)}).`);
    throw error;
  }
}

/** By the first sign that is no space: names and endings lie. */
async function kindOf(path: string): Promise<"jsonl" | "page" | null> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4096), 0, 4096, 0);
    const start = buffer.subarray(0, bytesRead).toString("latin1").replace(/^ï»¿/, "").trimStart();
    if (/^<(!doctype html|!--|html|head|body|div)/i.test(start)) return "page";
    return start.startsWith("{") || /\.(jsonl|ndjson)$/i.test(path) ? "jsonl" : null;
  } finally {
    await file.close();
  }
}

async function measure(path: string): Promise<{ sha256: string; lines: number }> {
  const hash = createHash("sha256");
  let lines = 0;
  let last = 0x0a;
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 18 })) {
    const bytes: Buffer = Buffer.isBuffer(chunk) ? chunk : Buffer.from(chunk);
    hash.update(bytes);
    for (let at = bytes.indexOf(0x0a); at >= 0; at = bytes.indexOf(0x0a, at + 1)) lines += 1;
    last = bytes.at(-1) ?? last;
  }
  return { sha256: hash.digest("hex"), lines: last === 0x0a ? lines : lines + 1 };
}
