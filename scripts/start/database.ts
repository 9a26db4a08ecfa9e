import { existsSync } from "node:fs";
import { join } from "node:path";
import { type Embedded, startEmbedded } from "@/db/embedded";
import { explainDatabase } from "@/db/migrate";
import type { Env } from "@/lib/env";

export type Running = {
  /** The application works with this one. */
  url: string;
  /** For migrations alone. */
  ownerUrl: string;
  said: string;
  stop(): Promise<void>;
};

/** The database of the settings: the server DATABASE_URL names, else the embedded one, started here. */
export async function openDatabase(env: Env): Promise<Running> {
  const { databaseUrl, databaseOwnerUrl } = env;
  if (databaseUrl) {
    const said = `the server at ${serverName(databaseUrl)}`;
    return {
      url: databaseUrl,
      ownerUrl: databaseOwnerUrl ?? databaseUrl,
      said,
      stop: async () => {},
    };
  }
  const server = await startEmbedded(env.dataDir, {
    secretsDir: env.secretsDir,
    onRestart: (sentence) => console.warn(sentence),
  });
  return {
    url: server.appUrl,
    ownerUrl: server.ownerUrl,
    said: named(server),
    stop: server.stop,
  };
}

const named = (server: Embedded) =>
  `embedded PostgreSQL ${server.version} on 127.0.0.1:${server.port}${server.reused ? ", found running" : ""}`;

function serverName(url: string): string {
  try {
    return new URL(url).host;
  } catch {
    throw new Error(
      "DATABASE_URL is no address: write it as postgres://user:password@host:5432/database.",
    );
  }
}

/** Runs `work` for a command of the shell: on the running database, or on the embedded one started for it alone. */
export async function withDatabaseUrl<T>(env: Env, work: (url: string) => Promise<T>): Promise<T> {
  if (env.databaseUrl) {
    serverName(env.databaseUrl);
    return await explained(work(env.databaseUrl));
  }
  if (!existsSync(join(env.dataDir, "postgres"))) {
    throw new Error(
      `There is no database in ${env.dataDir}: run \`npm start\` first, or set DATA_DIR.`,
    );
  }
  const server = await startEmbedded(env.dataDir, { secretsDir: env.secretsDir });
  try {
    return await explained(work(server.appUrl));
  } finally {
    if (server.reused) server.leave();
    else await server.stop();
  }
}

async function explained<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw explainDatabase(error) ?? error;
  }
}
