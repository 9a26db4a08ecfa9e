import { createHash, randomUUID } from "node:crypto";
import { link, mkdir, open, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export type Storage = {
  /** Keeps the bytes and returns their SHA-256 (hex). The same bytes are kept once. */
  put(bytes: Buffer): Promise<string>;
  /** The bytes of a SHA-256, or null where nothing is kept under it. Throws where they no longer match it. */
  read(sha256: string): Promise<Buffer | null>;
};

/** Opens `file:` storage: a folder of files named by their SHA-256. Other schemes are refused in one sentence. */
export function openStorage(storageUrl: string): Storage {
  if (!storageUrl.startsWith("file:")) {
    throw new Error(
      `STORAGE_URL begins with "${storageUrl.split(":")[0]}:", and only file: is known here.`,
    );
  }
  const folder = storageUrl.startsWith("file://")
    ? fileURLToPath(storageUrl)
    : storageUrl.slice("file:".length);
  return folderStorage(folder);
}

function folderStorage(folder: string): Storage {
  const place = (sha256: string) => join(folder, sha256.slice(0, 2), sha256.slice(2, 4), sha256);
  return {
    async put(bytes) {
      const sha256 = digest(bytes);
      const path = place(sha256);
      await mkdir(join(path, ".."), { recursive: true });
      // Written aside, forced to the disk, then linked: a killed process leaves no half file under the name.
      const aside = `${path}.${randomUUID()}`;
      const file = await open(aside, "wx");
      try {
        await file.writeFile(bytes);
        await file.sync();
      } finally {
        await file.close();
      }
      await link(aside, path).catch(ignore("EEXIST"));
      await rm(aside);
      return sha256;
    },
    async read(sha256) {
      const bytes = await readFile(place(sha256)).catch(ignore("ENOENT"));
      if (!bytes) return null;
      if (digest(bytes) !== sha256)
        throw new Error(`The stored file ${sha256} no longer matches its name.`);
      return bytes;
    },
  };
}

const digest = (bytes: Buffer) => createHash("sha256").update(bytes).digest("hex");

const ignore = (code: string) => (error: NodeJS.ErrnoException) => {
  if (error.code !== code) throw error;
  return null;
};
