import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import postgres from "postgres";
import type { TestProject } from "vitest/node";
import { type Embedded, startEmbedded } from "@/db/embedded";
import { migrate } from "@/db/migrate";

declare module "vitest" {
  interface ProvidedContext {
    /** The superuser of the run's PostgreSQL. */
    adminUrl: string;
    ownerUrl: string;
    appUrl: string;
  }
}

/** The database every test database is copied from; nobody stays connected to it. */
export const templateDatabase = "gongji";

let running: { server: Embedded; folder: string } | undefined;

/** One PostgreSQL per run in a temporary folder, migrated once. */
export async function setup(project: TestProject): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "gongji-test-"));
  const server = await startEmbedded(folder, { careless: true });
  await migrate(server.ownerUrl);
  const admin = postgres(server.adminUrl, { max: 1, onnotice: () => {} });
  await admin.unsafe(`ALTER DATABASE ${templateDatabase} WITH IS_TEMPLATE true`);
  await admin.end();
  project.provide("adminUrl", server.adminUrl);
  project.provide("ownerUrl", server.ownerUrl);
  project.provide("appUrl", server.appUrl);
  running = { server, folder };
}

/** Stops it and takes the folder away. */
export async function teardown(): Promise<void> {
  await running?.server.stop();
  if (running) rmSync(running.folder, { recursive: true, force: true });
}
