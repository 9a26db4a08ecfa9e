import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, BrowserContext } from "@playwright/test";
import { expect, type RoleName } from "./board";
import { freePort, ready } from "./spawn-board";

/** A process of a board that a test may kill. */
export type OwnBoard = {
  origin: string;
  dataDir: string;
  /** All that it has written to its standard output and error, in every life. */
  said(): string;
  /** `npm start` on the same folder and port; resolves when it is ready. */
  start(): Promise<void>;
  /** SIGKILL: the process ends at once and nothing of it runs on. */
  kill(): Promise<void>;
  /** SIGTERM, and its folder goes. */
  stop(): Promise<void>;
};

/** Starts a board on an empty folder of its own, or a second process `beside` a folder's database. */
export async function openBoard(
  settings: Record<string, string>,
  beside?: { dataDir: string },
): Promise<OwnBoard> {
  const dataDir = mkdtempSync(join(tmpdir(), "gongji-own-"));
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  const shared = beside
    ? {
        DATABASE_URL: databaseUrl(beside.dataDir),
        SECRETS_DIR: join(beside.dataDir, "secrets"),
        STORAGE_URL: `file:${join(beside.dataDir, "files")}`,
      }
    : { DATABASE_URL: "", SECRETS_DIR: "", STORAGE_URL: "" };
  let said = "";
  let child: ChildProcess;

  const gone = () =>
    new Promise<void>((resolve) => {
      if (child.exitCode !== null || child.signalCode !== null) resolve();
      else child.once("exit", () => resolve());
    });

  const start = async () => {
    child = spawn(process.execPath, ["scripts/start.mjs"], {
      env: {
        ...process.env,
        NODE_ENV: "production",
        PORT: String(port),
        DATA_DIR: dataDir,
        PUBLIC_URL: "",
        READS_AUTOMATION: "deny",
        ...shared,
        ...settings,
      },
      stdio: ["ignore", "pipe", "pipe"],
    });
    for (const stream of [child.stdout, child.stderr])
      stream?.on("data", (chunk) => {
        said += chunk;
      });
    await ready(
      `${origin}/readyz`,
      () => child.exitCode !== null,
      () => said,
    );
  };

  await start();
  return {
    origin,
    dataDir,
    said: () => said,
    start,
    async kill() {
      child.kill("SIGKILL");
      await gone();
    },
    async stop() {
      child.kill("SIGTERM");
      await gone();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** Where the board with this data folder keeps its database. */
export const databaseUrl = (dataDir: string) =>
  readFileSync(join(dataDir, "database-url"), "utf8").trim();

/** An official of the sample signs in at a board of the test's own; their pages have no script. */
export async function signedInAt(
  browser: Browser,
  { origin, dataDir }: OwnBoard,
  role: RoleName,
): Promise<BrowserContext> {
  const accounts: { role: string; email: string; password: string }[] = JSON.parse(
    readFileSync(join(dataDir, "accounts.json"), "utf8"),
  );
  const account = accounts.find((each) => each.role === role);
  const context = await browser.newContext({ baseURL: origin, javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto("/admin/sign-in");
  await page.getByLabel("E-mail address").fill(account?.email ?? "");
  await page.getByLabel("Password", { exact: true }).fill(account?.password ?? "");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "My desk" })).toBeVisible();
  await page.close();
  return context;
}
