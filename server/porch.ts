import { randomBytes } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { matches } from "@/lib/conditional";
import { isLang, type Lang } from "@/lib/i18n";
import { readerLanguage } from "@/lib/i18n/reader-language";
import { reason } from "@/lib/log";
import { type PublicAddress, paths } from "@/lib/paths";
import { type Place, placeOf, untold } from "./address";
import { allowReading } from "./data";
import { chooseEncoding } from "./encoding";
import { hit, pageHeaders } from "./headers";
import { readText, TooLarge } from "./inner";
import { Busy, Late, within } from "./miss";
import { openApiDoor } from "./open-api";
import { changesState, mayChangeState } from "./origin";
import type { Page } from "./page";
import type { Parts } from "./parts";
import { orSilence } from "./pulse";
import { type Sorry, wordsFor } from "./sorry";
import { sendStatic } from "./static";
import { chooseTheme, themeOf } from "./theme";
import { asPath, type Door, passThrough } from "./through";

const missMs = 15_000;
// With a page of a moment ago at hand nobody should wait long for a fresh one.
const refreshMs = 3_000;
const retrySeconds = "5";
const themeFormBytes = 4_096;
const takesForms: ReadonlySet<Door> = new Set(["desk", "api", "upload"]);

/** Answers one request: the finished page out of memory, or whoever it is for. */
export function openPorch(parts: Parts) {
  const { security, store, log } = parts;
  const headersOf = pageHeaders(security);
  const api = openApiDoor(parts);

  return (request: IncomingMessage, response: ServerResponse): void => {
    const langOf = () =>
      readerLanguage(String(request.headers["accept-language"] ?? ""), parts.defaultLang);
    const target = request.url ?? "/";
    const place = placeOf(target, langOf, parts.files.has);
    const visit = { request, response, lang: "lang" in place ? place.lang : langOf() };
    const failed = (error: unknown) => {
      const reference = newReference();
      log.error("request.failed", { request: reference, reason: reason(error) });
      sorry(visit, 500, "error", reference);
    };
    try {
      answer(visit, place)?.catch(failed);
    } catch (error) {
      failed(error);
    }
  };

  type Visit = { request: IncomingMessage; response: ServerResponse; lang: Lang };

  function answer(visit: Visit, place: Place): Promise<void> | undefined {
    const { request, response } = visit;
    const { method } = request;
    if (changesState(method) && !mayChangeState(request.headers, parts.own))
      return refuse(visit, 403, "refused");
    const desk = place.kind === "through" && place.door === "desk";
    const open = place.kind === "through" && place.door === "open"; // It answers programs in JSON alone.
    if (!desk && !open && request.headers["next-action"] !== undefined)
      return refuse(visit, 403, "refused");
    const feed = place.kind === "page" && place.address.kind === "feed";
    if (method === "OPTIONS" && (open || feed))
      return void allowReading(response, security.of("data"));
    if (open) return api({ request, response, path: place.path, requestId: newReference() });
    const writes =
      place.kind === "theme" || (place.kind === "through" && takesForms.has(place.door));
    if (method !== "GET" && method !== "HEAD" && !(writes && method === "POST"))
      return refuse(visit, 405, "method", { allow: writes ? "GET, HEAD, POST" : "GET, HEAD" });
    switch (place.kind) {
      case "theme":
        return theme(visit);
      case "through":
        return through(visit, place);
      case "page":
        return page(visit, place.address, place.key);
      case "missing":
        return page(
          visit,
          { kind: "page", lang: place.lang, page: "not-found" },
          paths.notFound(place.lang),
        );
      case "root":
        redirect(response, 302, paths.home(visit.lang), {
          vary: "Accept-Language",
          "cache-control": "no-store",
        });
        return undefined;
      case "moved":
        redirect(response, 301, place.to, { "cache-control": "no-cache" });
        return undefined;
      case "static":
        return file(visit, place.path);
      case "health":
        json(response, 200, { alive: true });
        return undefined;
      case "ready":
        return parts.ready().then((state) => json(response, state.ready ? 200 : 503, state));
    }
  }

  function page(visit: Visit, address: PublicAddress, key: string): Promise<void> | undefined {
    const kept = store.get(key);
    if (kept && !kept.stale) return count(visit, address, key, kept, hit);
    if (kept && !parts.hears()) return count(visit, address, key, kept, staleSince(kept));
    // Asked for nothing it would only fill the queue, and its end would come no sooner.
    if (!parts.hears() && !parts.pulse.answers()) return apologise(visit, true);
    const patience = kept ? refreshMs : missMs;
    const asked = within(parts.misses.ask(key, address, patience), patience);
    return orSilence(asked, parts.pulse).then(
      (made) => count(visit, address, key, made, "gongji; fwd=miss"),
      (error: unknown) => {
        if (kept) return count(visit, address, key, kept, staleSince(kept));
        log.warn("page.unavailable", { reason: reason(error) });
        return apologise(visit, error instanceof Busy || error instanceof Late);
      },
    );
  }

  /** What stands behind failed: for want of the database, which comes back, or by a fault of ours. Only it can say. */
  async function apologise(visit: Visit, passing: boolean, reference = newReference()) {
    const away = passing || !(await parts.pulse.ask());
    log.warn("request.unanswered", { request: reference, away });
    sorry(visit, away ? 503 : 500, away ? "unavailable" : "error", reference);
  }

  /** Keeps the read where there is one, then answers: a page that was sent is counted; what is not there may lead on. */
  function count(
    visit: Visit,
    address: PublicAddress,
    key: string,
    made: Page,
    cache: string,
  ): Promise<void> | undefined {
    if (made.status === 404)
      return parts.leadsTo(visit.request.url ?? "/").then((to) => {
        if (to === null) send(visit, address, key, made, cache);
        else redirect(visit.response, 301, to, { "cache-control": "no-cache" });
      });
    const notice = address.kind === "notice" || address.kind === "version" ? address.number : null;
    if (notice === null || made.status !== 200 || visit.request.method !== "GET") {
      send(visit, address, key, made, cache);
      return undefined;
    }
    const decide = (official: boolean) => {
      if (visit.response.destroyed) return; // Who went away before the answer has read nothing.
      parts.reads.decide(visit.request, notice, official);
      parts.reads.afterWrite(() => send(visit, address, key, made, cache));
    };
    const official = parts.isOfficial(visit.request);
    if (typeof official !== "boolean") return official.then(decide);
    decide(official);
    return undefined;
  }

  function send(
    { request, response }: Visit,
    address: PublicAddress,
    key: string,
    made: Page,
    cache: string,
  ): void {
    if (response.destroyed) return;
    if (made.location !== undefined) {
      const status = made.status === 308 || made.status === 301 ? 301 : 302;
      redirect(response, status, asPath(made.location, parts.publicUrl), {
        "cache-control": "no-cache",
      });
      return;
    }
    const encoding = chooseEncoding(request.headers["accept-encoding"]);
    const theme = themeOf(request.headers.cookie);
    const variant = made.variant(theme, encoding, parts.counts, performance.now());
    store.weigh(key, made);
    const { whole, unchanged } = headersOf(variant, cache, {
      type: made.type,
      framing: address.kind === "file",
    });
    if (made.status === 200 && matches(request.headers["if-none-match"], variant.etag)) {
      response.writeHead(304, unchanged).end();
      return;
    }
    response.writeHead(made.status, whole);
    response.end(request.method === "HEAD" ? undefined : variant.body);
  }

  async function through(visit: Visit, place: Place & { kind: "through" }): Promise<void> {
    const requestId = newReference();
    const { request, response } = visit;
    const address = parts.addressOf(request);
    // A sitemap is made anew each time it is asked for, from megabytes.
    const taken = place.path.startsWith("/sitemap") ? parts.limit(address) : undefined;
    if (taken?.allowed === false) return refuse(visit, 429, "often", taken.headers);
    const outcome = await passThrough({
      ...{ request, response, door: place.door, path: place.path, address },
      isOfficial: () => parts.isOfficial(request),
      inner: parts.inner,
      crowds: parts.crowds,
      pulse: parts.pulse,
      security,
      publicUrl: parts.publicUrl,
      requestId,
    });
    if (outcome === "answered" || response.headersSent) return;
    if (outcome === "missing") return answer(visit, { kind: "missing", lang: visit.lang });
    if (outcome === "damaged")
      log.error("file.damaged", { request: requestId, path: untold(place.path) });
    const words = wordsFor[outcome];
    if (words) return sorry(visit, words.status, words.kind, requestId, words.headers);
    log.error("through.failed", { request: requestId, door: place.door, outcome });
    await apologise(visit, outcome === "silent", requestId);
  }

  async function theme(visit: Visit): Promise<void> {
    const { request, response } = visit;
    if (request.method !== "POST") return refuse(visit, 405, "method", { allow: "POST" });
    const form = await readText(request, themeFormBytes).catch((error: unknown) => {
      if (error instanceof TooLarge) return null;
      throw error;
    });
    if (form === null) return refuse(visit, 413, "large", { connection: "close" });
    const chosen = chooseTheme(form, parts.publicUrl.startsWith("https:"));
    if (!chosen) return refuse(visit, 400, "malformed");
    redirect(response, 303, chosen.location, {
      "set-cookie": chosen.cookie,
      "cache-control": "no-store",
    });
  }

  function file(visit: Visit, path: string): Promise<void> | undefined {
    const found = parts.files.get(path);
    if (!found) return answer(visit, { kind: "missing", lang: visit.lang });
    sendStatic(visit.request, visit.response, found, security.of("page"));
    return undefined;
  }

  function redirect(
    response: ServerResponse,
    status: number,
    location: string,
    headers: Record<string, string>,
  ): void {
    response.writeHead(status, {
      ...security.of("page"),
      ...headers,
      location,
      "content-length": 0,
    });
    response.end();
  }

  function json(response: ServerResponse, status: number, value: object): void {
    const body = `${JSON.stringify(value)}\n`;
    response.writeHead(status, {
      ...security.of("data"),
      "content-type": "application/json",
      "cache-control": "no-store",
      "content-length": Buffer.byteLength(body),
    });
    response.end(body);
  }

  function refuse(
    visit: Visit,
    status: number,
    kind: Sorry,
    headers: Record<string, string> = {},
  ): undefined {
    sorry(visit, status, kind, newReference(), headers);
  }

  function sorry(
    { request, response, lang }: Visit,
    status: number,
    kind: Sorry,
    reference: string,
    headers: Record<string, string> = {},
  ): void {
    if (response.headersSent || response.destroyed) return void response.destroy();
    const html = parts.sorry.of(kind, isLang(lang) ? lang : parts.defaultLang, reference);
    response.writeHead(status, {
      ...security.of("page"),
      "content-type": "text/html; charset=utf-8",
      "cache-control": "no-store",
      "content-length": Buffer.byteLength(html),
      ...(status === 503 ? { "retry-after": retrySeconds } : {}),
      ...headers,
    });
    response.end(request.method === "HEAD" ? undefined : html);
  }
}

const newReference = () => randomBytes(6).toString("hex");
const staleSince = (page: Page) =>
  `gongji; hit; ttl=-${Math.max(1, Math.round((performance.now() - page.renderedAt) / 1000))}`;
