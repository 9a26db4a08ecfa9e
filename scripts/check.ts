import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";

/** Everything a change must pass, in the order in which it fails fastest. Ends with `N passed, N failed`. */
const scratch = mkdtempSync(join(tmpdir(), "gongji-check-"));
const report = (name: string) => join(scratch, `${name}.json`);
const bin = (name: string) => join("node_modules", ".bin", name);

type Result = { passed: number; failed: number; names?: string[] };
type Step = {
  name: string;
  command: string[];
  result?: () => Result;
  env?: Record<string, string>;
};

type VitestFile = {
  name: string;
  assertionResults: { status: string; fullName: string }[];
};

const vitest = (project: string): Step => ({
  name: `${project} tests`,
  command: [
    bin("vitest"),
    "run",
    "--project",
    project,
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${report(project)}`,
  ],
  result: () => {
    const { numPassedTests, numFailedTests, testResults } = readJson(report(project));
    const names = (testResults as VitestFile[]).flatMap(({ name, assertionResults }) =>
      assertionResults
        .filter(({ status }) => status === "failed")
        .map(({ fullName }) => `${relative(".", name)}: ${fullName}`),
    );
    return { passed: Number(numPassedTests), failed: Number(numFailedTests), names };
  },
});

const steps: Step[] = [
  { name: "typegen", command: [bin("next"), "typegen"] },
  { name: "types", command: [bin("tsc"), "--noEmit"] },
  { name: "lint", command: [bin("biome"), "ci", "."] },
  { name: "dead code", command: [bin("knip")] },
  { name: "drift", command: ["node", "--import", "./scripts/tsx.mjs", "scripts/drift.ts"] },
  {
    name: "diagrams",
    command: ["node", "--import", "./scripts/tsx.mjs", "scripts/diagrams.ts", "--check"],
  },
  vitest("unit"),
  vitest("race"),
  { name: "build", command: ["node", "--import", "./scripts/tsx.mjs", "scripts/build.ts"] },
  {
    name: "browser tests",
    command: [bin("playwright"), "test"],
    env: { PLAYWRIGHT_JSON_OUTPUT_NAME: report("browser") },
    result: () => {
      const { stats } = readJson(report("browser"));
      const { expected, unexpected, flaky } = stats as Record<string, number>;
      return { passed: Number(expected), failed: Number(unexpected) + Number(flaky) };
    },
  },
];

const only = process.argv.slice(2);
const unknown = only.filter((name) => steps.every((step) => step.name !== name));
if (unknown.length > 0) {
  const names = steps.map(({ name }) => `"${name}"`).join(", ");
  console.error(`There is no step ${unknown.join(", ")}. The steps are ${names}.`);
  console.log(`0 passed, ${unknown.length} failed`);
  process.exit(1);
}
const sum: Result = { passed: 0, failed: 0 };
const failures: string[] = [];
for (const step of steps.filter(({ name }) => only.length === 0 || only.includes(name))) {
  const started = Date.now();
  console.log(`\n── ${step.name}`);
  const code = await run(step);
  const result = resultOf(step, code);
  sum.passed += result.passed;
  sum.failed += result.failed;
  if (result.failed > 0)
    failures.push(step.name, ...(result.names ?? []).map((name) => `  ${name}`));
  console.log(
    `── ${step.name}: ${result.failed === 0 ? "passed" : "FAILED"} (${((Date.now() - started) / 1000).toFixed(1)} s)`,
  );
  if (step.name === "build" && result.failed > 0) break; // The browser tests would only repeat it.
}
rmSync(scratch, { recursive: true, force: true });
if (failures.length > 0) console.log(`\nFailed:\n${failures.join("\n")}`);
console.log(`${sum.passed} passed, ${sum.failed} failed`);
process.exit(sum.failed === 0 ? 0 : 1);

function run({ command, env }: Step): Promise<number> {
  const [program = "", ...args] = command;
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      stdio: "inherit",
      env: { ...process.env, ...env, NEXT_TELEMETRY_DISABLED: "1" },
    });
    child.on("error", () => resolve(1));
    child.on("exit", (code) => resolve(code ?? 1));
  });
}

/** A step that counts nothing is one thing passed or failed; a runner that died counts as a failure whatever it wrote. */
function resultOf({ result }: Step, code: number): Result {
  const plain = { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1 };
  if (!result) return plain;
  try {
    const counted = result();
    const fault = "an error outside of any test: see above";
    return code !== 0 && counted.failed === 0 ? { ...counted, failed: 1, names: [fault] } : counted;
  } catch {
    return { passed: 0, failed: 1 };
  }
}

function readJson(file: string): Record<string, unknown> {
  return JSON.parse(readFileSync(file, "utf8"));
}
