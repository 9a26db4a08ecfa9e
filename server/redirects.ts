import type { Database } from "@/db";
import { findRedirect, redirectedAddresses } from "@/domain/redirects/redirects";
import { type Log, reason } from "@/lib/log";
import { orSilence, type Pulse } from "./pulse";
import { startTimer } from "./timer";

/** Below these nothing is ever led on: a flood of made-up files costs no look, and no token of a preview is asked for. */
const answersItself = /^\/(?:admin|api|files|preview|_next)(?:[/?]|$)/;
const retryMs = 5_000;
const anywayMs = 60 * 60 * 1000; // What comes unannounced is found too.

export type Redirects = {
  /**
   * Where an address that nothing answers leads: asked for a page that is not there alone, so that no redirect ever
   * stands before a page. null while the database is away: what is missing then says so.
   */
  leadsTo(target: string): Promise<string | null>;
  /** Redirects were made, changed or taken away, or that may have been missed. */
  moved(): void;
  close(): void;
};

/** Keeps in memory which addresses lead on, so that any number of made-up ones asks the database for nothing. */
export function openRedirects(db: Database, pulse: () => Pulse, log: Log): Redirects {
  let known: ReadonlySet<string> | undefined; // Unknown since they moved: of each address the database is asked.
  let moves = 0;
  const timer = startTimer(
    async () => {
      const before = moves;
      const found = await redirectedAddresses(db);
      if (before === moves) known = found;
      return anywayMs;
    },
    { failed: "redirects.unread", retryMs, log },
  );

  return {
    async leadsTo(target) {
      const [path = ""] = target.split("?");
      if (known && !known.has(target) && !known.has(path)) return null;
      if (answersItself.test(target) || !pulse().answers()) return null;
      try {
        return await orSilence(findRedirect(db, target), pulse());
      } catch (error) {
        log.warn("redirect.unknown", { reason: reason(error) });
        return null;
      }
    },
    moved() {
      moves += 1;
      known = undefined;
      timer.again();
    },
    close: timer.close,
  };
}
