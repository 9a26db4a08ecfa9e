import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { join } from "node:path";
import next from "next";
import { pool } from "@/db";
import { clientAddress, parseRanges } from "@/domain/reads/address";
import { type Env, readSessionSecret } from "@/lib/env";
import { say } from "@/lib/i18n";
import { type Log, openLog, reason } from "@/lib/log";
import { openMailer } from "@/lib/mail";
import { startClock } from "./clock";
import { openCrowds } from "./crowd";
import { serveDevelopment } from "./development";
import { startDue } from "./due";
import { securityHeaders } from "./headers";
import { openInner } from "./inner";
import { openLimit } from "./limit";
import { Misses } from "./miss";
import { officials } from "./officials";
import { ownOrigins } from "./origin";
import { openPorch } from "./porch";
import { startPost } from "./post";
import { type Listener, listen } from "./purge";
import { openReadCounter } from "./reads";
import { whatIsWrong } from "./ready";
import { openRedirects } from "./redirects";
import { openSorryPages } from "./sorry";
import { openStatic } from "./static";
import { PageStore, ReadCounts } from "./store";
import { startUpkeep } from "./upkeep";
import { warm } from "./warm";

const closeWithinMs = 9_000; // SIGTERM allows ten seconds in all.

/** Serves the board at `env.host:env.port`; resolves once it takes requests. DATABASE_URL and the secrets have to be there. */
export async function serve(
  env: Env,
  options: { dev?: boolean } = {},
): Promise<{ close(): Promise<void> }> {
  const dir = process.cwd();
  const app = next({ dev: options.dev ?? false, dir, hostname: env.host, port: env.port });
  await app.prepare();
  if (options.dev) return serveDevelopment(app, env);

  const log = openLog(env.logLevel);
  keepToOneLine(log);
  const { db, sever, mend } = pool();
  const url = process.env["DATABASE_URL"] ?? "";
  const trusted = parseRanges(env.trustedProxies);
  const inner = await openInner(app.getRequestHandler(), env.publicUrl);
  const store = new PageStore(env.pageStoreBytes);
  const counts = new ReadCounts();
  const misses = new Misses(store, counts, inner.render);
  const clock = startClock(
    db,
    (moved) => {
      store.markStale(moved);
      misses.moved(moved);
    },
    log,
  );
  const mailer = openMailer(env);
  const post = startPost(db, env.publicUrl, mailer.send, log);
  const due = startDue(db, log);
  const redirects = openRedirects(db, () => listener.pulse, log);
  const sorry = openSorryPages(inner.render);
  const again = () => {
    clock.again();
    due.again();
  };
  const listener: Listener = await listen(
    url,
    {
      moved(moved) {
        misses.moved(moved);
        store.drop(moved);
        if (moved.all) void sorry.renew();
        again();
      },
      redirects: () => redirects.moved(),
      counts: (heard) => counts.learn(heard),
      mail: () => post.again(),
      missed() {
        misses.moved({ all: true });
        store.markStale();
        void sorry.renew();
        redirects.moved();
        again();
        post.again();
      },
      silent: sever, // What hangs would hang on: it fails now, and is done again when the database is back.
      answers: mend,
    },
    log,
  );
  again(); // What was set between the first look and the first message that was heard.
  const reads = await openReadCounter({
    db,
    dataDir: env.dataDir,
    automation: env.readsAutomation ?? (env.sampleData === "on" ? "allow" : "deny"),
    publicUrl: env.publicUrl,
    trustedProxies: env.trustedProxies,
    log: (level, sentence) => log[level]("reads", { sentence }),
  });
  const isOfficial = officials(env.publicUrl, readSessionSecret(env.secretsDir));
  await sorry.renew();
  const answer = openPorch({
    publicUrl: env.publicUrl,
    defaultLang: env.defaultLang,
    own: ownOrigins(env.publicUrl),
    security: securityHeaders(env.publicUrl.startsWith("https:")),
    store,
    counts,
    misses,
    sorry,
    files: openStatic(join(dir, ".next"), join(dir, "public")),
    inner,
    crowds: openCrowds(),
    reads,
    isOfficial: (request) => isOfficial(request.headers.cookie),
    addressOf: (request) => addressText(request, trusted),
    leadsTo: redirects.leadsTo,
    limit: openLimit(),
    hears: listener.hears,
    pulse: listener.pulse,
    ready: () =>
      whatIsWrong({
        listener,
        readsHealth: reads.health,
        mailWaitsSince: post.waitsSince,
        lateMs: due.lateMs,
        dataDir: env.dataDir,
      }),
    log,
  });
  const server = openServer(answer, log);
  await listening(server, env);
  void warm(db, misses, log);
  const upkeep = startUpkeep({ db, storageUrl: env.storageUrl, arrivals: env.arrivals, log });
  return {
    async close() {
      clock.close();
      redirects.close();
      upkeep.close();
      due.close();
      await finishAll(server);
      await reads.close();
      await post.close();
      mailer.close();
      await listener.close();
      await inner.close();
      await app.close();
    },
  };
}

