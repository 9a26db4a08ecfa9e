import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, existsSync, openSync, readFileSync, realpathSync } from "node:fs";
import { join, resolve } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import postgres from "postgres";
import { makeFolder } from "@/lib/folder";
import { type Binaries, findBinaries, isInUse, isPostgres, removeDead } from "./embedded-binaries";
import { cleanEnvironment, makeCluster, names, reason, secret } from "./embedded-cluster";
import { rememberedPort } from "./embedded-port";

export type Embedded = {
  /** May change the schema; for migrations alone. */
  ownerUrl: string;
  /** What the application works with. */
  appUrl: string;
  /** The superuser; for tests and repairs. */
  adminUrl: string;
  port: number;
  /** As PostgreSQL says it: 18.4. */
  version: string;
  /** A server left running by an application that was killed was taken over. */
  reused: boolean;
  stop(): Promise<void>;
  /** Lets it run and watches it no longer. */
  leave(): void;
};

type Options = {
  secretsDir?: string;
  /** For tests: nothing is forced to the disk. */
  careless?: boolean;
  /** Told when the server died and was started again, or could not be. */
  onRestart?: (sentence: string) => void;
};

const leftoverMs = 5_000; // After SIGKILL the last server may not be reaped yet.
const readyMs = 60_000; // Crash recovery replays the log first.
const watchMs = 500;

/**
 * Starts the PostgreSQL that comes with the packages on a folder of `dataDir`, on 127.0.0.1 alone,
 * or takes over the one an earlier, killed application left running there. It is watched and started again when it dies.
 * Throws one sentence a person can act on.
 */
export async function startEmbedded(dataDir: string, options: Options = {}): Promise<Embedded> {
  const folder = resolve(dataDir);
  try {
    return await start(folder, options);
  } catch (error) {
    throw explain(error, folder);
  }
}

async function start(dataDir: string, options: Options): Promise<Embedded> {
  const secretsDir = resolve(options.secretsDir ?? join(dataDir, "secrets"));
  makeFolder(dataDir);
  makeFolder(secretsDir);
  const binaries = findBinaries(dataDir);
  const cluster = join(dataDir, "postgres");
  const fresh = !existsSync(join(cluster, "PG_VERSION"));
  const passwords = {
    admin: secret(join(secretsDir, "postgres-admin"), fresh),
    owner: secret(join(secretsDir, "postgres-owner"), true),
    app: secret(join(secretsDir, "postgres-app"), true),
  };
  if (fresh) makeCluster(binaries, dataDir, passwords.admin, options.careless === true);

  const left = await leftover(cluster, passwords.admin);
  const port = left?.port ?? (await rememberedPort(join(dataDir, "postgres-port")));
  const url = (name: keyof typeof passwords, database = names.database) =>
    `postgres://${names[name]}:${passwords[name]}@127.0.0.1:${port}/${database}`;
  const adminUrl = url("admin", "postgres");
  let pid = left?.pid ?? (await launch(binaries, cluster, port, adminUrl, options));

  const version = await prepare(adminUrl, passwords);

  let stopping = false;
  let restarting: Promise<void> | undefined;
  let failure = "";
  const restart = async () => {
    try {
      const still = await leftover(cluster, passwords.admin);
      pid = still?.pid ?? (await launch(binaries, cluster, port, adminUrl, options));
      failure = "";
      options.onRestart?.("The embedded database had stopped and is running again.");
    } catch (error) {
      const { message } = explain(error, dataDir);
      if (message !== failure) options.onRestart?.(message); // Tried twice a second, said once.
      failure = message;
      await wait(watchMs);
    }
  };
  const watch = setInterval(() => {
    if (stopping || restarting || isPostgres(pid)) return;
    restarting = restart().finally(() => {
      restarting = undefined;
    });
  }, watchMs);
  watch.unref();

  return {
    ownerUrl: url("owner"),
    appUrl: url("app"),
    adminUrl,
    port,
    version,
    reused: left !== null,
    leave() {
      stopping = true;
      clearInterval(watch);
    },
    async stop() {
      stopping = true;
      clearInterval(watch);
      await restarting;
      await shutDown(pid);
    },
  };
}

/** The server an earlier start left behind, once it answers; null when there is none. Waits while it is going away. */
async function leftover(cluster: string, password: string) {
  const pidFile = join(cluster, "postmaster.pid");
  const until = Date.now() + leftoverMs;
  for (;;) {
    const [pidLine, , , portLine] = readIfThere(pidFile).split("\n");
    const pid = Number(pidLine);
    if (!Number.isInteger(pid) || pid <= 0) return null;
    const living = isPostgres(pid);
    const url = `postgres://${names.admin}:${password}@127.0.0.1:${portLine}/postgres`;
    if (living && portLine && (await answers(url, cluster))) return { pid, port: Number(portLine) };
    if (!living && !isInUse(cluster)) {
      // The number may live on as another process: PostgreSQL would then refuse for ever.
      removeDead(pidFile);
      return null;
    }
    if (Date.now() > until) {
      throw new Error(
        `Another PostgreSQL (process ${pid}) holds ${cluster} and does not answer: stop it, then start again.`,
      );
    }
    await wait(100);
  }
}

