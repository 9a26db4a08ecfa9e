import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { locks } from "./locks";

test("no two advisory locks are the same one", () => {
  const keys = Object.values(locks);
  expect(new Set(keys).size).toBe(keys.length);
});

test("nobody takes an advisory lock whose key stands anywhere but in db/locks.ts", () => {
  const sources = ["app", "db", "domain", "scripts", "server"].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((name) => /(?<!\.test)\.tsx?$/.test(name))
      .map((name) => join(folder, name)),
  );

  const taken = sources.flatMap((file) =>
    [...readFileSync(file, "utf8").matchAll(/pg_(?:try_)?advisory_\w*lock\w*\(([^)]*)/g)].map(
      ([, key]) => ({ file, key: key ?? "" }),
    ),
  );

  expect(taken.length).toBeGreaterThanOrEqual(Object.keys(locks).length);
  const strange = taken.filter(({ key }) => !/^\$\{locks\.|^hashtextextended\(/.test(key));
  expect(strange).toEqual([]);
});
