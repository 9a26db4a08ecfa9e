import type { Database } from "@/db";
import { findRedirect } from "@/domain/redirects/redirects";
import { type Log, reason } from "@/lib/log";
import type { Pulse } from "./pulse";

/**
 * Where an address that nothing answers leads: asked for a page that is not there alone, so that no redirect ever stands
 * before a page. null while the database is away: what is missing then says so.
 */
export const openRedirects =
  (db: Database, pulse: () => Pick<Pulse, "answers">, log: Log) =>
  async (target: string): Promise<string | null> => {
    if (!pulse().answers()) return null;
    try {
      return await findRedirect(db, target);
    } catch (error) {
      log.warn("redirect.unknown", { reason: reason(error) });
      return null;
    }
  };
