import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";

/** Fails when db/schema says something that db/migrations does not: generates into a copy and expects nothing new. */
const copy = mkdtempSync(join("node_modules", ".drift-"));
try {
  cpSync("db/migrations", copy, { recursive: true });
  const before = readdirSync(copy).length;
  const run = spawnSync(
    "node_modules/.bin/drizzle-kit",
    ["generate", "--dialect", "postgresql", "--schema", "./db/schema/index.ts", "--out", copy],
    { encoding: "utf8" },
  );
  const grown = readdirSync(copy).length > before;
  if (run.status !== 0 || grown) {
    console.error(
      run.status === 0
        ? "The schema has changed without a migration: run `npx drizzle-kit generate` and commit what it writes."
        : run.stderr || run.stdout,
    );
    process.exitCode = 1;
  } else {
    console.log("The migrations say all that the schema says.");
  }
} finally {
  rmSync(copy, { recursive: true, force: true });
}
