import { randomBytes } from "node:crypto";
import type { Variant } from "./page";

export type HeaderList = Record<string, string>;

const publicPolicy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; " +
  "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
// Whatever an uploaded file contains, it opens without origin, script or network.
const filePolicy = "sandbox; default-src 'none'; frame-ancestors 'none'";
// A PDF on the page that shows it. Without `sandbox`: viewers built into browsers refuse to run in it.
const shownPolicy = "default-src 'none'; frame-ancestors 'self'";
// The page that shows a PDF: Chromium asks both, for the element and for the frame it becomes.
const viewerPolicy = `${publicPolicy}; object-src 'self'; frame-src 'self'`;
const dataPolicy =
  "default-src 'none'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'";

/** The desk is rendered per request: Next reads this header on the request and puts the nonce on its scripts. */
export const deskPolicy = (nonce: string): string =>
  `default-src 'none'; script-src 'self' 'nonce-${nonce}' 'strict-dynamic'; ` +
  `style-src 'self' 'nonce-${nonce}'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; ` +
  "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

export const newNonce = (): string => randomBytes(16).toString("base64");

const policies = {
  page: publicPolicy,
  viewer: viewerPolicy,
  file: filePolicy,
  shown: shownPolicy,
  data: dataPolicy,
} as const;
export type PolicyName = keyof typeof policies;

/** The headers that stand on every answer, whoever made it. */
export function securityHeaders(https: boolean) {
  const common: HeaderList = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "strict-origin-when-cross-origin",
    "cross-origin-opener-policy": "same-origin",
    ...(https ? { "strict-transport-security": "max-age=31536000; includeSubDomains" } : {}),
  };
  const named = (policy: string): HeaderList => ({ ...common, "content-security-policy": policy });
  const made = {
    page: named(policies.page),
    viewer: named(policies.viewer),
    file: named(policies.file),
    shown: named(policies.shown),
    data: named(policies.data),
  };
  return {
    of: (name: PolicyName): HeaderList => made[name],
    desk: (nonce: string): HeaderList => named(deskPolicy(nonce)),
  };
}

export type AnswerHeaders = { whole: string[]; unchanged: string[] };

/**
 * The headers of a kept page's bytes, for the answer with them and for the 304, as flat lists that are made once: given
 * an object anew each time, Node takes twice as long for the whole answer (69 us against 40 with nothing else to do).
 */
export function pageHeaders(security: SecurityHeaders) {
  const made = new WeakMap<Variant, AnswerHeaders>();
  return (
    variant: Variant,
    cache: string,
    { type, framing = false }: { type?: string | undefined; framing?: boolean } = {},
  ): AnswerHeaders => {
    const isHit = cache === hit;
    const kept = isHit && made.get(variant);
    if (kept) return kept;
    const common = {
      ...(type === undefined
        ? security.of(framing ? "viewer" : "page")
        : { ...security.of("data"), ...openToAll }),
      "content-type": type ?? "text/html; charset=utf-8",
      "cache-control": "no-cache",
      vary: type === undefined ? "Accept-Encoding, Cookie" : "Accept-Encoding",
      etag: variant.etag,
      "cache-status": cache,
    };
    const encoding =
      variant.encoding === "identity" ? {} : { "content-encoding": variant.encoding };
    const length = { "content-length": String(variant.body.length) };
    const lists = {
      whole: Object.entries({ ...common, ...encoding, ...length }).flat(),
      unchanged: Object.entries(common).flat(),
    };
    if (isHit) made.set(variant, lists);
    return lists;
  };
}

/** A page of another site may read this answer and these of its headers; the answer holds nothing of who asks. */
export const openToAll: HeaderList = {
  "access-control-allow-origin": "*",
  "access-control-expose-headers":
    "ETag, Link, RateLimit, RateLimit-Policy, Retry-After, Cache-Status",
};

/** Cache-Status of a page that came out of memory and is true. */
export const hit = "gongji; hit";

export type SecurityHeaders = ReturnType<typeof securityHeaders>;

const hopByHop = new Set([
  "connection",
  "keep-alive",
  "proxy-authenticate",
  "proxy-authorization",
  "proxy-connection",
  "te",
  "trailer",
  "transfer-encoding",
  "upgrade",
  "expect",
  "content-length", // The porch writes that of the body it has read.
]);

/**
 * The reader's headers as Next may see them. `x-*` never passes: Next and its middleware take orders from
 * them. `next-*` and `rsc` pass under /admin alone, where nothing is kept.
 */
export function headersForNext(
  given: NodeJS.Dict<string | string[]>,
  options: { desk: boolean },
): Record<string, string | string[]> {
  const passed: Record<string, string | string[]> = {};
  for (const [name, value] of Object.entries(given)) {
    if (value === undefined || hopByHop.has(name)) continue;
    if (name.startsWith("x-") || name === "host" || name === "forwarded" || name === "via")
      continue;
    if (name === "origin" || name === "content-security-policy") continue; // The porch writes its own.
    if (name === "accept-encoding") continue; // Nothing behind the porch compresses.
    if (!options.desk && (name === "rsc" || name.startsWith("next-"))) continue;
    passed[name] = value;
  }
  return passed;
}

/** What of Next's headers goes out: not its name, not its caching, not the connection's own. */
export function headersFromNext(
  given: NodeJS.Dict<string | string[]>,
): Record<string, string | string[]> {
  const passed: Record<string, string | string[]> = {};
  for (const [name, value] of Object.entries(given)) {
    if (value === undefined || hopByHop.has(name)) continue;
    if (name === "server" || name === "x-powered-by" || name === "date") continue;
    if (name.startsWith("x-nextjs-") || name === "x-middleware-rewrite") continue;
    passed[name] = value;
  }
  return passed;
}
