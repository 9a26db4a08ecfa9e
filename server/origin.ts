const loopback = new Set(["localhost", "127.0.0.1", "[::1]"]);

/** The origins that are this site: PUBLIC_URL's, and the other loopback names of its port where it is one. */
export function ownOrigins(publicUrl: string): ReadonlySet<string> {
  const url = new URL(publicUrl);
  if (!loopback.has(url.hostname)) return new Set([url.origin]);
  return new Set(
    [...loopback].map((name) => new URL(`${url.protocol}//${name}:${url.port || "80"}`).origin),
  );
}

/**
 * Whether a request that changes state may go on. A browser says where it comes from: a foreign Origin or a
 * cross-site (also same-site: a neighbour's subdomain) Sec-Fetch-Site ends it; a program that says neither carries no cookies of a victim.
 */
export function mayChangeState(
  headers: NodeJS.Dict<string | string[]>,
  own: ReadonlySet<string>,
): boolean {
  const { origin } = headers;
  if (origin !== undefined && (typeof origin !== "string" || !own.has(origin))) return false;
  const site = headers["sec-fetch-site"];
  return site === undefined || site === "same-origin" || site === "none";
}

export const changesState = (method: string | undefined): boolean =>
  method !== "GET" && method !== "HEAD" && method !== "OPTIONS";
