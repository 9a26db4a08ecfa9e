import type { Database } from "@/db";
import { deleteDiscardedTexts } from "@/domain/notices/discarded";
import { type Log, reason } from "@/lib/log";

const everyMs = 60 * 60 * 1000;

/** Keeps what the desk promises about old drafts, hourly and at once: with several processes whoever comes first does it. */
export function startUpkeep(db: Database, log: Log) {
  const turn = () =>
    deleteDiscardedTexts(db, new Date()).then(
      (editions) => {
        if (editions > 0) log.info("upkeep.texts-deleted", { editions });
      },
      (error: unknown) => log.warn("upkeep.failed", { reason: reason(error) }),
    );
  const timer = setInterval(() => void turn(), everyMs);
  timer.unref();
  void turn();
  return { close: () => clearInterval(timer) };
}
