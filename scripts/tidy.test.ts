import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";

const rooms = ["app", "components", "db", "domain", "e2e", "lib", "scripts", "server"];
const files = rooms.flatMap((room) => walk(room));
const sources = files.filter((file) => /\.tsx?$/.test(file));
const isTest = (file: string) => /\.(test|e2e)\.tsx?$/.test(file);
const read = (file: string) => readFileSync(file, "utf8");

function walk(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? walk(path) : [path];
  });
}

/** Files, not tests, whose text has `pattern`. */
const offenders = (pattern: RegExp, among: (file: string) => boolean) =>
  sources.filter((file) => among(file) && !isTest(file) && pattern.test(read(file)));

/** The functions of a file by name, each with its body from the first statement on. */
const functions = (text: string) =>
  new Map(
    [...text.matchAll(/^(export )?async function (\w+)[\s\S]*?\{\n\s+([\s\S]*?)\n\}/gm)].map(
      ([, exported, name = "", body = ""]) => [name, { exported: exported !== undefined, body }],
    ),
  );

describe("the house stays tidy", () => {
  test.each(["common", "public", "desk"])(
    "%s words stand in English and in Korean, none empty",
    (part) => {
      const en: Record<string, string> = JSON.parse(read(`lib/i18n/en/${part}.json`));
      const ko: Record<string, string> = JSON.parse(read(`lib/i18n/ko/${part}.json`));
      expect(Object.keys(ko).sort()).toEqual(Object.keys(en).sort());
      expect(
        [...Object.values(en), ...Object.values(ko)].filter((words) => words.trim() === ""),
      ).toEqual([]);
    },
  );

  test("no words stand in two files", () => {
    const keys = ["common", "public", "desk"].flatMap((part) =>
      Object.keys(JSON.parse(read(`lib/i18n/en/${part}.json`))),
    );
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
  });

  test("every refusal and every issue has words", () => {
    const desk: Record<string, string> = JSON.parse(read("lib/i18n/en/desk.json"));
    const refusals = [...read("domain/outcome.ts").matchAll(/\| \{ code: "(\w+)"/g)].map(
      ([, code]) => `refusal.${code}`,
    );
    const issues = sources
      .filter((file) => file.startsWith("domain/") && !isTest(file))
      .flatMap((file) =>
        [...read(file).matchAll(/field: [^}]*?code: "(\w+)"/g)].map(([, code]) => `issue.${code}`),
      );
    expect(refusals.length).toBeGreaterThan(8);
    expect([...new Set([...refusals, ...issues])].filter((key) => !(key in desk))).toEqual([]);
  });

  test("every page and handler of the desk asks who is there", () => {
    const doors = sources.filter(
      (file) =>
        /^app\/\(desk\)\/admin\/.*\/?(page\.tsx|route\.ts)$/.test(file) &&
        !file.includes("sign-in"),
    );
    expect(doors.length).toBeGreaterThan(4);
    // A page of administration begins with `adminPage`, which asks before anything is drawn.
    expect(read("app/(desk)/admin/admin-door.tsx")).toMatch(/await requireOfficial\(to\)/);
    const asksFirst = /await requireOfficial\(|^ {2}return adminPage\(/m;
    expect(doors.filter((file) => !asksFirst.test(read(file)))).toEqual([]);
    const calls = sources.filter((file) =>
      /^app\/(?:api\/desk\/.*route|upload-door)\.ts$/.test(file),
    );
    const asks =
      /Promise<Response> \{\s+(?:const context = await officialCalling\(|return takeFiles\()/;
    expect(calls.length).toBeGreaterThan(1);
    expect(calls.filter((file) => !asks.test(read(file)))).toEqual([]);
  });

  test("the first thing every action does is to ask who is there", () => {
    const asks = /^const context = await (?:officialSending|requireOfficial|currentOfficial)\(/;
    // `return takeStep(…)` asks where takeStep does.
    const asksFirst = (body: string | undefined, known: ReturnType<typeof functions>): boolean =>
      body !== undefined &&
      (asks.test(body) ||
        asksFirst(known.get(/^return (\w+)\(/.exec(body)?.[1] ?? "")?.body, known));
    const shared = functions(read("app/(desk)/admin/carry-out.ts"));
    const actions = sources
      .filter((file) => file.startsWith("app/") && /^["']use server["']/.test(read(file)))
      .flatMap((file) => {
        const own = functions(read(file));
        const known = new Map([...shared, ...own]);
        return [...own]
          .filter(([, { exported }]) => exported)
          .map(([name, { body }]) => ({ name, safe: asksFirst(body, known) }));
      });
    expect(actions.length).toBeGreaterThan(9);
    expect(actions.filter(({ safe }) => !safe).map(({ name }) => name)).toEqual(["enter"]);
  });

  test("no source is longer than 300 lines", () => {
    const long = sources.filter(
      (file) =>
        !isTest(file) && !file.startsWith("db/sample/") && read(file).split("\n").length > 301,
    );
    expect(long).toEqual([]);
  });

  test("no room reads a clock: time comes from the context", () => {
    expect(
      offenders(
        /new Date\(\)|Date\.now\(\)/,
        (file) => file.startsWith("domain/") && !file.includes("testing"),
      ),
    ).toEqual([]);
  });

  test("dates and numbers are written in one place", () => {
    expect(
      offenders(
        /toLocale(Date|Time)?String|Intl\.DateTimeFormat/,
        (file) => file !== "lib/time.ts",
      ),
    ).toEqual([]);
  });

  test("focus is never taken away", () => {
    const styles = files.filter((file) => /\.(css|tsx)$/.test(file));
    expect(styles.filter((file) => /outline-none|outline:\s*(none|0)\b/.test(read(file)))).toEqual(
      [],
    );
  });

  test("nothing is left for later in a comment", () => {
    expect(offenders(/\b(TODO|FIXME|XXX)\b/, () => true)).toEqual([]);
  });

  test("public pages use plain links, no client code and no suspense", () => {
    const inPublic = (file: string) =>
      file.startsWith("app/(public)") || file.startsWith("components/public");
    expect(offenders(/next\/link|"use client"|<Suspense|notFound\(\)|style=\{/, inPublic)).toEqual(
      [],
    );
  });
});

describe("the rooms keep their doors", () => {
  const planted: [string, string][] = [
    ["lib/planted.ts", "@/domain/outcome"],
    ["lib/planted2.ts", "../domain/outcome"],
    ["lib/planted3.ts", "react"],
    ["lib/planted4.ts", "drizzle-orm"],
    ["db/planted.ts", "@/domain/outcome"],
    ["domain/planted.ts", "@/components/public/shell"],
    ["domain/planted2.ts", "../server/store"],
    ["domain/planted3.ts", "next-auth"],
    ["domain/notices/planted.ts", "../../server/store"],
    ["components/planted.ts", "@/db"],
    ["components/planted2.ts", "drizzle-orm"],
    ["components/planted3.ts", "@/domain/notices/publish"],
    ["app/planted.ts", "drizzle-orm"],
    ["app/planted2.ts", "@/db/schema"],
    ["app/planted3.ts", "@/server/store"],
    ["server/planted.ts", "postgres"],
    ["server/planted2.ts", "@/db/schema"],
    ["server/planted3.ts", "@/app/context"],
    ["scripts/planted.ts", "@/app/context"],
    ["e2e/planted.ts", "@/domain/outcome"],
    ["e2e/planted2.ts", "@/db/schema"],
    ["e2e/planted3.ts", "postgres"],
  ];
  // .gitignore names these files too: a run that is killed here leaves nothing to commit.
  test("lint refuses an import from the wrong room, in every room", () => {
    for (const [file, module] of planted) {
      writeFileSync(file, `import { thing } from "${module}";\n\nexport const other = thing;\n`);
    }
    try {
      const names = planted.map(([file]) => file);
      const run = spawnSync(
        "node_modules/.bin/biome",
        ["lint", "--max-diagnostics=200", "--reporter=json", ...names],
        { encoding: "utf8" },
      );
      const refused = names.filter((file) =>
        JSON.parse(run.stdout).diagnostics.some(
          (each: { category: string; location: { path: unknown } }) =>
            each.category.endsWith("noRestrictedImports") &&
            JSON.stringify(each.location.path).includes(file),
        ),
      );
      expect(refused).toEqual(names);
    } finally {
      for (const [file] of planted) rmSync(file, { force: true });
    }
  });

  test("components take only types from the rooms, the table of steps and the desk’s limits", () => {
    expect(
      offenders(
        /^import (?!type\b)[^;]*?from "@\/domain\/(?!notices\/(?:workflow|desk-limits)")/m,
        (file) => file.startsWith("components/"),
      ),
    ).toEqual([]);
  });
});

test("what is installed stands above the known holes", () => {
  const floors = {
    next: "16.4.5",
    react: "19.2.8",
    "next-auth": "4.24.15",
    "drizzle-orm": "0.45.2",
    "sanitize-html": "2.17.4",
    zod: "4.6.7",
  };
  const below = Object.entries(floors).filter(([name, floor]) => {
    const { version } = JSON.parse(read(`node_modules/${name}/package.json`));
    return version.localeCompare(floor, "en", { numeric: true }) < 0;
  });
  expect(below).toEqual([]);
});

test("a migration that has landed is never edited", () => {
  const landed: Record<string, string> = JSON.parse(read("db/migrations/landed.json"));
  const names = readdirSync("db/migrations").filter((name) => name.endsWith(".sql"));
  const hashes = names.map((name) => [
    name,
    createHash("sha256")
      .update(readFileSync(`db/migrations/${name}`))
      .digest("hex"),
  ]);
  expect(Object.fromEntries(hashes)).toEqual(landed);
});
