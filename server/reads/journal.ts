import { randomBytes } from "node:crypto";
import {
  closeSync,
  mkdirSync,
  openSync,
  readdirSync,
  readSync,
  renameSync,
  statSync,
  unlinkSync,
  writeSync,
} from "node:fs";
import { join } from "node:path";
import { encodeRecord, type ReadRecord, recordBytes } from "@/domain/reads/record";
import { reason } from "@/lib/log";
import { isAlive, thisOwner } from "./owner";

/** Records kept in memory while the disk takes none; later ones are lost, and the health page says how many. */
const keptAtMost = 200_000; // 9.6 MB: half an hour at 100 a second.

/** A file of records that one process appends to. Named `<id>.<owner>.journal`, so that a rename is a change of owner. */
export type JournalFile = ReturnType<typeof openJournal>;

/** Begins a new, empty journal of this process in `dataDir`/journals. `log` is told when the disk refuses and when it takes again. */
export function openJournal(dataDir: string, log: (sentence: string) => void) {
  const folder = folderOf(dataDir);
  const owner = thisOwner();
  const id = `${Date.now().toString(36)}-${randomBytes(6).toString("hex")}`;
  const path = join(folder, nameOf(id, owner));
  const file = openSync(path, "ax+", 0o600);
  closeSync(file);
  const handle = openSync(path, "r+"); // Not for appending: a write cut short by a full disk is written over.
  let pending = Buffer.allocUnsafe(256 * recordBytes);
  let waiting = 0;
  let oldest = 0;
  let written = 0;
  let sequence = 0;
  let lost = 0;
  let failing: string | null = null;

  return {
    id,
    owner,
    path,

    /** Takes a record for the next `flush`. Never throws. */
    add(record: Omit<ReadRecord, "sequence">): void {
      sequence += 1; // Before all: the nightly check misses one that is lost.
      if (waiting >= keptAtMost) {
        lost += 1;
        return;
      }
      if ((waiting + 1) * recordBytes > pending.length) {
        const wider = Buffer.allocUnsafe(pending.length * 2);
        pending.copy(wider, 0, 0, waiting * recordBytes);
        pending = wider;
      }
      if (waiting === 0) oldest = record.at;
      encodeRecord(pending, waiting * recordBytes, { ...record, sequence });
      waiting += 1;
    },

    /** Writes what waits in one call. Where the disk refuses it stays for the next one; the page is not to suffer. */
    flush(): void {
      if (waiting === 0) return;
      try {
        const length = waiting * recordBytes;
        let done = 0;
        while (done < length) {
          const bytes = writeSync(handle, pending, done, length - done, written + done);
          if (bytes === 0) throw new Error("the disk took nothing");
          done += bytes;
        }
        written += length;
        waiting = 0;
        if (failing !== null)
          log("The journal of reads is written again; nothing waits in memory.");
        failing = null;
      } catch (error) {
        const said = reason(error);
        if (failing === null)
          log(`The journal of reads cannot be written, reads wait in memory: ${said}`);
        failing = said;
      }
    },

    /** What stands in the file now, and until when nothing earlier will follow. */
    state: (now: number) => ({
      bytes: written,
      wholeUntil: new Date(waiting > 0 ? Math.min(oldest, now) : now),
    }),
    health: () => ({ waiting, lost, failing }),
    read: async (offset: number, length: number) => readPart(handle, offset, length),
    close: () => closeSync(handle),
  };
}

/** A journal whose process is gone, now this process's to fold and remove. */
export type AdoptedJournal = { id: string; path: string; bytes: number };

/** Takes over the journals in `dataDir` whose process is gone. Of several that try at once each gets what it renamed. */
export function adoptJournals(dataDir: string): AdoptedJournal[] {
  const folder = folderOf(dataDir);
  const adopted: AdoptedJournal[] = [];
  for (const name of readdirSync(folder)) {
    const [, id, owner] = /^([a-z0-9-]+)\.([\w-]+)\.journal$/.exec(name) ?? [];
    if (!id || !owner || isAlive(owner)) continue;
    const path = join(folder, nameOf(id, thisOwner()));
    try {
      renameSync(join(folder, name), path);
    } catch (error) {
      if (error instanceof Error && "code" in error && error.code === "ENOENT") continue; // Another was first.
      throw error;
    }
    // A record the kill cut in two was never answered for: only whole ones are there.
    adopted.push({ id, path, bytes: statSync(path).size });
  }
  return adopted;
}

/** Reads a part of a journal that is not open. */
export async function readJournal(path: string, offset: number, length: number): Promise<Buffer> {
  const handle = openSync(path, "r");
  try {
    return readPart(handle, offset, length);
  } finally {
    closeSync(handle);
  }
}

/** Removes a wholly folded journal; that it is gone already is as good. */
export function removeJournal(path: string): void {
  try {
    unlinkSync(path);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "ENOENT")) throw error;
  }
}

/** Gives a journal that is not wholly folded to whoever comes next. */
export function releaseJournal(dataDir: string, journal: { id: string; path: string }): void {
  renameSync(journal.path, join(folderOf(dataDir), nameOf(journal.id, "released")));
}

function folderOf(dataDir: string): string {
  const folder = join(dataDir, "journals");
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return folder;
}

const nameOf = (id: string, owner: string) => `${id}.${owner}.journal`;

function readPart(handle: number, offset: number, length: number): Buffer {
  const bytes = Buffer.allocUnsafe(length);
  return bytes.subarray(0, readSync(handle, bytes, 0, length, offset));
}
