import { describe, expect, test } from "vitest";
import { readerLanguage } from "@/lib/i18n/reader-language";
import { placeOf } from "./address";

const place = (target: string) => placeOf(target, () => "ko");
const key = (target: string) => {
  const found = place(target);
  return found.kind === "page" ? found.key : found.kind;
};

describe("an address", () => {
  test("is one page whatever was hung on it: only known parameters make another", () => {
    expect(key("/en/news-notices?fbclid=abc&utm_source=x")).toBe("/en/news-notices");
    expect(key("/en/news-notices?x=1&page=2&page=3")).toBe("/en/news-notices?page=2");
    expect(key("/en/news-notices?page=")).toBe("/en/news-notices");
    expect(key("/en/news-notices/7?page=2")).toBe("/en/news-notices/7");
    for (const bad of ["x", "0", "-1", "9".repeat(500)])
      expect(key(`/en/news-notices?page=${bad}`)).toBe("/en/news-notices?page=none");
  });

  test("that could mean another one to Next than to us is no page", () => {
    for (const target of [
      "//evil.example/en",
      "/\\evil.example",
      "/en//news-notices",
      "/en/../admin",
      "/en/./news-notices",
      "/en/news-notices/07",
      "/en/news-notices/1234567890",
      "/EN",
      "/en/News",
      "/fr",
      "/n/%ff",
      "/admin/editions/%ff",
      "/files/1/%00",
    ])
      expect(place(target).kind, target).toBe("missing");
  });

  test("with a slash at its end leads to the one without", () => {
    expect(place("/en/news-notices/?page=2")).toEqual({
      kind: "moved",
      to: "/en/news-notices?page=2",
    });
    expect(place("/admin/")).toEqual({ kind: "moved", to: "/admin" });
  });

  test("that has no language is answered in the reader's", () => {
    expect(place("/nowhere")).toEqual({ kind: "missing", lang: "ko" });
    expect(place("/en/nowhere/at/all")).toEqual({ kind: "missing", lang: "en" });
  });

  test("of the desk, a preview, the API, a file or a short one goes through", () => {
    const doors = [
      "/admin/notices?q=1",
      "/preview/x",
      "/api/v1/notices",
      "/api/desk/editions/1/autosave",
      "/files/1/a.pdf",
      "/n/7",
      "/files/shown/1/a.pdf",
      "/preview/x/files/1/a.pdf",
    ];
    expect(doors.map((target) => place(target))).toMatchObject([
      { door: "desk", path: "/admin/notices?q=1" },
      { door: "preview" },
      { door: "open" },
      { door: "desk", path: "/api/desk/editions/1/autosave" },
      { door: "files" },
      { door: "short" },
      { door: "shown" },
      { door: "previewed" },
    ]);
    expect(place("/api/desk/editions/5/files")).toMatchObject({ door: "upload" });
    expect(place("/api/desk/editions/5/files/x")).toMatchObject({ door: "desk" });
    expect(place("/administrator").kind).toBe("missing");
  });

  test("for programs goes through, a feed is a page with its own filter", () => {
    expect(place("/api/auth/session")).toMatchObject({ door: "api" });
    for (const path of [
      "/sitemap.xml",
      "/sitemap/0.xml",
      "/sitemap/5000.xml",
      "/sitemap/pages.xml",
    ])
      expect(place(`${path}?x=1`)).toEqual({ kind: "through", door: "well-known", path });
    for (const path of ["/robots.txt", "/.well-known/security.txt"])
      expect(place(path)).toMatchObject({ door: "well-known" });
    for (const path of ["/sitemap/05.xml", "/sitemap/x.xml", "/sitemap/", "/en/feed.xml"])
      expect(place(path).kind).toBe("missing");
    expect(place("/en/news-notices/feed.atom?fbclid=1&to=2026-01-01&q=a&board=x&sort=new")).toEqual(
      {
        kind: "page",
        address: { kind: "feed", lang: "en", format: "atom", board: "news-notices" },
        key: "/en/news-notices/feed.atom?q=a&to=2026-01-01",
        lang: "en",
      },
    );
    expect(place("/ko/feed.json?board=tenders&year=soon")).toMatchObject({
      address: { kind: "feed", lang: "ko", format: "json", board: undefined },
      key: "/ko/feed.json?board=tenders&year=none",
    });
  });
});

test("a reader's language is the one they weigh most, else the site's", () => {
  expect(readerLanguage("ko-KR,ko;q=0.9,en;q=0.8", "en")).toBe("ko");
  expect(readerLanguage("fr, en;q=0.3, ko;q=0.5", "en")).toBe("ko");
  expect(readerLanguage("ko;q=0", "en")).toBe("en");
  expect(readerLanguage("de", "ko")).toBe("ko");
  expect(readerLanguage(undefined, "en")).toBe("en");
});
