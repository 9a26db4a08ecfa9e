import { sql } from "drizzle-orm";
import type { Database } from "@/db";

/** Heard by every process's porch; see server/purge.ts. */
export const pagesChannel = "gongji_pages";
const noticesPerMessage = 500; // NOTIFY refuses payloads of 8,000 bytes.

/** Tells every process, when the transaction commits, which pages are no longer true: those that show these notices or boards. */
export async function announce(
  tx: Database,
  moved: { notices: readonly number[]; boards: readonly string[] },
): Promise<void> {
  const boards = [...new Set(moved.boards)];
  const numbers = [...new Set(moved.notices)];
  for (let at = 0; at === 0 || at < numbers.length; at += noticesPerMessage) {
    await notify(tx, { notices: numbers.slice(at, at + noticesPerMessage), boards });
  }
}

/** The same for what stands on every page: the menu, a name, a whole import. */
export const announceEverything = (tx: Database): Promise<void> => notify(tx, { all: true });

/** The same for redirects, which stand on no page: each process looks them up again. */
export const announceRedirects = (tx: Database): Promise<void> => notify(tx, { redirects: true });

async function notify(tx: Database, message: object): Promise<void> {
  await tx.execute(sql`select pg_notify(${pagesChannel}, ${JSON.stringify(message)})`);
}
