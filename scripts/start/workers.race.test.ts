import { once } from "node:events";
import { createServer } from "node:net";
import { resolve } from "node:path";
import { afterEach, expect, test, vi } from "vitest";
import { startWorkers } from "./workers";

const program = resolve("scripts/start/worker.fixture.mjs");
const patience = { timeout: 20_000, interval: 50 };
afterEach(() => vi.unstubAllEnvs());

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const address = probe.address();
  probe.close();
  await once(probe, "close");
  return typeof address === "object" && address ? address.port : 0;
}

const isAlive = (pid: number) => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

test("two processes answer on one port; one that is killed is started again, and stopping leaves none", async () => {
  const port = await freePort();
  vi.stubEnv("FIXTURE_PORT", String(port));
  const said: [string, unknown][] = [];
  const say = (event: string, fields?: unknown) => void said.push([event, fields]);
  const answeredBy = async () =>
    Number(await (await fetch(`http://127.0.0.1:${port}/`, { keepalive: false })).text());

  const workers = await startWorkers({ count: 2, program, log: { warn: say, info: say } });
  const first = workers.pids();
  const seen = new Set<number>();
  await expect.poll(async () => seen.add(await answeredBy()).size, patience).toBe(2);
  expect([...seen].sort()).toEqual([...first].sort());

  const killed = first[0] ?? 0;
  process.kill(killed, "SIGKILL");
  await expect
    .poll(() => said.map(([event]) => event), patience)
    .toEqual(["process.ended", "process.serves-again"]);
  expect(said[0]?.[1]).toMatchObject({ pid: killed, how: "SIGKILL" });
  expect(workers.pids()).toHaveLength(2);
  expect(workers.pids()).not.toContain(killed);
  await expect.poll(answeredBy, patience).not.toBe(first[1]);

  const all = workers.pids();
  await workers.close();
  expect(all.filter(isAlive)).toEqual([]);
  await expect(answeredBy()).rejects.toThrow("fetch failed");
});

test("a site whose processes cannot serve does not pass for one that has started", async () => {
  vi.stubEnv("FIXTURE_BREAKS", "yes");
  const log = { warn: () => {}, info: () => {} };
  await expect(startWorkers({ count: 2, program, log })).rejects.toThrow(
    "A serving process ended before it served",
  );
});
