import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readEnv } from "./env";
import { makeFolder } from "./folder";

test.each([
  ["PORT", "abc", "The setting PORT is not usable (abc): give a whole number from 1 to 65535."],
  ["PORT", "0", "The setting PORT is not usable (0): give a whole number from 1 to 65535."],
  ["PORT", "80.5", "The setting PORT is not usable (80.5): give a whole number from 1 to 65535."],
  [
    "PROCESSES",
    "65",
    "The setting PROCESSES is not usable (65): give a whole number from 1 to 64.",
  ],
  [
    "PAGE_STORE_MB",
    "much",
    "The setting PAGE_STORE_MB is not usable (much): give a whole number of megabytes, 1 or more.",
  ],
  ["DEFAULT_LANG", "fr", "The setting DEFAULT_LANG is not usable (fr): give en or ko."],
  [
    "PUBLIC_URL",
    "ftp://board.example",
    "The setting PUBLIC_URL is not usable (ftp://board.example): give an origin as https://notices.example.go.kr.",
  ],
  [
    "PUBLIC_URL",
    "https://board.example/notices",
    "The setting PUBLIC_URL is not usable (https://board.example/notices): give an origin as https://notices.example.go.kr.",
  ],
  [
    "DATABASE_URL",
    "mysql://gongji:secret@127.0.0.1/gongji",
    "The setting DATABASE_URL is not usable: write it as postgres://user:password@host:5432/database.",
  ],
  [
    "DATABASE_OWNER_URL",
    "secret",
    "The setting DATABASE_OWNER_URL is not usable: write it as postgres://user:password@host:5432/database.",
  ],
  [
    "STORAGE_URL",
    "/var/files",
    "The setting STORAGE_URL is not usable (/var/files): give file:FOLDER or s3://BUCKET/PREFIX?endpoint=https://HOST&region=REGION.",
  ],
  [
    "CLAMD_URL",
    "clamd",
    "The setting CLAMD_URL is not usable (clamd): give tcp://HOST:3310 or unix:/PATH/OF/clamd.ctl.",
  ],
])("%s=%s is refused in one sentence that says what to give", (name, value, sentence) => {
  expect(() => readEnv({ [name]: value })).toThrow(new Error(sentence));
});

test("a setting left empty is as good as none", () => {
  expect(readEnv({ PORT: "", PUBLIC_URL: "", DATABASE_URL: "" })).toMatchObject({
    port: 3000,
    publicUrl: "http://localhost:3000",
    databaseUrl: undefined,
    sampleData: "on",
    processes: 1,
  });
});

test("a folder is made for this user alone, and one that cannot be made is said, not waited for", () => {
  const above = mkdtempSync(join(tmpdir(), "gongji-folder-"));
  const folder = join(above, "공지 게시판", "data");
  makeFolder(folder);
  makeFolder(folder);
  expect(statSync(folder).mode & 0o777).toBe(0o700);
  rmSync(above, { recursive: true });
  if (process.platform === "linux") expect(() => makeFolder("/proc/x/y")).toThrow();
});
