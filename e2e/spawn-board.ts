import { spawn } from "node:child_process";
import { createServer } from "node:net";

export type Spawned = {
  origin: string;
  pid: number;
  /** All it has said so far. */
  said(): string;
  /** SIGTERM, then its exit code. */
  stop(): Promise<number | null>;
};

/** Starts a board as a stranger would, on a free port, with these settings and no others. */
export async function spawnBoard(settings: Record<string, string>): Promise<Spawned> {
  const port = await freePort();
  const child = spawn(process.execPath, ["scripts/start.mjs"], {
    env: {
      ...process.env,
      NODE_ENV: "production",
      PORT: String(port),
      DATABASE_URL: "",
      PUBLIC_URL: "",
      LOG_LEVEL: "warn",
      ...settings,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  child.stdout.on("data", (chunk) => (said += chunk));
  child.stderr.on("data", (chunk) => (said += chunk));
  const gone = new Promise<number | null>((resolve) => child.once("exit", resolve));
  const origin = `http://localhost:${port}`;
  await ready(
    `${origin}/readyz`,
    () => child.exitCode !== null,
    () => said,
  );
  return {
    origin,
    pid: child.pid ?? 0,
    said: () => said,
    stop() {
      child.kill("SIGTERM");
      return gone;
    },
  };
}

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
