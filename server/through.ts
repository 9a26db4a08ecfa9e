import type { IncomingMessage, ServerResponse } from "node:http";
import { lengthHeader } from "@/lib/file-length";
import { bringsArguments } from "./arguments";
import { bringsBody, readBody } from "./body";
import type { Crowds } from "./crowd";
import { sendData } from "./data";
import { finish, isNextError, takeStatus } from "./finish";
import {
  deskPolicy,
  headersForNext,
  headersFromNext,
  newNonce,
  type PolicyName,
  type SecurityHeaders,
} from "./headers";
import { type Inner, readText } from "./inner";
import { type Pulse, watchOver } from "./pulse";
import { largestUpload, type Upload, uploadOf } from "./upload";

const megabyte = 1024 * 1024;
const largestDocument = 16 * megabyte;
/** Bytes of a form's body: a long text at the desk, as in next.config.ts; a sign-in by program elsewhere. */
export const largestForm = { desk: 8 * megabyte, elsewhere: 64 * 1024 } as const;
const leastBytesPerSecond = 64 * 1024;
const formMs = { desk: 60_000, elsewhere: 10_000 } as const;

export type Door =
  | "desk"
  | "preview"
  /** A file of a shared preview: under the headers of both. */
  | "previewed"
  | "upload"
  | "open"
  | "api"
  | "files"
  | "shown"
  | "short"
  | "well-known";
export type Passing = {
  request: IncomingMessage;
  response: ServerResponse;
  door: Door;
  path: string;
  /** The reader's address as the trusted hops tell it, for the sign-in's bound on tries. */
  address: string;
  /** Whether a session opens: without one nobody's upload is taken in. */
  isOfficial?(): boolean | Promise<boolean>;
  inner: Pick<Inner, "ask">;
  crowds: Crowds;
  pulse: Pick<Pulse, "ask">;
  security: SecurityHeaders;
  publicUrl: string;
  requestId: string;
  /** More headers of the answer. */
  extra?: Record<string, string>;
};

/** Doors a reader comes to by a link: what is not there is a page, not a line of text. */
const isForPeople: ReadonlySet<Door> = new Set([
  "files",
  "shown",
  "previewed",
  "short",
  "well-known",
]);
/** What a route of files says by its status alone: the porch has the words. */
const saidByFiles: Readonly<Record<number, Outcome>> = {
  410: "gone",
  502: "damaged",
  503: "crowded",
};
const isDownload = (door: Door) => door === "files" || door === "shown" || door === "previewed";
const isShared = (door: Door) => door === "preview" || door === "previewed";
/** Nobody keeps it, finds it by searching, or is told by a link out of it where it was. */
const sharedHeaders = { "x-robots-tag": "noindex", "referrer-policy": "no-referrer" };
const policyOf: Partial<Record<Door, PolicyName>> = {
  files: "file",
  shown: "shown",
  previewed: "file",
  api: "data",
  upload: "data",
  open: "data",
  "well-known": "data",
};

/** Doors programs come to: their answers are read whole, and HEAD is a GET without its body. */
const isForPrograms: ReadonlySet<Door> = new Set(["open", "well-known"]);

/** "failed": Next failed before anything was sent; "silent": it waited for a database that does not answer. */
export type Outcome =
  | "answered"
  | "missing"
  | "malformed"
  | "too-large"
  | "busy"
  /** A file's notice was removed; its stored bytes are lost or no longer what they were; too many downloads are under way. */
  | "gone"
  | "damaged"
  | "crowded"
  | "failed"
  | "silent";

/** Sends a request on to Next, its body read whole before, and the answer back; nothing is kept. */
export async function passThrough(passing: Passing): Promise<Outcome> {
  const { request, response, door } = passing;
  if (request.method !== "POST")
    return bringsBody(request) ? "malformed" : pass(passing, undefined);
  if (door === "upload") return passUpload(passing);
  const place = door === "desk" ? "desk" : "elsewhere";
  const body = await readBody(request, largestForm[place], formMs[place]);
  if (body === "gone" || response.destroyed) return "answered";
  if (body === "slow") return "malformed";
  if (typeof body === "string") return body;
  return bringsArguments(request, body) ? pass(passing, body) : "malformed";
}

/**
 * Files on their way to a draft are as large as they are: they go on as they arrive. Whoever has no session gets the
 * answer of who has none, and what they send is read and dropped.
 */
async function passUpload(passing: Passing): Promise<Outcome> {
  const { request } = passing;
  if (Number(request.headers["content-length"] ?? 0) > largestUpload) {
    request.resume();
    return "too-large";
  }
  if (await passing.isOfficial?.()) return pass(passing, uploadOf(request));
  request.resume();
  return pass(passing, Buffer.alloc(0));
}

async function pass(passing: Passing, body: Buffer | Upload | undefined): Promise<Outcome> {
  const { crowds, address, door } = passing;
  const crowd = isDownload(door) ? "downloads" : door === "upload" ? "uploads" : "others";
  const leave = crowds[crowd](address);
  if (!leave) return isDownload(door) ? "crowded" : "busy";
  try {
    return await exchange(passing, body, leave);
  } catch (error) {
    leave();
    throw error;
  }
}

