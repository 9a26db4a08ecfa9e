import { randomBytes } from "node:crypto";
import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  writeSync,
} from "node:fs";
import { join } from "node:path";
import { makeFolder } from "@/lib/folder";

/** Makes what is missing of the secrets, which every process of the site shares; the session secret and the server-action key. */
export function prepareSecrets(secretsDir: string): { session: string; actions: string } {
  try {
    makeFolder(secretsDir);
  } catch (error) {
    throw new Error(
      `The folder ${secretsDir} cannot be made: set SECRETS_DIR to one that can be written.`,
      { cause: error },
    );
  }
  return {
    session: kept(join(secretsDir, "session"), () => randomBytes(32).toString("base64url")),
    // Next wants plain base64; another key would make every open form of the desk fail after a restart.
    actions: kept(join(secretsDir, "server-actions"), () => randomBytes(32).toString("base64")),
  };
}

function kept(path: string, make: () => string): string {
  if (!existsSync(path)) writePrivately(path, `${make()}\n`);
  return readFileSync(path, "utf8").trim();
}

/** Writes a file only its owner may read, whole or not at all. */
export function writePrivately(path: string, text: string): void {
  const making = `${path}.${process.pid}`;
  const file = openSync(making, "w", 0o600);
  try {
    writeSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(making, path);
}
