import { existsSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { migrate } from "@/db/migrate";
import { parseRanges } from "@/domain/reads/address";
import { type Env, readEnv } from "@/lib/env";
import { makeFolder } from "@/lib/folder";
import { openLog } from "@/lib/log";
import { buildIfStale, serverBundle, workerBundle } from "../build";
import { firstContent } from "./content";
import { openDatabase, type Running } from "./database";
import { takeLock } from "./lock";
import { checkPort } from "./port";
import { completeSearch } from "./search";
import { prepareSecrets, writePrivately } from "./secrets";
import { sayFailure, stage } from "./stage";
import { startWorkers } from "./workers";

type Server = { close(): Promise<void> };
type Serve = (env: Env, options: { dev: boolean }) => Promise<Server>;

const closeMs = 5_000; // With the database's stop this stays below the 10 s a supervisor grants.

/** From a fresh clone to a served site, stage by stage; a failure is one sentence and exit code 1. */
export async function start(options: {
  dev: boolean;
  beforeServing: () => Promise<void>;
}): Promise<void> {
  const opened: { database?: Running; server?: Server; release?: () => void } = {};
  let leaving = false;

  const leave = async (code: number) => {
    if (leaving) return;
    leaving = true;
    await Promise.race([opened.server?.close().catch(sayFailure), wait(closeMs)]);
    await opened.database?.stop().catch(sayFailure);
    opened.release?.();
    process.exit(code);
  };
  // SIGHUP: the terminal is closed, and nobody would stop the database afterwards.
  for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"]) process.on(signal, () => void leave(0));
  if (process.env["npm_lifecycle_event"]) whenOrphaned(() => void leave(0));

  try {
    const given = readEnv();
    parseRanges(given.trustedProxies); // Its sentence, before anything is made.
    makeDataFolder(given);
    opened.release = lockData(given.dataDir);
    await checkPort(given.host, given.port);
    const secrets = prepareSecrets(given.secretsDir);

    await stage("Database", async () => {
      opened.database = await openDatabase(given);
      return opened.database.said;
    });
    const { database } = opened;
    if (!database) return;
    if (!given.databaseUrl)
      writePrivately(join(given.dataDir, "database-url"), `${database.url}\n`);
    await stage("Migrations", async () => {
      const { applied, total } = await migrate(database.ownerUrl);
      return applied > 0 ? `${applied} applied, ${total} in force` : `current, ${total} in force`;
    });
    let sample = false;
    await stage("First content", async () => {
      const content = await firstContent(given, database.url, new Date());
      sample = content.sample;
      return content.said;
    });

    await stage("Search", (first) => completeSearch(database.url, first));

    const env = hand(given, database.url, secrets, sample);
    if (!options.dev) {
      await stage("Pages", async (first) => {
        const built = await buildIfStale(() => first("to be built, two or three minutes…"));
        return built ? "built" : "built before";
      });
    }
    await options.beforeServing();
    await stage("Server", async () => {
      opened.server = await openServer(env, options.dev);
      const many = env.processes > 1 && !options.dev ? `, ${env.processes} processes` : "";
      return `listening on ${env.host}:${env.port}${many}`;
    });
    announce(env);
  } catch (error) {
    if (leaving) return; // Told to stop meanwhile: what broke off is no failure.
    sayFailure(error);
    await leave(1);
  }
}

/** npm passes a signal to the shell between, which dies of it and passes nothing on: `kill` of `npm start` would leave the site running. */
function whenOrphaned(then: () => void): void {
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    then();
  }, 250);
  watch.unref();
}

function makeDataFolder({ dataDir }: Env): void {
  try {
    makeFolder(dataDir);
    const probe = join(dataDir, `.probe-${process.pid}`);
    writeFileSync(probe, "written");
    rmSync(probe);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    const said = /ENOSPC|EDQUOT/.test(code)
      ? `The disk that holds ${dataDir} is full: free some space, then start again.`
      : /ENOTDIR|EEXIST/.test(code)
        ? `${dataDir} cannot be used as a folder: set DATA_DIR to another one.`
        : `The folder ${dataDir} cannot be written: give this user the right to, or set DATA_DIR to another one.`;
    throw new Error(said, { cause: error });
  }
}

function lockData(dataDir: string): () => void {
  const lock = takeLock(join(dataDir, "start.lock"));
  if (typeof lock === "function") return lock;
  throw new Error(
    `Gongji already runs on ${dataDir} (process ${lock.holder}): stop it, or set DATA_DIR and PORT for a second one.`,
  );
}

/** Puts what was found out where the server and Next read it, and reads the settings again. */
function hand(
  given: Env,
  databaseUrl: string,
  secrets: { session: string; actions: string },
  sample: boolean,
): Env {
  Object.assign(process.env, {
    PORT: String(given.port),
    HOST: given.host,
    PUBLIC_URL: given.publicUrl,
    DATA_DIR: given.dataDir,
    SECRETS_DIR: given.secretsDir,
    STORAGE_URL: given.storageUrl,
    DATABASE_URL: databaseUrl,
    SAMPLE_DATA: given.sampleData,
    // A demonstration is tried with scripts; a ministry's count is of people.
    READS_AUTOMATION: given.readsAutomation ?? (sample ? "allow" : "deny"),
    NEXTAUTH_URL: given.publicUrl,
    NEXTAUTH_SECRET: secrets.session,
    NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: secrets.actions,
  });
  return readEnv();
}

/** In this process, or with PROCESSES in as many others, which read the settings from the environment. */
async function openServer(env: Env, dev: boolean): Promise<Server> {
  if (env.processes > 1 && !dev) {
    const log = openLog(env.logLevel);
    return await startWorkers({ count: env.processes, program: resolve(workerBundle), log });
  }
  const module: { serve: Serve } = dev
    ? await import("@/server/main")
    : await import(pathToFileURL(resolve(serverBundle)).href);
  return await module.serve(env, { dev });
}

/** The seconds are those since this process began, packages and build included. */
function announce(env: Env): void {
  const accounts = join(env.dataDir, "accounts.json");
  console.log(
    `\nGongji is ready after ${(performance.now() / 1000).toFixed(1)} s: ${env.publicUrl}`,
  );
  if (existsSync(accounts))
    console.log(`The desk is at ${env.publicUrl}/admin, its accounts are in ${accounts}`);
}
