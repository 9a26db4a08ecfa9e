import { spawn } from "node:child_process";
import { Agent, get } from "node:http";
import { isInstalled } from "./process";

export type Load = { requests: number; seconds: number; failed: number };

const connections = 32;

/** wrk where it is there; its own cost is a fraction of the client's below. */
export const hasWrk = isInstalled("wrk");

/** Asks `url` over 32 kept connections for so many seconds, as fast as it answers. */
export const load = (
  url: string,
  headers: Record<string, string>,
  seconds: number,
): Promise<Load> => (hasWrk ? byWrk(url, headers, seconds) : byNode(url, headers, seconds));

function byWrk(url: string, headers: Record<string, string>, seconds: number): Promise<Load> {
  const said = Object.entries(headers).flatMap(([name, value]) => ["-H", `${name}: ${value}`]);
  const args = ["-t1", `-c${connections}`, `-d${seconds}s`, ...said, url];
  return new Promise((resolve, reject) => {
    const child = spawn("wrk", args, { stdio: ["ignore", "pipe", "inherit"] });
    let output = "";
    child.stdout.on("data", (chunk) => {
      output += chunk;
    });
    child.once("error", reject);
    child.once("close", () => {
      const [, requests, took] = /(\d+) requests in ([\d.]+)s/.exec(output) ?? [];
      const failed = /Non-2xx or 3xx responses: (\d+)/.exec(output)?.[1];
      resolve({ requests: Number(requests), seconds: Number(took), failed: Number(failed ?? 0) });
    });
  });
}

async function byNode(
  url: string,
  headers: Record<string, string>,
  seconds: number,
): Promise<Load> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const began = performance.now();
  const until = began + seconds * 1_000;
  let [requests, failed] = [0, 0];
  const one = () =>
    new Promise<void>((done) => {
      const sent = get(url, { agent, headers }, (answer) => {
        requests += 1;
        if ((answer.statusCode ?? 500) >= 400) failed += 1;
        answer.on("end", done).resume();
      });
      sent.on("error", () => {
        failed += 1;
        done();
      });
    });
  const line = async () => {
    while (performance.now() < until) await one();
  };
  await Promise.all(Array.from({ length: connections }, line));
  agent.destroy();
  return { requests, seconds: (performance.now() - began) / 1_000, failed };
}
