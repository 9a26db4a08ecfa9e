import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { classAtPorch, isTrustworthy, listsVersion } from "./rule";

const chrome =
  "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36";
const headless = chrome.replace("Chrome/", "HeadlessChrome/");
const opened = {
  "sec-fetch-site": "none",
  "sec-fetch-mode": "navigate",
  "sec-fetch-dest": "document",
};
const reader = { official: false, trustworthy: true, automation: "deny" } as const;
const trial = { ...reader, automation: "allow" } as const;

const withMetadata = {
  "Chrome on Windows": chrome,
  Edge: `${chrome} Edg/131.0.0.0`,
  Whale: `${chrome.replace("Safari", "Whale/4.29.282.14 Safari")}`,
  "Samsung Internet":
    "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/27.0 Chrome/125.0.0.0 Mobile Safari/537.36",
  Firefox: "Mozilla/5.0 (X11; Linux x86_64; rv:133.0) Gecko/20100101 Firefox/133.0",
  Safari:
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Safari/605.1.15",
  "KakaoTalk on Android":
    "Mozilla/5.0 (Linux; Android 14; SM-S918N Build/UP1A; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/130.0.6723.102 Mobile Safari/537.36 KAKAOTALK/2411050",
};
const withoutMetadata = {
  "Safari 16.3":
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/16.3 Safari/605.1.15",
  "Internet Explorer 11": "Mozilla/5.0 (Windows NT 10.0; WOW64; Trident/7.0; rv:11.0) like Gecko",
  "Firefox 89": "Mozilla/5.0 (Windows NT 6.1; rv:89.0) Gecko/20100101 Firefox/89.0",
  "Chrome 79":
    "Mozilla/5.0 (Windows NT 6.1) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/79.0.3945.130 Safari/537.36",
  "Chrome on iOS":
    "Mozilla/5.0 (iPhone; CPU iPhone OS 17_7 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/131.0.6778.73 Mobile/15E148 Safari/604.1",
};
/** Text browsers, many of them read out or felt: the long agents of today and the short ones of old or private settings. */
const textBrowsers = [
  "Lynx/2.9.0dev.12 libwww-FM/2.14 SSL-MM/1.4.1 GNUTLS/3.7.8",
  "Lynx/2.8.9rel.1 libwww-FM/2.14 SSL-MM/1.4.1 OpenSSL/1.1.1d",
  "Lynx/2.9",
  "w3m/0.5.3+git20230121",
  "w3m/0.5.3",
  "emacs-w3m/1.4.632 w3m/0.5.3",
  "Links (2.28; Linux 6.1.0-13-amd64 x86_64; GNU C 12.2.0; text)",
  "ELinks/0.13.2 (textmode; Linux 6.1.0-13-amd64 x86_64; 80x24-2)",
  "edbrowse/3.8.0",
  "URL/Emacs Emacs/29.1 (X11; x86_64-pc-linux-gnu)",
  "Dillo/3.0.5",
  "Mozilla/4.0 (compatible; Dillo 3.0)",
  "NetSurf/3.10 (Linux)",
];
/** Software that came before Fetch Metadata, and what old readers still hold in their hands. */
const oldSoftware = {
  "Opera Mini":
    "Opera/9.80 (J2ME/MIDP; Opera Mini/7.1.32052/29.3709; U; en) Presto/2.8.119 Version/11.10",
  "Internet Explorer 6": "Mozilla/4.0 (compatible; MSIE 6.0; Windows NT 5.1)",
  "WebbIE, made for screen readers":
    "Mozilla/4.0 (compatible; MSIE 8.0; Windows NT 6.1; Trident/4.0; WebbIE)",
  "a BlackBerry": "BlackBerry9700/5.0.0.862 Profile/MIDP-2.1 Configuration/CLDC-1.1 VendorID/120",
  Mosaic: "NCSA_Mosaic/2.7b5 (X11;Linux 2.6.7 i686) libwww/2.12 modified",
};
const crawlers = {
  "an empty agent": "",
  blanks: "   ",
  Googlebot: "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
  "Googlebot on a phone":
    "Mozilla/5.0 (Linux; Android 6.0.1; Nexus 5X Build/MMB29P) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Mobile Safari/537.36 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
  Yeti: "Mozilla/5.0 (compatible; Yeti/1.1; +https://naver.me/spd)",
  Daum: "Mozilla/5.0 (compatible; Daum/4.1; +http://cs.daum.net/faq/15/4118.html?faqId=28966)",
  GPTBot:
    "Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; GPTBot/1.2; +https://openai.com/gptbot)",
  "a link preview": "facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)",
  "a crawler that borrows a text browser's name":
    "Lynx/2.8 (compatible; NoticeBot; ops@example.org)",
  "another that does": "w3m/0.5.3 (+https://example.org/crawler)",
  "an unknown name alone": "noticegrabber/1.0",
  "a crawler on a library": "python-requests/2.32.3 (NoticeCrawler; ops@example.org)",
  Lighthouse: `${headless} Chrome-Lighthouse`,
};
const libraries = {
  curl: "curl/8.5.0",
  Wget: "Wget/1.21.4",
  requests: "python-requests/2.32.3",
  httpx: "python-httpx/0.28.0",
  urllib: "Python-urllib/3.12",
  aiohttp: "Python/3.12 aiohttp/3.11.2",
  Go: "Go-http-client/1.1",
  OkHttp: "okhttp/4.12.0",
  Java: "Java/21.0.5",
  Apache: "Apache-HttpClient/5.4 (Java/21.0.5)",
  axios: "axios/1.7.7",
  undici: "undici",
  "Node's fetch": "node",
  "node-fetch": "node-fetch/1.0 (+https://github.com/bitinn/node-fetch)",
  got: "got (https://github.com/sindresorhus/got)",
  Dart: "Dart/3.5 (dart:io)",
  HTTPie: "HTTPie/3.2.4",
  PHP: "GuzzleHttp/7",
  Perl: "libwww-perl/6.77",
  ab: "ApacheBench/2.3",
};

