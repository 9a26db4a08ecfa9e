import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Database } from "@/db";
import { type ImageKey, type SampleNotice, sampleFiles, sampleImages } from "@/db/sample";
import { files } from "@/db/schema";
import type { ArchivedAttachment } from "@/domain/notices/archive";
import type { Storage } from "@/lib/storage";
import type { Lang } from "@/lib/time";
import { imagesOf } from "./body";

type Hashes<Key extends string> = Record<Key, Record<Lang, string>>;
export type Stored = { files: Hashes<keyof typeof sampleFiles>; images: Hashes<ImageKey> };

/** Stores every file and picture of the sample, whichever notice shows it. */
export async function placeFiles(tx: Database, storage: Storage, now: Date): Promise<Stored> {
  const keep = async (file: string, mediaType: string): Promise<string> => {
    const bytes = await readFile(join("db", "sample", "files", file));
    const sha256 = await storage.put(bytes);
    const row = { sha256, bytes: bytes.length, mediaType, createdAt: now };
    await tx.insert(files).values(row).onConflictDoNothing();
    return sha256;
  };
  const kept = async <Key extends string>(
    list: Record<Key, { file: Record<Lang, string>; mediaType?: string }>,
  ): Promise<Hashes<Key>> => {
    const hashes: Partial<Hashes<Key>> = {};
    for (const key of keysOf(list)) {
      const { file, mediaType = "image/png" } = list[key];
      hashes[key] = { en: await keep(file.en, mediaType), ko: await keep(file.ko, mediaType) };
    }
    return hashes as Hashes<Key>;
  };
  return { files: await kept(sampleFiles), images: await kept(sampleImages) };
}

const keysOf = <Key extends string>(list: Record<Key, unknown>) => Object.keys(list) as Key[];

/** What an edition attaches: the files of its notice, and the pictures its text shows. */
export function attachmentsOf(
  notice: SampleNotice,
  markdown: string,
  lang: Lang,
  stored: Stored,
): ArchivedAttachment[] {
  const entries = (notice.files ?? []).map((key, position): ArchivedAttachment => {
    const name = sampleFiles[key].name[lang];
    return {
      sha256: stored.files[key][lang],
      role: "file",
      position,
      name,
      title: name.replace(/\.\w+$/, ""),
      accessible: true,
      alternative: sampleFiles[key].alternative?.[lang] ?? null,
    };
  });
  const pictures = imagesOf(markdown).map(
    (key, position): ArchivedAttachment => ({
      sha256: stored.images[key][lang],
      role: "image",
      position,
      name: sampleImages[key].file[lang],
      title: "",
      accessible: null,
      alternative: sampleImages[key].alt[lang],
    }),
  );
  return [...entries, ...pictures];
}
