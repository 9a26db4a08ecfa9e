import type { IncomingHttpHeaders } from "node:http";
import { isbot } from "isbot";

/** Version of the rule (docs: /transparency). A change is a new version and a dated line; old days are not recomputed. */
export const ruleVersion = "R1";

/**
 * The robots list and its version, then the version of this file's own lists; kept with each day. A test holds the first
 * to the installed package. Own list 2 lets text browsers count that the robots list takes for programs.
 */
export const listsVersion = "isbot 5.2.3, own list 2";

/** What the porch alone can see. A `person` becomes counted, repeat or held in the fold. */
export const porchClasses = ["person", "speculative", "bot", "staff"] as const;
export type PorchClass = (typeof porchClasses)[number];

/** Every class a served request falls into, one each. */
export const readClasses = ["counted", "repeat", "held", "bot", "speculative", "staff"] as const;
export type ReadClass = (typeof readClasses)[number];

/** Visitors of one origin that count on one notice in one hour; later ones are held. */
export const visitorsPerOrigin = 50;

export type Surroundings = {
  /** A session that decrypts and has not expired came with the request. */
  official: boolean;
  /** Over https or on localhost: only there do browsers send Fetch Metadata. */
  trustworthy: boolean;
  /** READS_AUTOMATION: with `allow`, headless browsers and HTTP libraries count. */
  automation: "allow" | "deny";
};

/**
 * Which class a request for a notice's page falls into, in the order speculative, bot, staff.
 * The caller has made sure of the rest of the rule: GET, the page of a notice or of one of its versions, answered 200 or 304.
 */
export function classAtPorch(headers: IncomingHttpHeaders, given: Surroundings): PorchClass {
  if (isSpeculative(headers)) return "speculative";
  if (isBot(headers, given)) return "bot";
  return given.official ? "staff" : "person";
}

/** Fetched ahead of need, or by a script or as a part of a page: nobody has opened it. */
function isSpeculative(headers: IncomingHttpHeaders): boolean {
  const purpose = `${one(headers["sec-purpose"])} ${one(headers["purpose"])}`;
  if (/prefetch|prerender/i.test(purpose)) return true;
  const mode = one(headers["sec-fetch-mode"]);
  const destination = one(headers["sec-fetch-dest"]);
  return (mode !== "" && mode !== "navigate") || (destination !== "" && destination !== "document");
}

function isBot(headers: IncomingHttpHeaders, given: Surroundings): boolean {
  const family = familyOf(headers["user-agent"] ?? "");
  if (family.kind === "crawler") return true;
  if (family.kind === "automation" && given.automation === "deny") return true;
  return family.sendsFetchMetadata && given.trustworthy && !hasFetchMetadata(headers);
}

const hasFetchMetadata = (headers: IncomingHttpHeaders) =>
  one(headers["sec-fetch-mode"]) !== "" || one(headers["sec-fetch-dest"]) !== "";

const one = (value: string | string[] | undefined) => String(value ?? "").trim();

type Family = {
  kind: "browser" | "automation" | "crawler";
  /** The agent calls itself a browser that always sends Fetch Metadata where it may. */
  sendsFetchMetadata: boolean;
};

// The list has 200 patterns and the same few hundred agents ask all day. Kept in memory alone, and bounded.
const known = new Map<string, Family>();
const knownAtMost = 2_000;
const longestKnown = 512;
const longestRead = 1_024; // An agent may be as long as all headers together; its start says what it is.

function familyOf(agent: string): Family {
  const there = known.get(agent);
  if (there) return there;
  const text = agent.slice(0, longestRead).trim();
  const family = { kind: kindOf(text), sendsFetchMetadata: sendsFetchMetadata(text) };
  if (agent.length <= longestKnown) {
    if (known.size >= knownAtMost) known.clear();
    known.set(agent, family);
  }
  return family;
}

function kindOf(agent: string): Family["kind"] {
  if (agent === "") return "crawler";
  const rest = agent.replace(headless, " ").replace(libraries, " ");
  if (rest !== agent) return declaresItself.test(rest) ? "crawler" : "automation";
  if (textBrowsers.test(agent)) return declaresItself.test(agent) ? "crawler" : "browser";
  return isbot(agent) ? "crawler" : "browser";
}

