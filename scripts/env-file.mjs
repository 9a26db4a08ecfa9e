// The settings of a file `.env`. Plain JavaScript without imports of packages; Node's own reader came with 20.12.
import { existsSync, readFileSync } from "node:fs";

/** Takes what `.env` says into the environment; what stands there already wins. */
export function loadEnvFile(path = ".env", environment = process.env) {
  if (!existsSync(path)) return;
  for (const line of readFileSync(path, "utf8").split(/\r?\n/)) {
    const [, name, value] = /^\s*(?:export\s+)?([A-Z][A-Z0-9_]*)\s*=\s*(.*?)\s*$/.exec(line) ?? [];
    if (name === undefined || name in environment) continue;
    environment[name] = /^(["']).*\1$/.test(value) ? value.slice(1, -1) : value;
  }
}