/** `over` is called when nothing behind the porch works for the request any more. */
function exchange(
  passing: Passing,
  body: Buffer | Upload | undefined,
  over: () => void,
): Promise<Outcome> {
  const { request, response, door, security, publicUrl } = passing;
  const desk = door === "desk";
  const nonce = desk ? newNonce() : "";
  const headers = headersForNext(request.headers, { desk });
  if (request.headers.origin !== undefined) headers["origin"] = new URL(publicUrl).origin; // It was found to be ours.
  if (desk) headers["content-security-policy"] = deskPolicy(nonce);
  headers["x-forwarded-for"] = passing.address;
  headers["x-request-id"] = passing.requestId;
  if (Buffer.isBuffer(body)) headers["content-length"] = String(body.length);

  return new Promise((resolve) => {
    const asked = passing.inner.ask({
      // What is made anew of its text has to be asked for whole: of nothing there is no length, and no page.
      method:
        (isForPrograms.has(door) || door === "preview") && request.method === "HEAD"
          ? "GET"
          : (request.method ?? "GET"),
      path: passing.path,
      headers,
    });
    let silent = false;
    const watched = watchOver(passing.pulse, () => {
      silent = true;
      asked.destroy();
    });
    asked.on("close", watched);
    asked.on("close", over);
    asked.on("error", () => {
      if (response.destroyed) return resolve("answered"); // The reader went away: nobody's failure.
      if (response.headersSent) response.destroy();
      resolve(silent ? "silent" : "failed");
    });
    response.on("close", () => {
      if (!response.writableFinished) asked.destroy();
    });
    if (body && !Buffer.isBuffer(body)) body.sendTo(asked);
    else asked.end(body);
    asked.on("response", (answer) => {
      if (answer.statusCode === 404 && isForPeople.has(door)) {
        answer.resume();
        return resolve("missing"); // The porch has a page that says so, in the reader's language.
      }
      const said = saidByFiles[answer.statusCode ?? 0];
      if (said && isDownload(door)) {
        answer.resume();
        return resolve(said);
      }
      // A route that threw: Next says no more than that.
      if (answer.statusCode === 500 && !isHtml(answer)) {
        answer.resume();
        return resolve("failed");
      }
      const out = headersFromNext(answer.headers);
      const own = desk ? security.desk(nonce) : security.of(policyOf[door] ?? "page");
      Object.assign(out, own, passing.extra);
      if (typeof out["location"] === "string") out["location"] = asPath(out["location"], publicUrl);
      if (desk || isShared(door)) out["cache-control"] = "no-store";
      if (isShared(door)) Object.assign(out, sharedHeaders);
      const status = publicStatus(answer.statusCode ?? 500, door);
      if (out["location"] !== undefined && !isFlight(answer)) {
        answer.resume(); // The document Next sends along with a redirect is its error page.
        delete out["content-type"];
        response.writeHead(status, { ...out, "content-length": 0 }).end();
        return resolve("answered");
      }
      if (!isHtml(answer) && isForPrograms.has(door)) {
        readText(answer, largestDocument)
          .then((text) =>
            sendData(request, response, { status, headers: out, bytes: Buffer.from(text) }),
          )
          .then(() => resolve("answered"))
          .catch(() => resolve(silent ? "silent" : "failed"));
        return;
      }
      if (!isHtml(answer)) {
        watched(); // What streams from here on needs no database: a download outlives its silence.
        const length = out[lengthHeader];
        if (length !== undefined) out["content-length"] = length;
        delete out[lengthHeader];
        if (!desk) delete out["vary"]; // Next's own, of a page it might have been.
        if (isDownload(door)) endWhenSlow(response, Number(length ?? 0));
        response.writeHead(status, out);
        answer.on("error", () => response.destroy());
        answer.pipe(response);
        response.on("finish", () => resolve("answered"));
        response.on("close", () => resolve("answered"));
        return;
      }
      readText(answer, largestDocument)
        .then((html) => {
          if (isNextError(html)) return resolve("failed");
          const page = door === "preview" ? finish(html, status) : takeStatus(html);
          // No route answers there: Next takes the address for a page of an unknown language.
          if (page.status === 404 && isForPeople.has(door)) return resolve("missing");
          const bytes = Buffer.from(page.html);
          delete out["etag"];
          response.writeHead(page.status ?? status, { ...out, "content-length": bytes.length });
          response.end(request.method === "HEAD" ? undefined : bytes);
          resolve("answered");
        })
        .catch(() => resolve(silent ? "silent" : "failed"));
    });
  });
}

/** Ends a download that is taken so slowly that it only holds a place: a minute, and a second for each 64 KiB. */
function endWhenSlow(response: ServerResponse, bytes: number): void {
  const late = setTimeout(() => response.destroy(), 60_000 + (bytes / leastBytesPerSecond) * 1_000);
  response.once("close", () => clearTimeout(late));
}

/** A server action answers its redirect with the next page's flight data. */
const isFlight = (answer: IncomingMessage) =>
  /^text\/x-component/.test(String(answer.headers["content-type"] ?? ""));
const isHtml = (answer: IncomingMessage) =>
  /^text\/html/.test(String(answer.headers["content-type"] ?? ""));

/** Next's 308 and 307 keep the method, which a GET does not need: addresses promise 301 and 302. */
const publicStatus = (status: number, door: Door): number =>
  door === "desk" ? status : status === 308 ? 301 : status === 307 ? 302 : status;

/**
 * A Location on this site as a path: it holds under each name the site is asked by. What a browser would read as
 * another host once the origin is off (`//host`) leads home instead.
 */
export function asPath(location: string, publicUrl: string): string {
  const { origin } = new URL(publicUrl);
  if (!location.startsWith(`${origin}/`)) return location;
  const path = location.slice(origin.length);
  return /^\/[/\\]/.test(path) ? "/" : path;
}
