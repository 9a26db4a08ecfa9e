import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

/** What the build is made from. */
const sources = [
  ...["app", "components", "domain", "db", "lib", "server", "public"],
  ...["next.config.ts", "postcss.config.mjs", "tsconfig.json", "package-lock.json"],
  "scripts/build.ts",
];

export const stampFile = ".next/gongji/stamp";

/** True where what lies in .next was made from these very sources by this Node. */
export const isCurrent = (): boolean =>
  existsSync(stampFile) && readFileSync(stampFile, "utf8") === sourcesHash();

/** SHA-256 (hex) over every source's name and bytes and the major version of Node. */
export function sourcesHash(): string {
  const hash = createHash("sha256").update(process.version.split(".")[0] ?? "");
  for (const file of sources.flatMap(filesOf))
    hash.update(`\0${file}\0`).update(readFileSync(file));
  return hash.digest("hex");
}

function filesOf(path: string): string[] {
  if (!existsSync(path)) return [];
  if (statSync(path).isFile()) return [path];
  return readdirSync(path, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const below = join(path, entry.name);
      if (entry.isDirectory()) return filesOf(below);
      return /\.(test|bench)\.tsx?$|^\./.test(entry.name) ? [] : [below];
    });
}
