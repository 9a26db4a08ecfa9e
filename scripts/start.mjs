// `npm start` and `npm run dev`. Plain JavaScript without imports of packages: it runs before there are any.
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";

const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && minor < 9)) {
  console.error(
    `Gongji needs Node 20.9 or newer and this is ${process.versions.node}: install the current LTS.`,
  );
  process.exit(1);
}

process.chdir(dirname(dirname(fileURLToPath(import.meta.url))));
const { loadEnvFile } = await import("./env-file.mjs");
loadEnvFile();
const dev = process.argv.includes("--dev");
process.env.NODE_ENV = dev ? "development" : "production";
process.env.NEXT_TELEMETRY_DISABLED = "1";

const { ensureScratch } = await import("./scratch.mjs");
ensureScratch();
const { ensurePackages } = await import("./install.mjs");
const began = Date.now();
if (await ensurePackages()) {
  console.log(`Packages: installed as locked (${((Date.now() - began) / 1000).toFixed(1)} s)`);
}

const { register } = await import("tsx/esm/api");
const unregister = register();
const { start } = await import("./start/main.ts");
// What is served was bundled by the build: it is loaded without the compiler in between.
await start({ dev, beforeServing: dev ? async () => {} : unregister });
