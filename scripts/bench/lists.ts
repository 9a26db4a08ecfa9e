import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { eq } from "drizzle-orm";
import type { Database } from "@/db";
import { boards } from "@/db/schema";
import { listBoard } from "@/domain/notices/public-lists";
import type { BenchBoard } from "./board";
import { median } from "./race";

const times = 11;
const pageSize = 10;

/** Loads `count` generated notices into the board that is measured; a sentence where that could not be done. */
export function addNotices(board: BenchBoard, count: number): string | null {
  const { scripts } = JSON.parse(readFileSync("package.json", "utf8"));
  if (!scripts.sample) return "lists at scale: there is no `npm run sample` here";
  const env = { ...process.env, DATABASE_URL: board.databaseUrl, DATA_DIR: board.dataDir };
  const run = spawnSync("npm", ["run", "--silent", "sample", "--", "--notices", String(count)], {
    env,
    encoding: "utf8",
  });
  return run.status === 0 ? null : `lists at scale: npm run sample failed: ${run.stderr.trim()}`;
}

/** Milliseconds the query of a list takes: its first page, its middle, its last. */
export async function measureLists(db: Database, slug: string) {
  const [board] = await db.select().from(boards).where(eq(boards.slug, slug));
  if (!board) return null;
  const given = { boardId: board.id, lang: "en", now: new Date(), pageSize } as const;
  const { total, pages } = await listBoard(db, { ...given, page: 1 });
  const timeOf = async (page: number) => {
    const took: number[] = [];
    for (let time = 0; time < times; time += 1) {
      const began = performance.now();
      await listBoard(db, { ...given, page });
      took.push(performance.now() - began);
    }
    return median(took);
  };
  return {
    total,
    first: await timeOf(1),
    middle: await timeOf(Math.ceil(pages / 2)),
    last: await timeOf(pages),
  };
}
