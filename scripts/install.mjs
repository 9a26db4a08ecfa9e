// Packages as package-lock.json has them. Plain JavaScript without imports of packages: it runs before there are any.
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";

const stamp = "node_modules/.gongji-lock";
const mark = "node_modules/.gongji-installing"; // Holds the id of the process that installs.
const signEveryMs = 15_000;

/**
 * Installs what package-lock.json names where node_modules is missing or was made from another lock file.
 * `npm install --no-save` keeps to the lock as `npm ci` does; `npm ci` itself refuses a lock made where a registry
 * serves no packages of other platforms. Two starts on one checkout install once. Returns true where it had to install.
 */
export async function ensurePackages() {
  const lock = createHash("sha256")
    .update(readFileSync("package-lock.json"))
    .update(process.version.split(".")[0])
    .digest("hex");
  const isCurrent = () => existsSync(stamp) && readFileSync(stamp, "utf8") === lock;
  let told = false;
  while (!isCurrent()) {
    const holder = takeMark();
    if (holder === null) {
      try {
        await install();
        writeFileSync(stamp, lock);
        return true;
      } finally {
        rmSync(mark, { force: true });
      }
    }
    if (!told) console.log(`Packages: being installed by another start (process ${holder})…`);
    told = true;
    await wait(500);
  }
  return false;
}

async function install() {
  console.log("Packages: to be installed as locked, a minute or two…");
  const began = Date.now();
  const alive = setInterval(() => {
    console.log(`Packages: still at it (${Math.round((Date.now() - began) / 1000)} s)`);
  }, signEveryMs);
  const npm = process.platform === "win32" ? "npm.cmd" : "npm";
  const child = spawn(
    npm,
    ["install", "--no-save", "--no-audit", "--no-fund", "--loglevel=error"],
    {
      stdio: "inherit",
      // NODE_ENV=production would leave out what the build needs.
      env: { ...process.env, NODE_ENV: "development" },
      shell: process.platform === "win32",
    },
  );
  const status = await new Promise((resolve) => {
    child.on("error", () => resolve(1));
    child.on("exit", (code) => resolve(code ?? 1));
  });
  clearInterval(alive);
  if (status === 0) return;
  console.error(
    "The locked packages could not be installed: read npm's message above, mend it and start again.",
  );
  rmSync(mark, { force: true });
  process.exit(1);
}

/** null where this process installs now; else the id of the one that does. */
function takeMark() {
  mkdirSync("node_modules", { recursive: true });
  try {
    writeFileSync(mark, String(process.pid), { flag: "wx" });
    return null;
  } catch (error) {
    if (error.code !== "EEXIST") throw error;
  }
  const holder = Number(existsSync(mark) ? readFileSync(mark, "utf8") : 0);
  if (holder > 0 && isAlive(holder)) return holder;
  rmSync(mark, { force: true }); // Left by one that was killed.
  return takeMark();
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}
