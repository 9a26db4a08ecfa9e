import type { Database } from "@/db";
import { listLatest } from "@/domain/notices/public-lists";
import { publicMenu } from "@/domain/notices/public-queries";
import { langs } from "@/lib/i18n";
import { type Log, reason } from "@/lib/log";
import { parsePublicAddress, paths } from "@/lib/paths";
import type { Misses } from "./miss";

const deadlineMs = 15_000;

/**
 * Renders what is asked for first before anybody asks: home, lists and the newest notice, one after the other. The first
 * render of a kind costs ten times the next, and the first notice published after a start should not pay it.
 */
export async function warm(db: Database, misses: Misses, log: Log): Promise<void> {
  try {
    const boards = (await publicMenu(db)).flatMap((section) => section.boards);
    for (const lang of langs) {
      const [newest] = await listLatest(db, { lang, limit: 1, now: new Date() });
      const wanted = [
        ...(newest ? [paths.notice(lang, newest.board, newest.number)] : []),
        ...boards.map((board) => paths.board(lang, board.slug)),
        paths.home(lang),
      ];
      for (const path of wanted) {
        const address = parsePublicAddress(path);
        if (address) await misses.ask(path, address, deadlineMs);
      }
    }
  } catch (error) {
    log.debug("warm.failed", { reason: reason(error) }); // Whoever asks will be told why.
  }
}
