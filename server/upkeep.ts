import type { Database } from "@/db";
import { deleteDiscardedTexts } from "@/domain/notices/discarded";
import { type Log, reason } from "@/lib/log";
import { sweep } from "./sweep";

const firstMs = 60_000; // The start has better things to do.
const everyMs = 60 * 60_000;

type Given = { db: Database; storageUrl: string; arrivals: string; log: Log };

/**
 * What the desk promises about old drafts and files that nothing names any more, once an hour. Several processes do no
 * harm to one another: whoever comes first does it.
 */
export function startUpkeep(given: Given) {
  const { db, log } = given;
  let timer = setTimeout(turn, firstMs).unref();
  let closed = false;
  const told = (work: string) => (error: unknown) =>
    log.warn("upkeep.failed", { work, reason: reason(error) });
  async function turn(): Promise<void> {
    const now = new Date();
    const editions = await deleteDiscardedTexts(db, now).catch(told("texts"));
    if (editions) log.info("upkeep.texts-deleted", { editions });
    await sweep(given, now).catch(told("files"));
    if (!closed) timer = setTimeout(turn, everyMs).unref();
  }
  return {
    close(): void {
      closed = true;
      clearTimeout(timer);
    },
  };
}
