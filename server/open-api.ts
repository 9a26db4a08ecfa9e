import type { IncomingMessage, ServerResponse } from "node:http";
import { type Lang, type MessageKey, say } from "@/lib/i18n";
import { sendData } from "./data";
import { openToAll } from "./headers";
import type { Parts } from "./parts";
import { type Outcome, passThrough } from "./through";

const errors = {
  method: { status: 405, words: "api.error.method" },
  too_many: { status: 429, words: "api.error.too_many" },
  unavailable: { status: 503, words: "api.error.unavailable" },
  malformed: { status: 400, words: "api.error.body" },
  error: { status: 500, words: "api.error.error" },
} as const satisfies Record<string, { status: number; words: MessageKey }>;
type Code = keyof typeof errors;
const busySeconds = "5";

type Visit = {
  request: IncomingMessage;
  response: ServerResponse;
  path: string;
  requestId: string;
};

/** The door of the open API: so many requests a minute, and JSON for every answer, also where nothing behind it answers. */
export function openApiDoor(parts: Parts) {
  const { security, limit, log } = parts;

  return async (visit: Visit): Promise<void> => {
    const { request, response, path, requestId } = visit;
    const address = parts.addressOf(request);
    const taken = limit(address);
    if (request.method !== "GET" && request.method !== "HEAD")
      return refuse(visit, "method", { ...taken.headers, allow: "GET, HEAD, OPTIONS" });
    if (!taken.allowed) return refuse(visit, "too_many", taken.headers);
    const outcome = await passThrough({
      ...{ request, response, door: "open", path, address, requestId, security },
      ...{
        inner: parts.inner,
        crowds: parts.crowds,
        pulse: parts.pulse,
        publicUrl: parts.publicUrl,
      },
      extra: { ...openToAll, ...taken.headers },
    });
    if (outcome === "answered" || response.headersSent) return;
    const code = await codeOf(outcome);
    log.warn("api.unanswered", { request: requestId, outcome });
    refuse(visit, code, taken.headers);
  };

  async function codeOf(outcome: Outcome): Promise<Code> {
    if (outcome === "malformed" || outcome === "too-large") return "malformed";
    if (outcome === "busy" || outcome === "silent") return "unavailable";
    // Next failed: for want of the database, which comes back, or by a fault of ours.
    return (await parts.pulse.ask()) ? "error" : "unavailable";
  }

  function refuse(visit: Visit, code: Code, headers: Record<string, string>): void {
    const { request, response, path, requestId } = visit;
    const { status, words } = errors[code];
    const lang: Lang = /[?&]lang=ko(?:&|$)/.test(path) ? "ko" : "en";
    const seconds = headers["retry-after"] ?? busySeconds;
    const message = say(lang, words, { seconds, reference: requestId });
    void sendData(request, response, {
      status,
      headers: {
        ...security.of("data"),
        ...openToAll,
        ...headers,
        ...(code === "unavailable" ? { "retry-after": seconds } : {}),
        ...(code === "malformed" ? { connection: "close" } : {}),
        "content-type": "application/json",
        "cache-control": "no-store",
      },
      bytes: Buffer.from(JSON.stringify({ error: { code, message } })),
    });
  }
}
