import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer as createHttpServer } from "node:http";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, beforeEach, expect, test } from "vitest";
import { loadEnvFile } from "../env-file.mjs";
import { takeLock } from "./lock";
import { lookAtBoard } from "./look";
import { checkPort } from "./port";
import { prepareSecrets } from "./secrets";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "gongji-start-"));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

test("a taken port is said in one sentence that names PORT", async () => {
  const other = createServer().listen(0, "127.0.0.1");
  await once(other, "listening");
  const address = other.address();
  const port = typeof address === "object" && address ? address.port : 0;

  await expect(checkPort("127.0.0.1", port)).rejects.toThrow(
    `Port ${port} is taken: stop what uses it, or set PORT to another one.`,
  );
  other.close();
  await once(other, "close");
  await expect(checkPort("127.0.0.1", port)).resolves.toBeUndefined();
});

test("whoever asks after the board is told who answers there, and what is wrong with it", async () => {
  let answer = "";
  const other = createHttpServer((_, response) => response.end(answer)).listen(0, "127.0.0.1");
  await once(other, "listening");
  const address = other.address();
  const place = {
    host: "127.0.0.1",
    port: typeof address === "object" && address ? address.port : 0,
  };

  answer = JSON.stringify({ ready: true, wrong: {} });
  expect(await lookAtBoard(place)).toEqual({ wrong: [] });
  answer = JSON.stringify({ ready: false, wrong: { disk: "3 MB are left in DATA_DIR." } });
  expect(await lookAtBoard(place)).toEqual({ wrong: ["3 MB are left in DATA_DIR."] });
  answer = "It works!";
  expect(await lookAtBoard(place)).toBe("somebody else");
  other.close();
  await once(other, "close");
  expect(await lookAtBoard(place)).toBe("nobody");
});

test("the second start on one folder learns who holds it, and gets it when that one has left", () => {
  const path = join(folder, "start.lock");
  const first = takeLock(path);
  if (typeof first !== "function") throw new Error("the first start did not get the lock");

  expect(takeLock(path)).toEqual({ holder: process.pid });
  first();
  expect(takeLock(path)).toBeTypeOf("function");
  expect(readdirSync(folder)).toEqual(["start.lock"]);
});

test("what a killed process left behind does not keep anybody out", async () => {
  const path = join(folder, "start.lock");
  const gone = spawn(process.execPath, ["-e", ""]);
  await once(gone, "exit");
  writeFileSync(path, `${gone.pid} 12345\n`);
  expect(takeLock(path)).toBeTypeOf("function");

  rmSync(path);
  writeFileSync(path, `${process.pid} 12345\n`); // The number lives on as another process.
  expect(takeLock(path)).toBeTypeOf(process.platform === "linux" ? "function" : "object");
});

test("settings may stand in .env, and the environment goes before them", () => {
  const path = join(folder, ".env");
  writeFileSync(
    path,
    "# PORT=1\nPORT=3001\nexport DEFAULT_LANG = \"ko\"\nDATA_DIR='공지 자료'\nnonsense\n",
  );
  const environment: Record<string, string> = { PORT: "3002" };
  loadEnvFile(path, environment);
  expect(environment).toEqual({ PORT: "3002", DEFAULT_LANG: "ko", DATA_DIR: "공지 자료" });
});

test("a Node that is too old is told so before anything else", () => {
  const program = join(folder, "old.mjs");
  const path = pathToFileURL(resolve("scripts/start.mjs")).href;
  writeFileSync(
    program,
    `Object.defineProperty(process, "versions", { value: { ...process.versions, node: "18.20.8" } });
     await import(${JSON.stringify(path)});`,
  );
  const run = spawnSync(process.execPath, [program], { encoding: "utf8" });
  expect(run.stderr.trim()).toBe(
    "Gongji needs Node 20.9 or newer and this is 18.20.8: install the current LTS.",
  );
  expect(run.status).toBe(1);
});

test("secrets are made once and are nobody else's to read", () => {
  const made = prepareSecrets(join(folder, "secrets"));

  expect(Buffer.from(made.session, "base64url")).toHaveLength(32);
  expect(Buffer.from(made.actions, "base64")).toHaveLength(32);
  expect(prepareSecrets(join(folder, "secrets"))).toEqual(made);
  for (const name of ["session", "server-actions"])
    expect(statSync(join(folder, "secrets", name)).mode & 0o777).toBe(0o600);
});
