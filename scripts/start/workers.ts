import cluster, { type Worker } from "node:cluster";
import { once } from "node:events";
import type { Log } from "@/lib/log";

const firstPauseMs = 200;
const longestPauseMs = 10_000;
const settledMs = 30_000; // Whoever served so long died of something new: it is started again at once.

/**
 * Serves from `count` processes on one port: this one takes the connections and deals them out, each of the others runs
 * `program`, which says "serving" when it does. One that dies is started again, at once or after a pause that grows.
 * Resolves when all serve; rejects when one ends before it ever served.
 */
export async function startWorkers(given: {
  count: number;
  program: string;
  log: Pick<Log, "warn" | "info">;
}): Promise<{ pids(): number[]; close(): Promise<void> }> {
  const { count, program, log } = given;
  const living = new Set<Worker>();
  const pauses = new Set<NodeJS.Timeout>();
  let leaving = false;
  cluster.setupPrimary({ exec: program, execArgv: [] });

  function startOne(pauseMs: number): Promise<void> {
    const worker = cluster.fork();
    const began = performance.now();
    living.add(worker);
    return new Promise((serves, ended) => {
      worker.once("message", () => serves());
      worker.once("exit", (code, signal) => {
        living.delete(worker);
        ended(new Error("A serving process ended before it served: its reason stands above."));
        if (!leaving) startAgain(worker, code, signal, performance.now() - began, pauseMs);
      });
    });
  }

  function startAgain(dead: Worker, code: number, signal: string, livedMs: number, before: number) {
    const pauseMs = livedMs > settledMs ? firstPauseMs : before;
    const pid = dead.process.pid ?? 0;
    log.warn("process.ended", { pid, how: signal || `exit code ${code}`, againInMs: pauseMs });
    const pause = setTimeout(() => {
      pauses.delete(pause);
      startOne(Math.min(pauseMs * 2, longestPauseMs)).then(
        () => log.info("process.serves-again", { instead: pid }),
        () => {}, // Said above, and tried again.
      );
    }, pauseMs);
    pauses.add(pause);
  }

  async function close(): Promise<void> {
    leaving = true;
    for (const pause of pauses) clearTimeout(pause);
    await Promise.all(
      [...living].map((worker) => {
        const gone = once(worker, "exit");
        worker.process.kill("SIGTERM");
        return gone;
      }),
    );
  }

  try {
    await Promise.all(Array.from({ length: count }, () => startOne(firstPauseMs)));
  } catch (error) {
    await close();
    throw error;
  }
  return { pids: () => [...living].flatMap((worker) => worker.process.pid ?? []), close };
}
