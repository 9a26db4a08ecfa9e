import { createHash } from "node:crypto";
import type { Database } from "@/db";
import { findNotice, listAttachments } from "@/domain/notices/public-queries";
import { readSiteTexts } from "@/domain/site-texts";
import { distinctNames } from "@/lib/file-name";
import { type Lang, speaker } from "@/lib/i18n";
import { invariant } from "@/lib/invariant";
import { fitsZip } from "@/lib/zip";
import { coverOf } from "./cover";

/** One entry of an archive: a stored file, or words of our own. */
export type ArchiveEntry = { name: string; bytes: number } & (
  | { sha256: string; text?: never }
  | { text: string; sha256?: never }
);

export type Archive = {
  /** Name to save it under. */
  name: string;
  /** The notice itself first, then its files in the order of the page. */
  entries: ArchiveEntry[];
  /** When this text became public: the time of every entry. */
  at: Date;
  /** SHA-256 (hex) that changes with any byte of it. */
  hash: string;
};

/**
 * All files of a public text that are kept here, with the text itself. "gone" where the notice was removed; undefined where
 * there is no such public text, no file of it, or more than an archive can hold.
 */
export async function findArchive(
  db: Database,
  given: { number: number; lang: Lang; version?: number; origin: string },
): Promise<Archive | "gone" | undefined> {
  const found = await findNotice(db, given);
  if (!found?.edition) {
    const isGone = given.version !== undefined && found?.gone.has(given.version);
    return isGone || found?.langs.length === 0 ? "gone" : undefined;
  }
  const { edition } = found;
  const attached = await listAttachments(db, edition.id);
  const kept = attached.filter((file) => file.sha256 !== null);
  if (kept.length === 0) return undefined;
  const at = edition.versionAt ?? edition.publishedAt;
  invariant(at, "a public text has an instant");
  const ministry = speaker(given.lang, await readSiteTexts(db))("foot.ministry");
  const { coverName, write } = coverOf(found, edition, { ...given, ministry });
  const [first = "", ...names] = distinctNames([coverName, ...kept.map((file) => file.name)]);
  const named = new Map(kept.map((file, index) => [file.id, names[index] ?? file.name]));
  const text = write(attached.map((file) => ({ ...file, savedAs: named.get(file.id) })));
  const entries: ArchiveEntry[] = [
    { name: first, bytes: Buffer.byteLength(text), text },
    ...kept.map((file, index) => ({
      name: names[index] ?? file.name,
      bytes: file.bytes ?? 0,
      sha256: file.sha256 ?? "",
    })),
  ];
  if (!fitsZip(entries)) return undefined;
  const hash = createHash("sha256")
    .update(JSON.stringify([entries, at]))
    .digest("hex");
  return { name: `${given.number} ${edition.title}.zip`, entries, at, hash };
}
