import { connect } from "node:net";
import { z } from "zod";
import type { Env } from "@/lib/env";

const patienceMs = 5_000;
const readiness = z.object({ ready: z.boolean(), wrong: z.record(z.string(), z.string()) });

/** What answers where the settings put the board: nobody, the board and what is wrong with it, or something else. */
export async function lookAtBoard(
  env: Pick<Env, "host" | "port">,
): Promise<"nobody" | "somebody else" | { wrong: string[] }> {
  const host = env.host === "0.0.0.0" ? "127.0.0.1" : env.host === "::" ? "::1" : env.host;
  if (!(await listens(host, env.port))) return "nobody";
  try {
    const name = host.includes(":") ? `[${host}]` : host;
    const signal = AbortSignal.timeout(patienceMs);
    const answer = await fetch(`http://${name}:${env.port}/readyz`, { signal });
    const said = readiness.safeParse(await answer.json());
    return said.success ? { wrong: Object.values(said.data.wrong) } : "somebody else";
  } catch {
    return "somebody else";
  }
}

const listens = (host: string, port: number): Promise<boolean> =>
  new Promise((answer) => {
    const socket = connect({ host, port });
    socket.setTimeout(patienceMs, () => socket.destroy());
    socket.once("connect", () => {
      answer(true);
      socket.destroy();
    });
    socket.once("error", () => answer(false));
    socket.once("close", () => answer(false));
  });
