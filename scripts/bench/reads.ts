import { get } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import { eq } from "drizzle-orm";
import type { Database } from "@/db";
import { notices } from "@/db/schema";

const readers = 4_000;
const inFlight = 16;
const shownMs = 10_000;

/** 4,000 first reads of one notice, each from a loopback address of its own: how many counted, and how fast. */
export async function measureReads(db: Database, origin: string, path: string) {
  const number = Number(path.split("/").at(-1));
  const countOf = async () => {
    const [row] = await db.select().from(notices).where(eq(notices.number, number));
    return row?.readCount ?? 0;
  };
  const before = await countOf();
  const began = performance.now();
  let next = 0;
  let failed = 0;
  const line = async () => {
    while (next < readers) {
      const reader = next;
      next += 1;
      const from = `127.${40 + Math.floor(reader / 250 / 250)}.${Math.floor(reader / 250) % 250}.${(reader % 250) + 1}`;
      if ((await readOnce(origin, path, from)) !== 200) failed += 1;
    }
  };
  await Promise.all(Array.from({ length: inFlight }, line));
  const seconds = (performance.now() - began) / 1_000;
  const answered = performance.now();
  let counted = 0;
  do {
    counted = (await countOf()) - before;
    if (counted >= readers) break;
    await wait(20);
  } while (performance.now() - answered < shownMs);
  const countedAfterMs = Math.round(performance.now() - answered);
  return { sent: readers, failed, counted, perSecond: readers / seconds, countedAfterMs };
}

function readOnce(origin: string, path: string, from: string): Promise<number> {
  const { port } = new URL(origin);
  const headers = {
    host: `localhost:${port}`,
    "user-agent": "Lynx/2.9.0dev.12 libwww-FM/2.14",
    "accept-encoding": "gzip",
  };
  return new Promise((resolve) => {
    get({ host: "127.0.0.1", port, path, localAddress: from, agent: false, headers }, (answer) => {
      answer.on("end", () => resolve(answer.statusCode ?? 0)).resume();
    }).on("error", () => resolve(0));
  });
}
