import type { Database } from "@/db";
import { foldBatch, type Journal, registerJournal } from "@/domain/reads/fold";
import { reason } from "@/lib/log";
import {
  type AdoptedJournal,
  adoptJournals,
  type JournalFile,
  readJournal,
  releaseJournal,
  removeJournal,
} from "./journal";

const foldMs = 250;
const heartbeatMs = 20_000; // An idle journal says that it is folded until now, or no day would close.
const journalBytes = 64 * 1024 * 1024; // 1.4 million reads; then a new one is begun and this one removed.
const stopMs = 5_000; // SIGTERM has 10 s for everything.

type Given = {
  db: Database;
  dataDir: string;
  machine: string;
  open: () => JournalFile;
  log: (level: "info" | "warn" | "error", sentence: string) => void;
  journalBytes?: number;
};

/** Folds the journals of this process, its own and those it took over, every 250 ms while there is something. */
export function folder(given: Given) {
  const { db, dataDir } = given;
  let current = given.open();
  /** Own journals that are full, to be folded to their end. */
  const full: JournalFile[] = [];
  const adopted: AdoptedJournal[] = [];
  let folded = { id: current.id, offset: 0, at: 0 };
  let caughtUpAt = Date.now();
  let failing: string | null = null;
  let running: Promise<void> | null = null;
  let timer: NodeJS.Timeout | undefined;

  const adopt = () => {
    const taken = adoptJournals(dataDir);
    adopted.push(...taken);
    for (const { id } of taken) given.log("info", `Took over the journal of reads ${id}.`);
  };

  async function foldOwn(ended: boolean): Promise<void> {
    current.flush();
    const state = current.state(Date.now());
    const isIdle = folded.id === current.id && folded.offset === state.bytes;
    const isWritten = current.health().waiting === 0;
    if (isIdle) caughtUpAt = Date.now();
    if (isIdle && !ended && Date.now() - folded.at < heartbeatMs) return;
    const offset = await foldAll({
      id: current.id,
      owner: ownerOf(current.owner),
      ...state,
      ended: ended && isWritten,
      read: current.read,
    });
    folded = { id: current.id, offset, at: Date.now() };
    caughtUpAt = folded.at;
  }

  async function foldAll(journal: Journal): Promise<number> {
    for (;;) {
      const { offset, more } = await foldBatch(db, journal, new Date());
      if (!more) return offset;
    }
  }

  const ownerOf = (owner: string) => `${given.machine} ${owner}`;

  async function foldFull(): Promise<void> {
    for (const file of [...full]) {
      const state = file.state(Date.now());
      const owner = ownerOf(file.owner);
      await foldAll({ id: file.id, owner, ...state, ended: true, read: file.read });
      file.close();
      removeJournal(file.path);
      full.splice(full.indexOf(file), 1);
    }
  }

  async function foldAdopted(): Promise<void> {
    for (const file of [...adopted]) {
      await foldAll({
        id: file.id,
        owner: ownerOf(current.owner),
        bytes: file.bytes,
        wholeUntil: new Date(),
        ended: true,
        read: (offset, length) => readJournal(file.path, offset, length),
      });
      removeJournal(file.path);
      adopted.splice(adopted.indexOf(file), 1);
    }
  }

  /** Begins a new journal; known to the database before the full one ends, so that no day closes between the two. */
  async function rotate(): Promise<void> {
    if (current.state(Date.now()).bytes < (given.journalBytes ?? journalBytes)) return;
    const next = given.open();
    await registerJournal(db, { id: next.id, owner: ownerOf(next.owner) }, new Date()).catch(
      (error: unknown) => {
        next.close();
        removeJournal(next.path);
        throw error;
      },
    );
    current.flush();
    if (current.health().waiting > 0) {
      next.close(); // The disk refuses: what waits belongs to the full journal.
      removeJournal(next.path);
      return;
    }
    full.push(current);
    current = next;
  }

  async function pass(ended: boolean): Promise<void> {
    try {
      if (!ended) await rotate();
      await foldFull();
      await foldOwn(ended);
      await foldAdopted();
      if (failing !== null) given.log("info", "Reads are folded again.");
      failing = null;
    } catch (error) {
      const said = reason(error);
      if (failing === null)
        given.log("warn", `Reads cannot be folded and wait in the journal: ${said}`);
      failing = said;
    }
  }

  const tick = () => {
    running = pass(false).finally(() => {
      running = null;
      if (timer !== undefined) timer = setTimeout(tick, foldMs);
    });
  };

  return {
    current: () => current,
    adopt,
    async start(): Promise<void> {
      await registerJournal(db, { id: current.id, owner: ownerOf(current.owner) }, new Date());
      adopt();
      timer = setTimeout(tick, 0);
    },
    /** Folds to the end and removes the journal, or leaves it to the next start after 5 s. */
    async stop(): Promise<void> {
      clearTimeout(timer);
      timer = undefined;
      const last = async () => {
        await running;
        await pass(true);
        return failing === null && current.health().waiting === 0;
      };
      const patience = new Promise<false>((give) => setTimeout(() => give(false), stopMs).unref());
      const isFolded = await Promise.race([last(), patience]);
      current.close();
      for (const file of full) file.close();
      if (isFolded) return removeJournal(current.path);
      for (const file of [current, ...full, ...adopted]) releaseJournal(dataDir, file);
    },
    health: () => ({
      journal: current.id,
      ...current.health(),
      /** Bytes of this process's journal that no count shows yet. */
      behind: current.state(Date.now()).bytes - (folded.id === current.id ? folded.offset : 0),
      behindMs: Date.now() - caughtUpAt,
      adopted: adopted.length,
      foldFailing: failing,
    }),
  };
}
