import type { PublicAddress } from "@/lib/paths";
import { Page } from "./page";
import { type Moved, type PageStore, type ReadCounts, shows } from "./store";

/** What Next made of an address, already finished. `type` is there where it is no HTML: a feed. */
export type Rendered = {
  html: string;
  status: number;
  setsCookie: boolean;
  location?: string;
  type?: string;
};
/** Rejects where Next fails: 5xx, its error document, no answer in time. */
export type Render = (key: string, deadlineMs: number) => Promise<Rendered>;

/** Too many renders wait already: try again shortly. */
export class Busy extends Error {}
/** A render that was not there in time. */
export class Late extends Error {}

/** What `work` comes to; rejects as Late after `ms`, the time in the queue and another asker's deadline included. */
export function within<T>(work: Promise<T>, ms: number): Promise<T> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Late(`not within ${ms} ms`)), ms);
    work.finally(() => clearTimeout(late)).then(resolve, reject);
  });
}

type Flight = {
  address: PublicAddress;
  /** What moved since this render began. */
  moved: Moved[];
  answer: Promise<Page>;
};

/** Renders at once, and how many may wait for one. Next renders on one thread: more at once only makes each later. */
type Lane = {
  running: number;
  readonly waiting: (() => void)[];
  readonly atOnce: number;
  readonly waitingAtMost: number;
};
const lane = (atOnce: number, waitingAtMost: number): Lane => ({
  running: 0,
  waiting: [],
  atOnce,
  waitingAtMost,
});

/** Renders what is not kept: one render for all who ask for the same address at once, a few at a time. */
export class Misses {
  readonly #flights = new Map<string, Flight>();
  readonly #all = new Set<Flight>();
  readonly #pages = lane(4, 64);
  // What is never kept is rendered again each time: however much of it is asked, pages are rendered beside it.
  readonly #questions = lane(2, 32);

  readonly #store: PageStore;
  readonly #counts: ReadCounts;
  readonly #render: Render;
  readonly #now: () => number;

  constructor(
    store: PageStore,
    counts: ReadCounts,
    render: Render,
    now: () => number = performance.now.bind(performance),
  ) {
    this.#store = store;
    this.#counts = counts;
    this.#render = render;
    this.#now = now;
  }

  /** The page at `key`, rendered now. Throws Busy, or whatever the render threw. */
  ask(key: string, address: PublicAddress, deadlineMs: number): Promise<Page> {
    const under = this.#flights.get(key);
    if (under) return under.answer;
    const flight: Flight = { address, moved: [], answer: Promise.resolve(undefined as never) };
    flight.answer = this.#fly(key, flight, deadlineMs);
    this.#flights.set(key, flight);
    this.#all.add(flight);
    const land = () => {
      this.#all.delete(flight);
      if (this.#flights.get(key) === flight) this.#flights.delete(key);
    };
    flight.answer.then(land, land);
    return flight.answer;
  }

  /** Something moved: renders under way are not kept where they show it, and nobody joins them any more. */
  moved(moved: Moved): void {
    for (const flight of this.#all) flight.moved.push(moved);
    for (const [key, flight] of this.#flights) {
      // What counts a page shows is not known before it is there: only its address can be judged.
      if (shows(flight.address, new Set(), moved)) this.#flights.delete(key);
    }
  }

  async #fly(key: string, flight: Flight, deadlineMs: number): Promise<Page> {
    const own = isKept(flight.address, key) ? this.#pages : this.#questions;
    await slotIn(own);
    let rendered: Rendered;
    const began = this.#now();
    flight.moved.length = 0; // Until now nothing had been read from the database.
    try {
      rendered = await this.#render(key, deadlineMs);
    } finally {
      own.running -= 1;
      own.waiting.shift()?.();
    }
    const page = new Page(rendered.html, rendered.status, began, rendered);
    this.#counts.learn(page.rendered.map((mark) => [mark.notice, mark.rendered] as const));
    const kept = mayKeep(rendered, flight.address, key);
    const overtaken = flight.moved.some((moved) => shows(flight.address, page.notices, moved));
    if (kept && !overtaken) this.#store.set(key, flight.address, page);
    // The answer in the store, if any, is of something that is no longer so (a withdrawn 200 that is now 404).
    else if (!kept) this.#store.delete(key);
    return page;
  }
}

function slotIn(lane: Lane): Promise<void> | undefined {
  if (lane.running < lane.atOnce) {
    lane.running += 1;
    return undefined;
  }
  if (lane.waiting.length >= lane.waitingAtMost)
    throw new Busy("too many pages are being rendered");
  return new Promise((resolve) => {
    lane.waiting.push(() => {
      lane.running += 1;
      resolve();
    });
  });
}

/** Absence is never kept (it would hide what is published a second later), nor anything personal; the 404 page itself is. */
const mayKeep = (rendered: Rendered, address: PublicAddress, key: string): boolean =>
  !rendered.setsCookie &&
  isKept(address, key) &&
  (rendered.status === 200 ||
    rendered.status === 410 ||
    (rendered.status === 404 && address.kind === "page" && address.page === "not-found"));

/** What is narrowed or asked is without number, and would push out what everybody reads. */
const isKept = (address: PublicAddress, key: string): boolean =>
  address.kind === "feed" ? !key.includes("?") : /^[^?]*(?:\?page=\d+)?$/.test(key);
