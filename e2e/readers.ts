import { request as ask, type IncomingHttpHeaders } from "node:http";
import postgres from "postgres";
import { databaseUrl } from "./own-board";

export const chrome =
  "Mozilla/5.0 (X11; Linux x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36";
export const googlebot = "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)";
/** What a browser sends when a person opens a page. */
export const opened = {
  "user-agent": chrome,
  "sec-fetch-mode": "navigate",
  "sec-fetch-dest": "document",
  "sec-fetch-site": "none",
};

export type Visit = {
  origin: string;
  path: string;
  /** A loopback address: the reader's own. */
  from: string;
  headers?: Record<string, string>;
  method?: "GET" | "HEAD";
};
export type Answer = { status: number; headers: IncomingHttpHeaders; body: string };

/** One request over a connection of its own from a loopback address; rejects where no answer comes. */
export function visit({ origin, path, from, headers = opened, method = "GET" }: Visit) {
  return new Promise<Answer>((resolve, reject) => {
    const { port, host } = new URL(origin);
    const options = {
      ...{ host: "127.0.0.1", port, path, method, agent: false, localAddress: from },
      headers: { host, ...headers },
    };
    const sent = ask(options, (answer) => {
      const chunks: Buffer[] = [];
      answer.on("data", (chunk: Buffer) => chunks.push(chunk));
      answer.on("error", reject);
      answer.on("end", () => {
        const body = Buffer.concat(chunks).toString();
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body });
      });
    });
    sent.setTimeout(10_000, () => sent.destroy(new Error("no answer within 10 s")));
    sent.on("error", reject);
    sent.end();
  });
}

/** Loopback addresses `127.first.x.y`, each another origin. */
export const addresses = (count: number, first: number): string[] =>
  Array.from(
    { length: count },
    (_, at) => `127.${first}.${Math.floor(at / 250)}.${(at % 250) + 1}`,
  );

/** Does `work` on each, sixteen at a time. */
export async function inFlight<T>(all: readonly T[], work: (one: T) => Promise<unknown>) {
  const waiting = [...all].reverse();
  const one = async () => {
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) await work(next);
  };
  await Promise.all(Array.from({ length: 16 }, one));
}

/** The same things in an order that mixes them, the same each time. */
export function mixed<T>(all: readonly T[]): T[] {
  const step = 7_919; // A prime longer than none of the lists: each place is met once.
  return all.map((_, at) => all[(at * step) % all.length] as T);
}

export type Classes = Record<
  "counted" | "repeat" | "held" | "bot" | "speculative" | "staff",
  number
>;

/** What PostgreSQL says of a board's reads, past every page and cache. */
export function record(dataDir: string) {
  const sql = postgres(databaseUrl(dataDir), { max: 1, connect_timeout: 5, onnotice: () => {} });
  return {
    /** The six classes of a notice, all days together. */
    async classes(number: string): Promise<Classes> {
      const [row] = await sql<[Classes]>`
        select coalesce(sum(counted), 0)::int as counted, coalesce(sum(repeat), 0)::int as repeat,
          coalesce(sum(held), 0)::int as held, coalesce(sum(bot), 0)::int as bot,
          coalesce(sum(speculative), 0)::int as speculative, coalesce(sum(staff), 0)::int as staff
        from read_day join notice on notice.id = read_day.notice_id where notice.number = ${number}`;
      return { ...row };
    },
    /** Served by the journals' own numbering, less what stands in the six classes: nought when all is folded rightly. */
    async difference(): Promise<number> {
      const [row] = await sql`
        select (select coalesce(sum(last_sequence - unknown), 0) from read_journal)
          - (select coalesce(sum(counted + repeat + held + bot + speculative + staff), 0) from read_day)
          as difference`;
      return Number(row?.["difference"]);
    },
    shown: async (number: string): Promise<number> => {
      const [row] =
        await sql`select read_baseline + read_count as shown from notice where number = ${number}`;
      return Number(row?.["shown"]);
    },
    close: () => sql.end({ timeout: 1 }),
  };
}

export const sumOf = (classes: Classes) =>
  Object.values(classes).reduce((sum, count) => sum + count, 0);

/** What came to each class between two looks. */
export const since = (before: Classes, after: Classes): Classes => ({
  counted: after.counted - before.counted,
  repeat: after.repeat - before.repeat,
  held: after.held - before.held,
  bot: after.bot - before.bot,
  speculative: after.speculative - before.speculative,
  staff: after.staff - before.staff,
});
