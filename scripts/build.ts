import { spawn } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { resolve } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { build as bundle } from "esbuild";
import { takeLock } from "./start/lock";
import { sayFailure } from "./start/stage";
import { isCurrent, sourcesHash, stampFile } from "./start/stale";

/** The server as one file: what `npm start` loads, and the same as one of several processes. */
export const serverBundle = ".next/gongji/server.mjs";
export const workerBundle = ".next/gongji/worker.mjs";

const lockFile = "node_modules/.gongji-build.lock"; // Next empties .next when it builds.
const patienceMs = 10 * 60_000;

/**
 * Builds where the sources have changed since; two starts on one checkout build once. True where it built. `stale` is
 * called before the long wait.
 */
export async function buildIfStale(stale = () => {}): Promise<boolean> {
  const until = Date.now() + patienceMs;
  if (!isCurrent()) stale();
  while (!isCurrent()) {
    const lock = takeLock(lockFile);
    if (typeof lock === "function") {
      try {
        await build();
        return true;
      } finally {
        lock();
      }
    }
    if (Date.now() > until) {
      throw new Error(
        `Another build (process ${lock.holder}) does not end: stop it, then start again.`,
      );
    }
    await wait(500);
  }
  return false;
}

async function build(): Promise<void> {
  const hash = sourcesHash(); // Before: an edit during the build makes the next start build again.
  await buildPages();
  await bundleServer();
  writeFileSync(stampFile, hash);
}

function buildPages(): Promise<void> {
  const next = createRequire(import.meta.url).resolve("next/dist/bin/next");
  const child = spawn(process.execPath, [next, "build"], {
    env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const stop = () => child.kill(); // Whoever stops the start stops the build.
  process.once("exit", stop);
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (part: Buffer) => {
      output += part;
    });
  }
  return new Promise((built, failed) => {
    child.once("error", failed);
    child.once("exit", (code) => {
      process.off("exit", stop);
      if (code === 0) return built();
      console.error(output.trim());
      failed(
        new Error("The pages could not be built: what Next says above names the file at fault."),
      );
    });
  });
}

async function bundleServer(): Promise<void> {
  mkdirSync(".next/gongji", { recursive: true });
  await bundle({
    entryPoints: { server: "server/main.ts", worker: "server/worker.ts" },
    outdir: ".next/gongji",
    outExtension: { ".js": ".mjs" },
    bundle: true,
    platform: "node",
    target: "node20",
    format: "esm",
    packages: "external",
    sourcemap: true,
    logLevel: "silent",
    plugins: [
      {
        name: "alias", // `packages: "external"` takes "@/…" for a package.
        setup(api) {
          api.onResolve({ filter: /^@\// }, ({ path, ...from }) =>
            api.resolve(`./${path.slice(2)}`, { kind: from.kind, resolveDir: resolve(".") }),
          );
        },
      },
    ],
  });
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  try {
    console.log((await buildIfStale()) ? "Built." : "Nothing has changed since the last build.");
  } catch (error) {
    sayFailure(error);
    process.exitCode = 1;
  }
}