describe("a read is a navigation that a person started", () => {
  test.for(Object.entries(withMetadata))("%s counts when its page is opened", ([, agent]) => {
    expect(classAtPorch({ "user-agent": agent, ...opened }, reader)).toBe("person");
  });

  test.for(Object.entries(withoutMetadata))("%s counts as it is", ([, agent]) => {
    expect(classAtPorch({ "user-agent": agent }, reader)).toBe("person");
  });

  test.for(textBrowsers)("%s counts, with READS_AUTOMATION or without", (agent) => {
    expect(classAtPorch({ "user-agent": agent }, reader)).toBe("person");
    expect(classAtPorch({ "user-agent": agent }, trial)).toBe("person");
  });

  test.for(Object.entries(oldSoftware))("%s counts without any header", ([, agent]) => {
    expect(classAtPorch({ "user-agent": agent }, reader)).toBe("person");
  });

  test.for([
    { "sec-fetch-mode": "navigate" },
    { "sec-fetch-dest": "document" },
    { "sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate", "sec-fetch-dest": "document" },
    { ...opened, "sec-fetch-user": "?1" },
    { ...opened, "sec-purpose": "", purpose: "" },
    { ...opened, purpose: "preview" },
  ])("what a browser says of a page that was opened: %o", (headers) => {
    expect(classAtPorch({ "user-agent": chrome, ...headers }, reader)).toBe("person");
  });

  test.for([
    { "sec-purpose": "prefetch" },
    { "sec-purpose": "prefetch;prerender" },
    { "sec-purpose": "prefetch; prerender" },
    { "sec-purpose": "Prerender" },
    { "sec-purpose": "prefetch;anonymous-client-ip" },
    { purpose: "prefetch" },
    { purpose: "prerender" },
    { "sec-fetch-mode": "cors", "sec-fetch-dest": "empty" },
    { "sec-fetch-mode": "same-origin", "sec-fetch-dest": "" },
    { "sec-fetch-mode": "no-cors", "sec-fetch-dest": "image" },
    { "sec-fetch-mode": "websocket", "sec-fetch-dest": "" },
    { "sec-fetch-mode": "navigate", "sec-fetch-dest": "iframe" },
    { "sec-fetch-mode": "navigate", "sec-fetch-dest": "frame" },
    { "sec-fetch-mode": "navigate", "sec-fetch-dest": "object" },
    { "sec-fetch-mode": "", "sec-fetch-dest": "embed" },
  ])("a page fetched ahead or by a script is speculative: %o", (headers) => {
    expect(classAtPorch({ "user-agent": chrome, ...opened, ...headers }, reader)).toBe(
      "speculative",
    );
  });

  test("the first class that fits is the one: speculative before bot, bot before staff", () => {
    const official = { ...reader, official: true };
    const robot = { "user-agent": "Googlebot/2.1" };
    expect(classAtPorch({ ...robot, purpose: "prefetch" }, official)).toBe("speculative");
    expect(classAtPorch(robot, official)).toBe("bot");
    expect(classAtPorch({ "user-agent": chrome, ...opened }, official)).toBe("staff");
  });
});