async function answers(url: string, cluster: string): Promise<boolean> {
  const sql = postgres(url, { max: 1, connect_timeout: 2, onnotice: () => {} });
  try {
    const [row] = await sql`show data_directory`;
    return realpathSync(String(row?.["data_directory"])) === realpathSync(cluster);
  } catch {
    return false;
  } finally {
    await sql.end({ timeout: 1 });
  }
}

/** Starts the server in a session of its own, so that Ctrl-C reaches the application first; the pid once it answers. */
async function launch(
  binaries: Binaries,
  cluster: string,
  port: number,
  adminUrl: string,
  options: Options,
): Promise<number> {
  const careless = ["fsync=off", "full_page_writes=off", "synchronous_commit=off"];
  const settings = [
    "listen_addresses=127.0.0.1",
    "unix_socket_directories=",
    ...(options.careless ? careless : []),
  ].flatMap((setting) => ["-c", setting]);
  const { file, args, as } = binaries.command(binaries.postgres, [
    ...["-D", cluster, "-p", String(port)],
    ...settings,
  ]);
  const logFile = join(cluster, "..", "postgres-start.log");
  const log = openSync(logFile, "w", 0o600);
  const child = spawn(file, args, {
    ...as,
    env: cleanEnvironment(),
    detached: true,
    stdio: ["ignore", log, log],
  });
  closeSync(log);
  child.unref();
  return await ready(child, cluster, logFile, adminUrl);
}

async function ready(child: ChildProcess, cluster: string, logFile: string, adminUrl: string) {
  let failure: string | undefined;
  child.once("error", (error) => {
    failure = error.message;
  });
  child.once("exit", () => {
    failure = reason(readIfThere(logFile)) || "it ended at once";
  });
  const until = Date.now() + readyMs;
  while (Date.now() < until) {
    if (failure !== undefined) throw new Error(failure);
    const status = readIfThere(join(cluster, "postmaster.pid")).split("\n")[7]?.trim();
    if (status === "ready" && child.pid && (await answers(adminUrl, cluster))) return child.pid;
    await wait(20);
  }
  throw new Error(`The embedded database did not answer within ${readyMs / 1000} s.`);
}

/** Roles and database; can be repeated. Returns the server's version. */
async function prepare(
  adminUrl: string,
  passwords: { owner: string; app: string },
): Promise<string> {
  const sql = postgres(adminUrl, { max: 1, connect_timeout: 10, onnotice: () => {} });
  try {
    const known = await sql`select rolname from pg_roles`;
    for (const role of ["owner", "app"] as const) {
      const verb = known.some((row) => row["rolname"] === names[role]) ? "ALTER" : "CREATE";
      // The passwords are base64url: nothing in them needs quoting.
      await sql.unsafe(`${verb} ROLE ${names[role]} LOGIN PASSWORD '${passwords[role]}'`);
    }
    await sql.unsafe(`ALTER ROLE ${names.owner} CREATEROLE`);
    await sql.unsafe(
      `GRANT ${names.app} TO ${names.owner} WITH ADMIN TRUE, INHERIT TRUE, SET TRUE`,
    );
    const [there] = await sql`select 1 from pg_database where datname = ${names.database}`;
    if (!there) await sql.unsafe(`CREATE DATABASE ${names.database} OWNER ${names.owner}`);
    const [row] = await sql`show server_version`;
    return String(row?.["server_version"]).split(" ")[0] ?? "";
  } finally {
    await sql.end({ timeout: 1 });
  }
}

/** Fast shutdown: sessions end, the log is written; at worst an immediate one, which the next start recovers from. */
async function shutDown(pid: number): Promise<void> {
  for (const [signal, patienceMs] of [
    ["SIGINT", 3_000],
    ["SIGQUIT", 1_000],
  ] as const) {
    if (!isPostgres(pid)) return;
    process.kill(pid, signal);
    const until = Date.now() + patienceMs;
    while (isPostgres(pid) && Date.now() < until) await wait(20);
  }
}

const readIfThere = (path: string) => (existsSync(path) ? readFileSync(path, "utf8") : "");

/** Words a failure as one sentence with its mend. */
function explain(error: unknown, dataDir: string): Error {
  const said = error instanceof Error ? error.message : String(error);
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  const mends: [RegExp, string][] = [
    [
      /ENOSPC|No space left|EDQUOT|wrote only \d+ of/,
      `The disk that holds ${dataDir} is full: free some space, then start again.`,
    ],
    [
      /EROFS|Read-only file system/,
      `The folder ${dataDir} can only be read: set DATA_DIR to a folder that can be written.`,
    ],
    [
      /EACCES|EPERM|Permission denied/,
      `The folder ${dataDir} may not be written by this user: set DATA_DIR to one that may.`,
    ],
    [
      /ENOENT.*mkdir/,
      `The folder ${dataDir} cannot be made: set DATA_DIR to a folder that can be written.`,
    ],
    [/ENOTDIR|EEXIST/, `${dataDir} cannot be used as a folder: set DATA_DIR to another one.`],
  ];
  const mend = mends.find(([pattern]) => pattern.test(code) || pattern.test(said));
  if (mend) return new Error(mend[1], { cause: error });
  if (/[.:] /.test(said) && said.endsWith(".")) return new Error(said, { cause: error });
  return new Error(`The embedded database does not start: ${said}`, { cause: error });
}
