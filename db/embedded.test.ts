import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import postgres from "postgres";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { startEmbedded } from "./embedded";
import { migrate } from "./migrate";

const quick = { careless: true };
let folder = "";

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "gongji-embedded-"));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

async function ask(url: string, statement: string) {
  const sql = postgres(url, { max: 1, connect_timeout: 10, onnotice: () => {} });
  try {
    return await sql.unsafe(statement);
  } finally {
    await sql.end({ timeout: 5 });
  }
}

const pidOf = (dataDir: string) =>
  Number(readFileSync(join(dataDir, "postgres", "postmaster.pid"), "utf8").split("\n")[0]);

describe("the embedded database", () => {
  test("starts on an empty folder, on this machine alone, with passwords nobody else can read", async () => {
    const server = await startEmbedded(folder, quick);
    try {
      expect(await ask(server.appUrl, "select current_user as me")).toMatchObject([
        { me: "gongji_app" },
      ]);
      expect(await ask(server.adminUrl, "show listen_addresses")).toMatchObject([
        { listen_addresses: "127.0.0.1" },
      ]);
      for (const name of ["postgres-admin", "postgres-owner", "postgres-app"])
        expect(statSync(join(folder, "secrets", name)).mode & 0o777).toBe(0o600);
      const nobody = server.appUrl.replace(/:[^:@]+@/, ":wrong@");
      await expect(ask(nobody, "select 1")).rejects.toThrow("password authentication failed");
    } finally {
      await server.stop();
    }
    expect(existsSync(join(folder, "postgres", "postmaster.pid"))).toBe(false);
  });

  test("knows Hangul: case and order are Unicode's", async () => {
    const server = await startEmbedded(folder, quick);
    try {
      const rows = await ask(
        server.adminUrl,
        "create extension pg_trgm; select lower('ÀÉ가') as small, array_length(show_trgm('공지사항'), 1) as trigrams",
      );
      expect(rows.at(-1)).toMatchObject([{ small: "àé가", trigrams: 5 }]);
    } finally {
      await server.stop();
    }
  });

  test("what was committed is there after the database was killed, and it comes back by itself and says so", async () => {
    const said: string[] = [];
    const server = await startEmbedded(folder, { onRestart: (sentence) => said.push(sentence) });
    try {
      await ask(server.ownerUrl, "create table kept (word text); insert into kept values ('공지')");
      const killed = pidOf(folder);
      process.kill(killed, "SIGKILL");
      const kept = () => ask(server.ownerUrl, "select word from kept").catch(() => []);
      await expect.poll(kept, { timeout: 30_000 }).toEqual([{ word: "공지" }]);
      expect(pidOf(folder)).not.toBe(killed);
      await expect
        .poll(() => said)
        .toEqual(["The embedded database had stopped and is running again."]);
    } finally {
      await server.stop();
    }
  });

  test("a server that a killed application left running is taken over", async () => {
    const first = await startEmbedded(folder, quick);
    await ask(first.ownerUrl, "create table kept (word text)");
    first.leave(); // All that is left of an application after SIGKILL: the server.
    const second = await startEmbedded(folder, quick);
    try {
      expect(second).toMatchObject({ reused: true, port: first.port, appUrl: first.appUrl });
      expect(await ask(second.ownerUrl, "select * from kept")).toHaveLength(0);
    } finally {
      await second.stop();
    }
  });

  test("a pid file whose number is another program by now does not keep it from starting", async () => {
    const first = await startEmbedded(folder, quick);
    const pidFile = join(folder, "postgres", "postmaster.pid");
    const left = readFileSync(pidFile, "utf8");
    await first.stop();
    const other = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"]);
    writeFileSync(pidFile, left.replace(/^\d+/, String(other.pid)), { mode: 0o600 });
    try {
      const second = await startEmbedded(folder, quick);
      expect(second.reused).toBe(false);
      await second.stop();
    } finally {
      other.kill();
      await once(other, "exit");
    }
  });

  test("says what to do where its folder is a file", async () => {
    const file = join(folder, "taken");
    writeFileSync(file, "");
    await expect(startEmbedded(file)).rejects.toThrow(/cannot be used as a folder: set DATA_DIR/);
  });

  test("says what to do when its password is gone", async () => {
    await (await startEmbedded(folder, quick)).stop();
    rmSync(join(folder, "secrets", "postgres-admin"));
    await expect(startEmbedded(folder, quick)).rejects.toThrow(/put the secrets folder back/);
  });
});

test("two starts that migrate at once do it once", async () => {
  const server = await startEmbedded(folder, quick);
  try {
    const both = await Promise.all([migrate(server.ownerUrl), migrate(server.ownerUrl)]);
    const total = both[0].total;
    expect(both.map(({ applied }) => applied).sort()).toEqual([0, total]);
    expect(await migrate(server.ownerUrl)).toEqual({ applied: 0, total });
    expect(await migrate(server.appUrl)).toEqual({ applied: 0, total });
  } finally {
    await server.stop();
  }
});
