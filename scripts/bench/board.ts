import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";

export type BenchBoard = {
  origin: string;
  dataDir: string;
  databaseUrl: string;
  /** The process that serves. */
  pid: number;
  stop(): Promise<void>;
};

const startMs = 5 * 60_000; // A stale build is built first.

/** The board at `dataDir` that runs already, or a new one on a temporary folder with the sample board. */
export async function openBoard(given: {
  origin?: string | undefined;
  dataDir?: string | undefined;
}): Promise<BenchBoard> {
  if (given.origin && given.dataDir) {
    const pid = Number(readFileSync(join(given.dataDir, "start.lock"), "utf8").split(" ")[0]);
    return {
      origin: given.origin,
      dataDir: given.dataDir,
      databaseUrl: databaseUrl(given.dataDir),
      pid,
      stop: async () => {},
    };
  }
  const dataDir = mkdtempSync(join(tmpdir(), "gongji-bench-"));
  const port = await freePort();
  const child = spawn(process.execPath, ["scripts/start.mjs"], {
    env: {
      ...process.env,
      NODE_ENV: "production",
      ...{ PORT: String(port), DATA_DIR: dataDir, DATABASE_URL: "", PUBLIC_URL: "" },
      ...{ SECRETS_DIR: "", STORAGE_URL: "", READS_AUTOMATION: "deny", LOG_LEVEL: "warn" },
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (chunk) => {
      said += chunk;
    });
  const stop = async () => {
    if (child.exitCode === null && child.signalCode === null) {
      const gone = new Promise((resolve) => child.once("exit", resolve));
      child.kill("SIGTERM");
      await gone;
    }
    rmSync(dataDir, { recursive: true, force: true });
  };
  const origin = `http://127.0.0.1:${port}`;
  const until = Date.now() + startMs;
  while (!(await fetch(`${origin}/readyz`).catch(() => null))?.ok) {
    if (child.exitCode !== null || Date.now() > until) {
      await stop();
      throw new Error(`The board to measure did not start:\n${said}`);
    }
    await wait(200);
  }
  return { origin, dataDir, databaseUrl: databaseUrl(dataDir), pid: child.pid ?? 0, stop };
}

const databaseUrl = (dataDir: string) => readFileSync(join(dataDir, "database-url"), "utf8").trim();

/** A port of 127.0.0.1 that nothing listens on. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}
