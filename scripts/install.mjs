// Packages as package-lock.json has them. Plain JavaScript without imports of packages: it runs before there are any.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";

const stamp = "node_modules/.gongji-lock";

/**
 * Installs what package-lock.json names where node_modules is missing or was made from another lock file.
 * `npm install --no-save` keeps to the lock as `npm ci` does; `npm ci` itself refuses a lock made where a registry
 * serves no packages of other platforms. Returns true where it had to install.
 */
export async function ensurePackages() {
  const lock = createHash("sha256")
    .update(readFileSync("package-lock.json"))
    .update(process.version.split(".")[0])
    .digest("hex");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === lock) return false;
  console.log("Packages: to be installed as locked, half a minute…");
  const npm = process.platform === "win32" ? "npm.cmd" : "npm";
  // NODE_ENV=production would leave out what the build needs.
  const env = { ...process.env, NODE_ENV: "development" };
  const { status } = spawnSync(
    npm,
    ["install", "--no-save", "--no-audit", "--no-fund", "--loglevel=error"],
    {
      stdio: "inherit",
      env,
      shell: process.platform === "win32",
    },
  );
  if (status !== 0) {
    console.error(
      "The locked packages could not be installed: read npm's message above, mend it and start again.",
    );
    process.exit(1);
  }
  writeFileSync(stamp, lock);
  return true;
}