/** What the framework would print goes through our log: a failed query of its pages came with all that was asked and a stack. */
function keepToOneLine(log: Log): void {
  const told = (given: unknown[]) => ({
    reason: reason(given.find((each) => each instanceof Error) ?? given.join(" ")),
  });
  console.error = (...given: unknown[]) => log.error("framework", told(given));
  console.warn = (...given: unknown[]) => log.warn("framework", told(given));
}

/** An http server that slow, giant and malformed requests cannot wear out. */
function openServer(
  answer: (request: IncomingMessage, response: ServerResponse) => void,
  log: Log,
): Server {
  const server = createServer({ maxHeaderSize: 16 * 1024, keepAliveTimeout: 15_000 }, answer);
  server.headersTimeout = 10_000;
  server.requestTimeout = 5 * 60_000; // 60 MB over a line of 2 Mbit/s.
  server.timeout = 60_000; // A connection on which nothing moves.
  server.maxConnections = 4_000;
  server.on("upgrade", (_, socket) => {
    socket.end("HTTP/1.1 426 Upgrade Required\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
  });
  server.on("clientError", (error: NodeJS.ErrnoException, socket) => {
    log.debug("client.malformed", { code: error.code });
    if (!socket.writable) return void socket.destroy();
    const slow = error.code === "ERR_HTTP_REQUEST_TIMEOUT";
    const key =
      error.code === "HPE_HEADER_OVERFLOW" ? "porch.long" : slow ? "porch.slow" : "porch.malformed";
    const said = `${say("ko", key)}\n${say("en", key)}\n`;
    socket.end(
      `HTTP/1.1 ${slow ? "408 Request Timeout" : "400 Bad Request"}\r\nConnection: close\r\n` +
        `Content-Type: text/plain; charset=utf-8\r\nContent-Length: ${Buffer.byteLength(said)}\r\n\r\n${said}`,
    );
  });
  return server;
}

/** Resolves once the port is taken; rejects with the system's reason. */
const listening = (server: Server, env: Pick<Env, "port" | "host">): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(env.port, env.host, () => {
      server.off("error", reject);
      resolve();
    });
  });

async function finishAll(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  const late = setTimeout(() => server.closeAllConnections(), closeWithinMs - 3_000);
  await closed;
  clearTimeout(late);
}

function addressText(request: IncomingMessage, trusted: ReturnType<typeof parseRanges>): string {
  const forwarded = String(request.headers["x-forwarded-for"] ?? "");
  const bytes = clientAddress(request.socket.remoteAddress, forwarded, trusted);
  if (!bytes) return "";
  if (bytes.length === 4) return bytes.join(".");
  return (bytes.toString("hex").match(/.{4}/g) ?? []).join(":");
}
