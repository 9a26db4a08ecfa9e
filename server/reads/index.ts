import type { IncomingMessage } from "node:http";
import { hostname } from "node:os";
import type { Database } from "@/db";
import { clientAddress, parseRanges } from "@/domain/reads/address";
import { type Closing, checkReads, closeDays, dropVisitors } from "@/domain/reads/close";
import { destroyKeys } from "@/domain/reads/keys";
import { noVisitor } from "@/domain/reads/record";
import { classAtPorch, isTrustworthy } from "@/domain/reads/rule";
import { originMark, visitorOf } from "@/domain/reads/visitor";
import { reason } from "@/lib/log";
import { seoulDay, seoulHour } from "@/lib/time";
import { folder } from "./folder";
import { openJournal } from "./journal";
import { keyring } from "./keyring";

const hourMs = 60 * 60 * 1000;
const minuteMs = 60 * 1000;

export type ReadCounter = Awaited<ReturnType<typeof openReadCounter>>;

export type ReadCounterOptions = {
  db: Database;
  /** DATA_DIR: the journals stand in its folder `journals`. */
  dataDir: string;
  /** READS_AUTOMATION. */
  automation: "allow" | "deny";
  /** PUBLIC_URL. */
  publicUrl: string;
  /** TRUSTED_PROXIES, as lib/env reads it. */
  trustedProxies: readonly string[];
  log: (level: "info" | "warn" | "error", sentence: string) => void;
  /** Tests: bytes at which a journal is followed by a new one. */
  journalBytes?: number;
};

/**
 * Starts the counting of reads in this process. The database has to answer once; from then on it may go away and come back.
 *
 * For each page of a notice that is about to be answered (GET, 200 or 304, the page or one of its versions; never HEAD,
 * never a preview) the porch calls `decide` and sends the answer from within `afterWrite`:
 *
 *     reads.decide(request, number, official);
 *     reads.afterWrite(() => response.end(bytes));
 *
 * Neither throws, nor waits for the database. All records of one turn of the event loop go out in one write, after which
 * the answers of that turn are sent: a page that was sent is counted, even if the process is killed the next instant.
 * Counts that moved are told to all processes over the channel `gongji_reads` (domain/reads/fold).
 */
export async function openReadCounter(options: ReadCounterOptions) {
  const { db, dataDir, automation, publicUrl } = options;
  const trusted = parseRanges(options.trustedProxies);
  const warn = (sentence: string) => options.log("warn", sentence);
  const keys = keyring(db, warn);
  await keys.draw(new Date());

  const journals = folder({
    db,
    dataDir,
    machine: hostname(),
    open: () => openJournal(dataDir, warn),
    log: options.log,
    ...(options.journalBytes === undefined ? {} : { journalBytes: options.journalBytes }),
  });
  await journals.start();

  let after: (() => void)[] = [];
  let scheduled = false;
  const endTurn = () => {
    scheduled = false;
    const answers = after;
    after = [];
    journals.current().flush();
    for (const answer of answers) {
      try {
        answer();
      } catch (error) {
        options.log("error", `An answer failed after its read was kept: ${reason(error)}`);
      }
    }
  };

  // The same hour, day and key for thousands of requests on end.
  let hour = { number: -1, day: "", hour: 0 };
  const hourOf = (at: number) => {
    const number = Math.floor(at / hourMs); // Seoul is whole hours from UTC.
    if (number !== hour.number) {
      const date = new Date(at);
      hour = { number, day: seoulDay(date), hour: seoulHour(date) };
    }
    return hour;
  };

  let closing: Closing = { closed: [], waitingFor: null };
  let check: Awaited<ReturnType<typeof checkReads>> | null = null;
  const housekeeping = async () => {
    const now = new Date();
    if (keys.isDue(now)) await keys.draw(now);
    journals.adopt();
    closing = await closeDays(db, now);
    await destroyKeys(db, now);
    await dropVisitors(db, now);
    for (const day of closing.closed) options.log("info", `The reads of ${day} are closed.`);
    if (check !== null && closing.closed.length === 0) return; // Once after a start, then once a night.
    check = await checkReads(db);
    if (!check.agrees)
      options.log(
        "error",
        `Reads served (${check.served}) and reads classed (${check.classed} and ${check.unknown} unknown) differ.`,
      );
  };
  let keeping: Promise<void> | null = null;
  const keepHouse = () => {
    keeping ??= housekeeping()
      .catch((error: unknown) => warn(`The reads' housekeeping has to wait: ${reason(error)}`))
      .finally(() => {
        keeping = null;
      });
    return keeping;
  };
  const minute = setInterval(() => void keepHouse(), minuteMs);
  minute.unref();
  void keepHouse();

  return {
    /** Keeps one read of the notice with this public number. `official`: a session that decrypts and has not expired. */
    decide(
      request: Pick<IncomingMessage, "headers"> & {
        socket: { remoteAddress?: string | undefined };
      },
      notice: number,
      official: boolean,
    ): void {
      const { headers } = request;
      const at = Date.now();
      const trustworthy = isTrustworthy(publicUrl, headers.host);
      const kind = classAtPorch(headers, { official, trustworthy, automation });
      let marks: { visitor: Buffer; origin: Buffer } = noVisitor;
      if (kind === "person") {
        const { day, hour: ofDay } = hourOf(at);
        const key = keys.of(day);
        const forwarded = String(headers["x-forwarded-for"] ?? "");
        const address =
          clientAddress(request.socket.remoteAddress, forwarded, trusted) ?? noAddress;
        const agent = headers["user-agent"] ?? "";
        const languages = headers["accept-language"] ?? "";
        marks = {
          visitor: visitorOf(key, { notice, address, agent, languages }),
          origin: originMark(key, { notice, address, hour: ofDay }),
        };
      }
      journals.current().add({ at, notice, class: kind, ...marks });
      schedule();
    },

    /** Calls `answer` once the reads of this turn are written; at once where there are none. */
    afterWrite(answer: () => void): void {
      if (scheduled) after.push(answer);
      else answer();
    },

    /** What the health page and /readyz say. */
    health: () => ({
      ...journals.health(),
      /** The day that is due to close and the journal it waits for. */
      waitingFor: closing.waitingFor,
      /** The last nightly check. */
      check,
    }),

    /**
     * Writes what waits, folds it once more and removes the journal; where the database is away the next start folds it.
     * Call it when the last answer has been sent.
     */
    async close(): Promise<void> {
      clearInterval(minute);
      if (scheduled) endTurn();
      await keeping;
      await journals.stop();
    },
  };

  function schedule() {
    if (scheduled) return;
    scheduled = true;
    setImmediate(() => {
      if (scheduled) endTurn();
    });
  }
}

const noAddress: Buffer = Buffer.alloc(0);
