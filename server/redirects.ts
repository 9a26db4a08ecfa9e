import type { Database } from "@/db";
import { findRedirect } from "@/domain/redirects/redirects";
import { type Log, reason } from "@/lib/log";
import type { Pulse } from "./pulse";

/** Below these nothing is ever led on: a flood of made-up files costs no query, and no token of a preview is asked for. */
const answersItself = /^\/(?:admin|api|files|preview|_next)(?:[/?]|$)/;

/**
 * Where an address that nothing answers leads: asked for a page that is not there alone, so that no redirect ever stands
 * before a page. null while the database is away: what is missing then says so.
 */
export const openRedirects =
  (db: Database, pulse: () => Pick<Pulse, "answers">, log: Log) =>
  async (target: string): Promise<string | null> => {
    if (!pulse().answers() || answersItself.test(target)) return null;
    try {
      return await findRedirect(db, target);
    } catch (error) {
      log.warn("redirect.unknown", { reason: reason(error) });
      return null;
    }
  };
