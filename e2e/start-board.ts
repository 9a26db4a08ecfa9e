import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Starts the board as a stranger would, `npm start` with an empty data folder, and stops it after the last test. */
export default async function startBoard(): Promise<() => Promise<void>> {
  const dataDir = mkdtempSync(join(tmpdir(), "gongji-e2e-"));
  const port = await freePort();
  const child = spawn(process.execPath, ["scripts/start.mjs"], {
    env: {
      ...process.env,
      NODE_ENV: "production",
      PORT: String(port),
      DATA_DIR: dataDir,
      DATABASE_URL: "",
      PUBLIC_URL: "",
      READS_AUTOMATION: "allow",
      LOG_LEVEL: "warn",
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  child.stdout.on("data", (chunk) => (said += chunk));
  child.stderr.on("data", (chunk) => (said += chunk));
  const origin = `http://localhost:${port}`;
  await ready(
    `${origin}/readyz`,
    () => child.exitCode !== null,
    () => said,
  );
  process.env["BOARD_URL"] = origin;
  process.env["BOARD_PID"] = String(child.pid);
  process.env["BOARD_DATA"] = dataDir;
  process.env["BOARD_ACCOUNTS"] = readFileSync(join(dataDir, "accounts.json"), "utf8");
  return async () => {
    const gone = new Promise((resolve) => child.once("exit", resolve));
    child.kill("SIGTERM");
    await gone;
    writeFileSync(join(tmpdir(), "gongji-e2e.log"), said);
    rmSync(dataDir, { recursive: true, force: true });
  };
}

/** Resolves once the board is ready; throws what it said where it died or took too long. */
export async function ready(url: string, dead: () => boolean, said: () => string): Promise<void> {
  const patience = Date.now() + 240_000; // A stale build is built first.
  while (Date.now() < patience) {
    if (dead()) throw new Error(`The board did not start:\n${said()}`);
    const answer = await fetch(url).catch(() => null);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  throw new Error(`The board was not ready in time:\n${said()}`);
}

/** A port of 127.0.0.1 that nothing listens on. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      const port = typeof address === "object" && address ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}
