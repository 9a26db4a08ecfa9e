import { type Lang, langs } from "@/lib/i18n";
import { keptValue } from "@/lib/narrowing";
import { knownParameters, type PublicAddress, parsePublicAddress, paths } from "@/lib/paths";

/** What the porch does with an address. */
export type Place =
  | { kind: "root" }
  | { kind: "page"; address: PublicAddress; key: string; lang: Lang }
  | { kind: "missing"; lang: Lang }
  | { kind: "moved"; to: string }
  | {
      kind: "through";
      door:
        | "desk"
        | "preview"
        | "previewed"
        | "upload"
        | "open"
        | "api"
        | "files"
        | "shown"
        | "short"
        | "well-known";
      path: string;
    }
  | { kind: "static"; path: string }
  | { kind: "theme" }
  | { kind: "health" }
  | { kind: "ready" };

const doors = [
  ["/admin", "desk"],
  ["/preview", "preview"],
  ["/api/desk", "desk"], // What the desk's own script sends: long texts too.
  ["/api/v1", "open"],
  ["/api", "api"],
  ["/files/shown", "shown"], // Before the others: it is given out under headers of its own.
  ["/files", "files"],
  ["/n", "short"],
] as const;
const wellKnown: ReadonlySet<string> = new Set([paths.robots, paths.sitemap, paths.securityTxt]);
const isUpload = (path: string) => /^\/api\/desk\/editions\/[^/]+\/files$/.test(path);
const isPreviewed = (path: string) => /^\/preview\/[^/]+\/files\//.test(path);
const isSitemapPart = (path: string) => /^\/sitemap\/(?:pages|0|[1-9]\d{0,8})\.xml$/.test(path);

/** Reads a request's target. `readerLang` is asked only where the address has no language of its own. */
export function placeOf(
  target: string,
  readerLang: () => Lang,
  files: (path: string) => boolean = () => false,
): Place {
  const mark = target.indexOf("?");
  const path = mark < 0 ? target : target.slice(0, mark);
  const query = mark < 0 ? "" : target.slice(mark + 1);
  if (path === "/") return { kind: "root" };
  if (path === paths.theme) return { kind: "theme" };
  if (path === "/healthz") return { kind: "health" };
  if (path === "/readyz") return { kind: "ready" };
  const lang = langs.find((code) => path === `/${code}` || path.startsWith(`/${code}/`));
  // A second slash or a dot segment could mean another address to Next than to us.
  if (!/^\/[^/\\]/.test(path) || /\/\/|\\|\/\.\.?(?:\/|$)/.test(path))
    return { kind: "missing", lang: lang ?? readerLang() };
  if (!isText(path)) return { kind: "missing", lang: lang ?? readerLang() };
  const address = parsePublicAddress(path);
  if (address && !isForThePorch(address)) {
    const key = path + keptQuery(query, knownParameters(address));
    return { kind: "page", address, key, lang: address.lang };
  }
  if (path.startsWith("/_next/static/") || files(path)) return { kind: "static", path };
  if (path.length > 1 && path.endsWith("/")) {
    const bare = path.slice(0, -1);
    const door = doors.some(([start]) => bare === start || bare.startsWith(`${start}/`));
    if (door || parsePublicAddress(bare))
      return { kind: "moved", to: bare + (query ? `?${query}` : "") };
  }
  if (lang) return { kind: "missing", lang };
  if (isUpload(path)) return { kind: "through", door: "upload", path: target };
  if (isPreviewed(path)) return { kind: "through", door: "previewed", path: target };
  for (const [start, door] of doors) {
    if (path === start || path.startsWith(`${start}/`))
      return { kind: "through", door, path: target };
  }
  if (wellKnown.has(path) || isSitemapPart(path))
    return { kind: "through", door: "well-known", path };
  return { kind: "missing", lang: readerLang() };
}

/** Pages the porch has made for itself, to be shown when nothing behind it answers: at these addresses nobody reads. */
const isForThePorch = (address: PublicAddress): boolean =>
  address.kind === "page" && (address.page === "error" || address.page === "unavailable");

/** Whether the escapes of a path say something: no half of a letter, and no NUL, which PostgreSQL knows of no text. */
function isText(path: string): boolean {
  if (!path.includes("%")) return true;
  try {
    return !decodeURIComponent(path).includes("\0");
  } catch {
    return false;
  }
}

/** The known parameters in one fixed order, the first of each; empty ones say nothing. */
function keptQuery(query: string, known: readonly string[]): string {
  if (query === "" || known.length === 0) return "";
  const given = new URLSearchParams(query);
  const kept = new URLSearchParams();
  for (const name of known) {
    const value = keptValue(name, given.get(name) ?? "");
    if (value !== undefined && !(name === "page" && value === "1")) kept.set(name, value);
  }
  const text = kept.toString();
  return text === "" ? "" : `?${text}`;
}

/** An address as it may stand in a log: the token of a preview is a key. */
export const untold = (path: string) => path.replace(/^\/preview\/[^/]+/, "/preview/-");
