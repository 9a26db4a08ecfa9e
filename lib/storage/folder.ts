import { createHash, randomUUID } from "node:crypto";
import { createReadStream } from "node:fs";
import { link, mkdir, open, readdir, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { checkedOnce, isSha256, pieceBytes, piecesOf, type Storage } from "./storage";

/** A folder of files named by their SHA-256, two levels deep. */
export function folderStorage(folder: string): Storage {
  const place = (sha256: string) => join(folder, sha256.slice(0, 2), sha256.slice(2, 4), sha256);
  return {
    async put(source) {
      await mkdir(folder, { recursive: true });
      // Written aside, forced to the disk, then linked: a killed process leaves no half file under the name.
      const aside = join(folder, `.${randomUUID()}`);
      try {
        const sha256 = await writeDown(aside, source);
        const path = place(sha256);
        await makeDurably(dirname(path), folder);
        await link(aside, path).catch(ignore("EEXIST"));
        await syncFolder(dirname(path));
        return sha256;
      } finally {
        await rm(aside, { force: true });
      }
    },
    has: async (sha256) => (await stat(place(sha256)).catch(ignore("ENOENT"))) !== null,
    async open(sha256) {
      const path = place(sha256);
      const file = await open(path).catch(ignore("ENOENT"));
      if (!file) return null;
      try {
        const stats = await file.stat({ bigint: true });
        const stamp = [stats.ino, stats.size, stats.mtimeNs, stats.ctimeNs].join(" ");
        const checked = await checkedOnce(path, sha256, stamp, () =>
          createReadStream(path, { highWaterMark: pieceBytes }),
        );
        return {
          bytes: Number(stats.size),
          crc32: checked,
          stream: (range) =>
            file.createReadStream({
              highWaterMark: pieceBytes,
              start: range?.first ?? 0,
              ...(range ? { end: range.last } : {}),
            }),
          close: () => file.close(),
        };
      } catch (error) {
        await file.close();
        throw error;
      }
    },
    async *list() {
      const entries = await readdir(folder, { recursive: true }).catch(ignore("ENOENT"));
      for (const entry of entries ?? []) {
        const sha256 = entry.split(/[\\/]/).at(-1) ?? "";
        if (!isSha256(sha256) || join(folder, entry) !== place(sha256)) continue;
        const stats = await stat(place(sha256)).catch(ignore("ENOENT"));
        if (stats) yield { sha256, at: stats.mtime };
      }
    },
    async remove(sha256) {
      // Renamed first: who holds it open reads on, and no half-removed file stands under the name.
      const aside = join(folder, `.${randomUUID()}`);
      const moved = await rename(place(sha256), aside).then(() => true, ignore("ENOENT"));
      if (moved) await rm(aside, { force: true });
    },
    async dropHalves(before) {
      let dropped = 0;
      for (const name of (await readdir(folder).catch(ignore("ENOENT"))) ?? []) {
        if (!isAside.test(name)) continue;
        const stats = await stat(join(folder, name)).catch(ignore("ENOENT"));
        // When it took this name: what is removed keeps the age of its bytes.
        if (!stats || stats.ctime >= before) continue;
        await rm(join(folder, name), { force: true });
        dropped += 1;
      }
      return dropped;
    },
  };
}

const isAside = /^\.[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Writes the source under a name that is not there yet, forces it to the disk, and returns its SHA-256. */
async function writeDown(path: string, source: Buffer | { path: string }): Promise<string> {
  const hash = createHash("sha256");
  const file = await open(path, "wx", 0o600);
  // Opened where it is read at once: a stream that fails while nobody listens ends the process.
  const pieces = Buffer.isBuffer(source)
    ? piecesOf(source)
    : createReadStream(source.path, { highWaterMark: pieceBytes });
  try {
    for await (const piece of pieces) {
      hash.update(piece);
      await file.writeFile(piece);
    }
    await file.sync();
  } finally {
    pieces.destroy();
    await file.close();
  }
  return hash.digest("hex");
}

/** Makes a folder below another, each new name on the disk before anything stands in it. */
async function makeDurably(path: string, top: string): Promise<void> {
  const first = await mkdir(path, { recursive: true });
  if (first === undefined) return;
  for (let above = dirname(path); above.length >= top.length; above = dirname(above))
    await syncFolder(above);
}

/** Forces the names in a folder to the disk; Windows has no such thing to ask for. */
async function syncFolder(path: string): Promise<void> {
  if (process.platform === "win32") return;
  const folder = await open(path);
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

const ignore = (code: string) => (error: NodeJS.ErrnoException) => {
  if (error.code !== code) throw error;
  return null;
};
