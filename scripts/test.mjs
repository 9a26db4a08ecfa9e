// `npm test` on a fresh clone: packages, a Chromium, a Java for the Nu checker, then `npm run check`.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { ensurePackages } from "./install.mjs";
import { ensureScratch } from "./scratch.mjs";

const run = (command, args, env = {}) =>
  spawnSync(command, args, { stdio: "inherit", env: { ...process.env, ...env } }).status === 0;
const answers = (command, args) => spawnSync(command, args, { stdio: "ignore" }).status === 0;
const fail = (sentence) => {
  console.error(sentence);
  console.log("0 passed, 1 failed");
  process.exit(1);
};

/** $CHROMIUM_PATH, Debian's, Playwright's own. */
async function findChromium() {
  const candidates = [process.env.CHROMIUM_PATH, "/usr/bin/chromium"];
  const found = candidates.find((path) => path && existsSync(path));
  if (found) return found;
  const { chromium } = await import("@playwright/test");
  return existsSync(chromium.executablePath()) ? chromium.executablePath() : undefined;
}

function installDebian(packages) {
  if (process.getuid?.() !== 0 || !answers("apt-get", ["--version"])) return false;
  const env = { DEBIAN_FRONTEND: "noninteractive" };
  run("apt-get", ["update", "-qq"], env);
  return run("apt-get", ["install", "-y", "-qq", "--no-install-recommends", ...packages], env);
}

ensureScratch();
await ensurePackages();
let chromium = await findChromium();
if (!chromium && installDebian(["chromium", "fonts-noto-cjk"])) chromium = await findChromium();
if (!chromium)
  fail(
    "No Chromium was found and none could be installed: install one and name it in CHROMIUM_PATH.",
  );
if (!answers("java", ["-version"]) && !installDebian(["default-jre-headless"])) {
  fail("The Nu HTML checker needs Java: install default-jre-headless.");
}
const passed = run(process.execPath, ["--import", "./scripts/tsx.mjs", "scripts/check.ts"], {
  CHROMIUM_PATH: chromium,
});
process.exit(passed ? 0 : 1);
