import type { PublicAddress } from "@/lib/paths";
import type { Counts, Page } from "./page";

/** What a message says is no longer true. */
export type Moved =
  | { all: true }
  | { all?: false; notices: readonly number[]; boards: readonly string[] };

type Entry = { page: Page; address: PublicAddress; counted: number };

/** Whether a page at this address, which shows these counts, shows something that moved. */
export function shows(address: PublicAddress, notices: ReadonlySet<number>, moved: Moved): boolean {
  if (moved.all) return true;
  if (moved.notices.some((number) => notices.has(number))) return true;
  switch (address.kind) {
    case "home":
    case "search":
      return true; // The newest of every board.
    case "board":
      return moved.boards.includes(address.board);
    case "feed":
      return address.board === undefined || moved.boards.includes(address.board);
    case "notice":
    case "version":
    case "changes":
    case "difference":
    case "file":
      return moved.notices.includes(address.number);
    case "page":
      return address.page === "sitemap"; // It lists the years that have notices.
  }
}

/** Finished pages by address, the least recently asked for leaving first; bounded by bytes. */
export class PageStore {
  readonly #entries = new Map<string, Entry>();
  readonly #limit: number;
  #bytes = 0;

  constructor(limitBytes: number) {
    this.#limit = limitBytes;
  }

  get bytes(): number {
    return this.#bytes;
  }
  get pages(): number {
    return this.#entries.size;
  }

  get(key: string): Page | undefined {
    const entry = this.#entries.get(key);
    if (!entry) return undefined;
    // A Map keeps the order of insertion: put it at the end again.
    this.#entries.delete(key);
    this.#entries.set(key, entry);
    return entry.page;
  }

  set(key: string, address: PublicAddress, page: Page): void {
    this.delete(key);
    this.#entries.set(key, { page, address, counted: page.size });
    this.#bytes += page.size;
    this.#trim();
  }

  /** Called after a variant was made: a page grows by its encoded bytes. */
  weigh(key: string, page: Page): void {
    const entry = this.#entries.get(key);
    if (!entry || entry.page !== page || entry.counted === page.size) return;
    this.#bytes += page.size - entry.counted;
    entry.counted = page.size;
    this.#trim();
  }

  delete(key: string): void {
    const entry = this.#entries.get(key);
    if (!entry) return;
    this.#entries.delete(key);
    this.#bytes -= entry.counted;
  }

  /** Drops what shows something that moved. */
  drop(moved: Moved): void {
    for (const [key, entry] of this.#entries) {
      if (shows(entry.address, entry.page.notices, moved)) this.delete(key);
    }
  }

  /** What may have changed without our hearing of it: rendered again when asked for, kept in case that fails. */
  markStale(moved: Moved = { all: true }): void {
    for (const entry of this.#entries.values()) {
      if (shows(entry.address, entry.page.notices, moved)) entry.page.stale = true;
    }
  }

  #trim(): void {
    for (const key of this.#entries.keys()) {
      if (this.#bytes <= this.#limit) return;
      this.delete(key);
    }
  }
}

/** The read counts heard from the folds. Counts never fall, so the higher of two is the newer. */
export class ReadCounts implements Counts {
  tick = 0;
  readonly #shown = new Map<number, number>();

  get(notice: number): number | undefined {
    return this.#shown.get(notice);
  }

  learn(counts: Iterable<readonly [notice: number, shown: number]>): void {
    let moved = false;
    for (const [notice, shown] of counts) {
      if ((this.#shown.get(notice) ?? -1) >= shown) continue;
      this.#shown.set(notice, shown);
      moved = true;
    }
    if (moved) this.tick += 1;
  }
}
