// Somewhere to write, for this process and those it starts. Plain JavaScript without imports of packages.
import { accessSync, constants, mkdirSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";

/**
 * Sets TMPDIR where the machine's own is closed to this user: the compiler keeps what it has compiled there and the
 * server its inner socket, whose path must be short (a data folder's may not be).
 */
export function ensureScratch() {
  if (isOpen(tmpdir())) return;
  const home = join(homedir(), ".cache");
  try {
    mkdirSync(home, { recursive: true });
  } catch {
    // A user without a home.
  }
  const found = ["/var/tmp", "/dev/shm", home].find(isOpen);
  if (found) process.env.TMPDIR = found;
}

function isOpen(folder) {
  try {
    accessSync(folder, constants.W_OK | constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
