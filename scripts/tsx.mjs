// `node --import ./scripts/tsx.mjs FILE.ts`: runs TypeScript, also where the machine's temporary folder is closed.
import { loadEnvFile } from "./env-file.mjs";
import { ensureScratch } from "./scratch.mjs";

loadEnvFile();
ensureScratch();
const compiler = await import("tsx/esm/api").catch(() => null);
if (!compiler) {
  console.error("The packages are not installed: `npm start` or `npm ci` installs them.");
  process.exit(1);
}
compiler.register();
