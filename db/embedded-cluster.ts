import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Binaries } from "./embedded-binaries";

/** Roles and database of the embedded server. */
export const names = {
  admin: "postgres",
  owner: "gongji_owner",
  app: "gongji_app",
  database: "gongji",
};

/** Reads the password kept in `path`; makes it where that is allowed, else throws one sentence. */
export function secret(path: string, mayMake: boolean): string {
  if (existsSync(path)) return readFileSync(path, "utf8").trim();
  if (!mayMake) {
    throw new Error(
      `The password of the embedded database is gone (${path}): put the secrets folder back from the backup.`,
    );
  }
  const made = randomBytes(24).toString("base64url");
  writeFileSync(path, `${made}\n`, { mode: 0o600, flag: "wx" });
  return made;
}

/** Makes the cluster under another name and renames it when it is whole: a start cut short leaves nothing half made. */
export function makeCluster(
  binaries: Binaries,
  dataDir: string,
  password: string,
  careless: boolean,
) {
  const making = join(dataDir, "postgres.making");
  const passwordFile = join(dataDir, "postgres.password");
  rmSync(making, { recursive: true, force: true });
  mkdirSync(making, { mode: 0o700 });
  rmSync(passwordFile, { force: true });
  writeFileSync(passwordFile, password, { mode: 0o600 });
  try {
    binaries.handOver(making);
    binaries.handOver(passwordFile);
    // With the C locale lower() and pg_trgm pass over Hangul without a word.
    const locale = process.platform === "linux" ? ["--locale=C.UTF-8"] : [];
    const { file, args, as } = binaries.command(binaries.initdb, [
      `--pgdata=${making}`,
      `--username=${names.admin}`,
      `--pwfile=${passwordFile}`,
      "--auth=scram-sha-256",
      "--encoding=UTF8",
      "--locale-provider=icu",
      "--icu-locale=und",
      ...locale,
      "--data-checksums",
      ...(careless ? ["--no-sync"] : []),
      ...Object.entries(clusterSettings).map(([name, value]) => `--set=${name}=${value}`),
    ]);
    const made = spawnSync(file, args, { ...as, env: cleanEnvironment(), encoding: "utf8" });
    if (made.status !== 0) throw new Error(reason(made.stderr ?? "") || "initdb failed");
    renameSync(making, join(dataDir, "postgres"));
  } finally {
    rmSync(passwordFile, { force: true });
    rmSync(making, { recursive: true, force: true });
  }
}

/** Written into postgresql.conf, where an operator may change them. */
const clusterSettings = {
  max_connections: "100",
  shared_buffers: "128MB",
  effective_cache_size: "1GB",
  timezone: "UTC",
  log_timezone: "UTC",
  lc_messages: "C",
  password_encryption: "scram-sha-256",
  idle_in_transaction_session_timeout: "60s",
  logging_collector: "on",
  log_filename: "postgres-%a.log", // One file a weekday, written over after a week: bounded.
  log_rotation_age: "1d",
  log_truncate_on_rotation: "on",
  log_file_mode: "0600",
  log_min_error_statement: "panic", // Statements carry what people wrote.
  log_min_duration_statement: "-1",
};

/** The environment without PGDATA, PGHOST and the like: those of the person's shell belong to another server. */
export function cleanEnvironment(): NodeJS.ProcessEnv {
  const environment = { ...process.env };
  for (const name of Object.keys(environment)) {
    if (/^PG|^LC_|^LANG/.test(name)) delete environment[name];
  }
  return environment;
}

/** The line of what a program wrote that says why it gave up; empty where none does. */
export const reason = (text: string) =>
  text
    .split("\n")
    .find((line) => /error|fatal|could not|no space|denied/i.test(line))
    ?.replace(/^\d{4}-.*?\[\d+\]\s+\w+:\s+/, "") // Its log's time, process and level.
    .trim() ?? "";
