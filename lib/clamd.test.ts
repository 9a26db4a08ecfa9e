import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { scan } from "./clamd";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "gongji-clamd-"));
  await writeFile(join(folder, "clean"), "x".repeat(200_000));
  await writeFile(join(folder, "eicar"), "EICAR");
});
afterAll(() => rm(folder, { recursive: true }));

/** A daemon that speaks as clamd does: it finds something in what holds "EICAR". */
async function daemon(work: (address: string) => Promise<void>, mute = false) {
  const server = createServer((socket) => {
    const parts: Buffer[] = [];
    socket.on("error", () => undefined);
    socket.on("data", (part) => {
      parts.push(part);
      const whole = Buffer.concat(parts);
      if (mute) return void socket.destroy();
      if (!whole.subarray(-4).equals(Buffer.alloc(4))) return;
      expect(whole.subarray(0, 10).toString()).toBe("zINSTREAM\0");
      socket.end(whole.includes("EICAR") ? "stream: Eicar-Signature FOUND\0" : "stream: OK\0");
    });
  });
  const path = join(folder, "clamd.sock");
  await new Promise<void>((resolve) => server.listen(path, resolve));
  await work(`unix:${path}`);
  await new Promise((resolve) => server.close(resolve));
}

test("a file is clean, or not, as the scanner says", async () => {
  await daemon(async (address) => {
    expect(await scan(address, join(folder, "clean"))).toBe("clean");
    expect(await scan(address, join(folder, "eicar"))).toBe("infected");
  });
});

test("nobody knows where the scanner is away, or hangs up", async () => {
  expect(await scan("unix:/nowhere/clamd.sock", join(folder, "clean"))).toBe("unknown");
  expect(await scan("tcp://127.0.0.1:1", join(folder, "clean"))).toBe("unknown");
  await daemon(async (address) => {
    expect(await scan(address, join(folder, "clean"))).toBe("unknown");
  }, true);
});
