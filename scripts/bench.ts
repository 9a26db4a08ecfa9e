import { parseArgs } from "node:util";
import { connect } from "@/db";
import { type BenchBoard, openBoard } from "./bench/board";
import { measureDesk } from "./bench/desk";
import { addNotices, measureLists } from "./bench/lists";
import { hasWrk } from "./bench/load";
import { type Kept, keptPage, measurePages } from "./bench/pages";
import { memoryOf } from "./bench/process";
import { measurePublishing } from "./bench/publish";
import { part } from "./bench/race";
import { measureReads } from "./bench/reads";
import { measureSearch } from "./bench/search";
import { sayFailure } from "./start/stage";

/**
 * The figures of the public side, measured side by side with nginx on this machine. Ratios hold elsewhere; absolute
 * times do not. Search is measured on a database of its own, beside N generated notices in each language.
 * `npm run bench [-- --notices N] [--only search|pages|desk] [--board http://127.0.0.1:3000 --data .data]`
 */
const { values } = parseArgs({
  options: {
    notices: { type: "string" },
    only: { type: "string" },
    board: { type: "string" },
    data: { type: "string" },
  },
});
const slug = "press-releases";
const missing: string[] = [];
const line = (what: string, figures: string) => console.log(`${what.padEnd(34)} ${figures}`);
const ms = (value: number) => `${value.toFixed(value < 10 ? 1 : 0)} ms`;

const notFew = 1_000; // Generated beside the sets unless told.

let board: BenchBoard | undefined;
let pool: ReturnType<typeof connect> | undefined;
try {
  if (values.only === undefined || values.only === "desk")
    await measureDesk(Number(values.notices ?? notFew), (what, took) => line(what, ms(took)));
  if (values.only === undefined || values.only === "search") {
    const said = await measureSearch(Number(values.notices ?? notFew));
    if (said) missing.push(said);
  }
  if (values.only === undefined || values.only === "pages") {
    board = await openBoard({ origin: values.board, dataDir: values.data });
    pool = connect(board.databaseUrl, { max: 4 });
    if (values.notices) {
      const said = addNotices(board, Number(values.notices));
      if (said) missing.push(said);
    }
    await measure(board, pool.db);
  }
} catch (error) {
  sayFailure(error);
  missing.push("what follows the failure above");
} finally {
  await pool?.sql.end({ timeout: 5 });
  await board?.stop();
}
if (!hasWrk)
  missing.push(
    "wrk is not installed: Node's own client asked, which costs more than either server",
  );
for (const said of missing) console.log(`Not measured, ${said}.`);

async function measure({ origin, pid }: BenchBoard, db: ReturnType<typeof connect>["db"]) {
  line("memory after the start", `${memoryOf(pid) ?? "?"} MB`);
  const list = await keptPage(origin, `/en/${slug}`);
  const paths = [...new Set(list.html.match(/\/en\/press-releases\/\d+(?=")/g))];
  const notice = paths[0] ?? "";
  const misses = await measureMisses(origin, paths);
  line("a notice rendered by Next", `${ms(misses.half)} (95 %: ${ms(misses.most)})`);

  const kept: Kept[] = [await keptPage(origin, notice), list];
  const pages = await measurePages({ origin, pid }, kept, missing);
  for (const { name, porch, nginx } of pages) {
    const cpu = (micros: number | null) => (micros === null ? "?" : micros.toFixed(1));
    const beside = nginx
      ? `   nginx ${Math.round(nginx.perSecond)}/s, ${cpu(nginx.cpuMicros)} us   ratio ${(porch.perSecond / nginx.perSecond).toFixed(2)}`
      : "";
    line(name, `${Math.round(porch.perSecond)}/s, ${cpu(porch.cpuMicros)} us${beside}`);
    if (porch.failed > 0) line("", `${porch.failed} requests failed`);
  }

  const reads = await measureReads(db, origin, paths.at(-1) ?? notice);
  line(
    "4,000 people, 16 at a time",
    `${reads.counted} counted, ${Math.round(reads.perSecond)}/s, shown ${ms(reads.countedAfterMs)} after the last answer`,
  );
  const published = await measurePublishing(db, origin, slug);
  if (published)
    line(
      `published and shown, ${published.times} times`,
      `${ms(published.half)} (95 %: ${ms(published.most)})`,
    );
  else missing.push("publishing: the board has no author and manager");
  const lists = await measureLists(db, slug);
  if (lists)
    line(
      `a list of ${lists.total} asked for`,
      `first page ${ms(lists.first)}, middle ${ms(lists.middle)}, last ${ms(lists.last)}`,
    );
  line("memory at the end", `${memoryOf(pid) ?? "?"} MB`);
}

/** Each of these pages for the first time, one after the other. */
async function measureMisses(origin: string, paths: readonly string[]) {
  const took: number[] = [];
  for (const path of paths) {
    const began = performance.now();
    const answer = await fetch(`${origin}${path}`);
    await answer.text();
    if (answer.headers.get("cache-status")?.includes("fwd=miss"))
      took.push(performance.now() - began);
  }
  return { half: part(took, 0.5), most: part(took, 0.95) };
}