describe("robots are not readers", () => {
  test.for(Object.entries(crawlers))("%s never counts", ([, agent]) => {
    expect(classAtPorch({ "user-agent": agent, ...opened }, reader)).toBe("bot");
    expect(classAtPorch({ "user-agent": agent, ...opened }, trial)).toBe("bot");
  });

  test("a missing agent never counts", () => {
    expect(classAtPorch(opened, trial)).toBe("bot");
  });

  test.for(Object.entries(libraries))("%s counts on the trial board alone", ([, agent]) => {
    expect(classAtPorch({ "user-agent": agent }, reader)).toBe("bot");
    expect(classAtPorch({ "user-agent": agent }, trial)).toBe("person");
  });

  test("a headless browser counts on the trial board alone", () => {
    expect(classAtPorch({ "user-agent": headless, ...opened }, reader)).toBe("bot");
    expect(classAtPorch({ "user-agent": headless, ...opened }, trial)).toBe("person");
  });

  test.for([...Object.entries(withMetadata), ["a headless Chrome", headless] as const])(
    "who says %s without its Fetch Metadata is a program",
    ([, agent]) => {
      expect(classAtPorch({ "user-agent": agent }, reader)).toBe("bot");
      expect(classAtPorch({ "user-agent": agent }, trial)).toBe("bot");
    },
  );

  test("a browser's name that says only where it comes from is a program as well", () => {
    const headers = { "user-agent": chrome, "sec-fetch-site": "none" };
    expect(classAtPorch(headers, trial)).toBe("bot");
  });

  test.for(Object.entries(withMetadata))(
    "over plain http %s sends no Fetch Metadata, and counts without",
    ([, agent]) => {
      const plain = { ...reader, trustworthy: false };
      expect(classAtPorch({ "user-agent": agent }, plain)).toBe("person");
    },
  );

  test.for([
    ["Chrome", chrome.replace("131", "79"), chrome.replace("131", "80")],
    [
      "Firefox",
      withMetadata.Firefox.replaceAll("133.0", "89.0"),
      withMetadata.Firefox.replaceAll("133.0", "90.0"),
    ],
    ["Safari", withoutMetadata["Safari 16.3"], withMetadata.Safari.replace("18.1", "16.4")],
  ] as const)("%s has to send them from its first version that does", ([, before, since]) => {
    expect(classAtPorch({ "user-agent": before }, reader)).toBe("person");
    expect(classAtPorch({ "user-agent": since }, reader)).toBe("bot");
    expect(classAtPorch({ "user-agent": since, ...opened }, reader)).toBe("person");
  });

  test("the list named with each day is the one installed", () => {
    const main = createRequire(import.meta.url).resolve("isbot");
    const { version } = JSON.parse(readFileSync(join(dirname(main), "package.json"), "utf8"));
    expect(listsVersion).toBe(`isbot ${version}, own list 2`);
  });
});

describe("isTrustworthy", () => {
  test.for([
    ["https://board.example.go.kr", "board.example.go.kr", true],
    ["http://board.example.go.kr", "board.example.go.kr", false],
    ["http://localhost:3000", "localhost:3000", true],
    ["http://localhost:3000", "127.0.0.1:3000", true],
    ["http://localhost:3000", "[::1]:3000", true],
    ["http://localhost:3000", "192.168.0.7:3000", false],
    ["http://localhost:3000", "localhost.example.com", false],
    ["http://localhost:3000", undefined, false],
  ] as const)("%s asked as %s: %s", ([publicUrl, host, expected]) => {
    expect(isTrustworthy(publicUrl, host)).toBe(expected);
  });
});