/**
 * Browsers of people who read text or have it read out. isbot takes every agent that is a name and a version alone for a
 * program (`Lynx/2.9`, `w3m/0.5.3`), and an agent so short is just what these send. Each stands here with its reason;
 * the name counts at the start of the agent only.
 */
const textBrowsers = new RegExp(
  `^(?:${[
    "Lynx", // The browser of Braille displays and of terminals with speech since 1992.
    "w3m", // Debian's default in a terminal.
    "emacs-w3m", // The same below Emacspeak.
    "E?Links", // `Links (2.28; ...)`, `ELinks/0.13.2 (textmode; ...)`; the latter speaks to Braille terminals.
    "edbrowse", // A line editor and browser by and for blind people.
    "URL/Emacs", // eww, the browser of Emacspeak.
    "Dillo", // Old machines: no script, no Fetch Metadata.
    "Mozilla/4\\.0 \\(compatible; Dillo", // The same by default until version 3.
    "NetSurf", // Old machines and RISC OS.
  ].join("|")})(?=$|[/ ;(])`,
  "i",
);

/** Browsers without a window, and what drives them: the first family READS_AUTOMATION lets count. */
const headless =
  /\bHeadless(?=Chrome|Shell|Edg|Firefox)|\b(?:PhantomJS|SlimerJS|Playwright|Puppeteer|Electron-Nightmare)\/[\w.]+/gi;

/** Programs that fetch: the second family. A name counts at the start of the agent only, where libraries put it. */
const libraries = new RegExp(
  `^(?:${[
    "curl",
    "libcurl",
    "PycURL",
    "Wget2?",
    "python-requests",
    "python-httpx",
    "Python-urllib",
    "python-urllib3",
    "Python/[\\d.]+ aiohttp",
    "aiohttp",
    "Go-http-client",
    "okhttp",
    "Java",
    "Java-http-client",
    "Apache-HttpClient",
    "Jakarta Commons-HttpClient",
    "AsyncHttpClient",
    "axios",
    "node",
    "node-fetch",
    "undici",
    "got",
    "superagent",
    "Deno",
    "Bun",
    "Dart",
    "reqwest",
    "ureq",
    "hyper",
    "attohttpc",
    "GuzzleHttp",
    "Symfony HttpClient",
    "PHP",
    "libwww-perl",
    "LWP::Simple",
    "HTTP-Tiny",
    "Ruby",
    "Faraday(?: v[\\w.]+)?",
    "http\\.rb",
    "rest-client",
    "RestSharp",
    "HTTPie",
    "xh",
    "PostmanRuntime",
    "insomnia",
    "ApacheBench",
    "hey",
    "k6",
    "autocannon",
    "bombardier",
    "oha",
    "aria2",
    "PowerShell",
  ].join(
    "|",
  )})(?=$|[/ ;(])(?:/[^\\s;()]*)?(?: ?\\(\\+?https://github\\.com/[\\w-]+/(?:node-fetch|got)\\))?`,
  "i",
);

/** What is left of a program's name says that it collects, watches or looks ahead, or where to complain. */
const declaresItself =
  /bot\b|bots\b|crawl|spider|slurp|scrap|archiv|index|monitor|uptime|preview|feed|scan|validator|lighthouse|pagespeed|https?:\/\/|\+http|@/i;

/**
 * Chrome 80, Firefox 90, Safari 16.4 and later, and all that carry their names, send Fetch Metadata with each navigation.
 * On iOS other browsers carry neither `Chrome/` nor `Version/`, and count as they are.
 */
function sendsFetchMetadata(agent: string): boolean {
  const chrome = /(?:\b|Headless)Chrome\/(\d+)/.exec(agent);
  if (chrome) return Number(chrome[1]) >= 80;
  const firefox = /\bFirefox\/(\d+)/.exec(agent);
  if (firefox) return Number(firefox[1]) >= 90;
  const safari = /\bVersion\/(\d+)(?:\.(\d+))?.*\bSafari\//.exec(agent);
  if (!safari) return false;
  const [major, minor] = [Number(safari[1]), Number(safari[2] ?? 0)];
  return major > 16 || (major === 16 && minor >= 4);
}

/** Whether browsers send Fetch Metadata here: PUBLIC_URL is https, or the request came to a loopback name. */
export function isTrustworthy(publicUrl: string, host: string | undefined): boolean {
  if (/^https:/i.test(publicUrl)) return true;
  return /^(?:localhost|[\w-]+\.localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d+)?$/i.test(host ?? "");
}
