import { describe, expect, test } from "vitest";
import { idIn, knownParameters, parsePublicAddress, paths, siteAddress } from "./paths";

describe("addresses", () => {
  test("are the ones others have printed, linked and kept", () => {
    expect([
      paths.home("en"),
      paths.board("ko", "news-notices"),
      paths.board("ko", "news-notices", { page: "2" }),
      paths.notice("en", "news-notices", 1042),
      paths.version("en", "news-notices", 1042, 3),
      paths.changes("en", "news-notices", 1042),
      paths.difference("en", "news-notices", 1042, 1, 3),
      paths.short(1042),
      paths.transparency("ko"),
      paths.page("en", "privacy"),
      paths.file(7, "공고문 1.hwpx"),
      paths.file(7, "../공고/문.hwpx".normalize("NFD")),
      paths.shownFile(7, "plan.pdf"),
      paths.smallFile(7, "map.png"),
      paths.sharedPreview("token"),
      paths.sharedFile("token", 7, "공고문 1.hwpx"),
      paths.filePage("ko", "news-notices", 1042, 7),
      paths.archive("ko", 1042),
      paths.archive("en", 1042, 2),
      paths.apiNotices,
      paths.apiNotice(1042),
      paths.apiSuggest("ko"),
      paths.suggestScript,
      paths.boardFeed("ko", "news-notices", "atom", { year: "2026", q: "물" }),
      paths.feed("en", "json"),
      paths.openApi,
      paths.sitemap,
      paths.sitemapPart(5000),
      paths.sitemapPages,
      paths.robots,
      paths.securityTxt,
      paths.page("en", "feeds"),
      paths.page("ko", "api"),
      paths.signIn,
      paths.edition(5),
      paths.review(5),
      paths.forcePublish(5),
      paths.remove(5),
      paths.history(5),
      paths.history(5, { from: "e5", to: "r7" }),
      paths.uploads(5),
      paths.autosave(5),
      paths.presence(5),
      paths.user(5),
      paths.deskBoard(5),
      paths.department(5),
      paths.auditFile,
    ]).toEqual([
      "/en",
      "/ko/news-notices",
      "/ko/news-notices?page=2",
      "/en/news-notices/1042",
      "/en/news-notices/1042/v/3",
      "/en/news-notices/1042/changes",
      "/en/news-notices/1042/changes/1..3",
      "/n/1042",
      "/ko/transparency",
      "/en/privacy",
      "/files/7/%EA%B3%B5%EA%B3%A0%EB%AC%B8%201.hwpx",
      "/files/7/_%EA%B3%B5%EA%B3%A0_%EB%AC%B8.hwpx",
      "/files/shown/7/plan.pdf",
      "/files/small/7/map.png",
      "/preview/token",
      "/preview/token/files/7/%EA%B3%B5%EA%B3%A0%EB%AC%B8%201.hwpx",
      "/ko/news-notices/1042/files/7",
      "/files/notice/1042/ko.zip",
      "/files/notice/1042/en-v2.zip",
      "/api/v1/notices",
      "/api/v1/notices/1042",
      "/api/v1/suggest?lang=ko",
      "/suggest.js",
      "/ko/news-notices/feed.atom?q=%EB%AC%BC&year=2026",
      "/en/feed.json",
      "/api/v1/openapi.json",
      "/sitemap.xml",
      "/sitemap/5000.xml",
      "/sitemap/pages.xml",
      "/robots.txt",
      "/.well-known/security.txt",
      "/en/feeds",
      "/ko/api",
      "/admin/sign-in",
      "/admin/editions/5",
      "/admin/editions/5/review",
      "/admin/editions/5/force-publish",
      "/admin/editions/5/remove",
      "/admin/editions/5/history",
      "/admin/editions/5/history?from=e5&to=r7",
      "/api/desk/editions/5/files",
      "/api/desk/editions/5/autosave",
      "/api/desk/editions/5/presence",
      "/admin/users/5",
      "/admin/boards/5",
      "/admin/departments/5",
      "/admin/audit/csv",
    ]);
  });

  test("are read back as what they show, so that a purge finds them", () => {
    const place = { lang: "en", board: "news-notices", number: 1042 };
    expect(parsePublicAddress("/ko")).toEqual({ kind: "home", lang: "ko" });
    expect(parsePublicAddress("/en/news-notices/1042")).toEqual({ kind: "notice", ...place });
    expect(parsePublicAddress("/en/news-notices/1042/changes")).toEqual({
      kind: "changes",
      ...place,
    });
    expect(parsePublicAddress("/en/news-notices/1042/v/3")).toEqual({
      kind: "version",
      ...place,
      version: 3,
    });
    expect(parsePublicAddress("/en/news-notices/1042/changes/1..3")).toEqual({
      kind: "difference",
      ...place,
      before: 1,
      after: 3,
    });
    expect(parsePublicAddress("/en/news-notices/1042/files/7")).toEqual({
      kind: "file",
      ...place,
      file: 7,
    });
    expect(parsePublicAddress("/en/news-notices/1042/files/0")).toBeNull();
    expect(parsePublicAddress("/en/privacy")).toMatchObject({ kind: "page", page: "privacy" });
    expect(parsePublicAddress("/en/privacy/3")).toBeNull();
    expect(parsePublicAddress("/en/news-notices/0")).toBeNull();
  });

  test("of a notice take no parameter, those of a list what narrows it", () => {
    const ask = (path: string) => {
      const address = parsePublicAddress(path);
      return address && knownParameters(address);
    };
    expect(ask("/en/news-notices/1042")).toEqual([]);
    expect(ask("/en/news-notices")).toEqual([
      "q",
      "category",
      "department",
      "year",
      "from",
      "to",
      "sort",
      "page",
    ]);
    expect(ask("/en/search")).toContain("board");
  });
});

describe("an id in an address", () => {
  test("is a whole number without a leading zero, and none of any row otherwise", () => {
    expect(["12", "999999999999999"].map(idIn)).toEqual([12, 999_999_999_999_999]);
    expect(["", "0", "012", "-1", "1.5", "1e3", "x", "1000000000000000"].map(idIn)).toEqual(
      Array(8).fill(0),
    );
  });
});

describe("an address somebody is sent back to", () => {
  const origin = "https://board.example.go.kr";

  test.each([
    ["/admin/notices?page=2", "/admin/notices?page=2"],
    [`${origin}/en`, "/en"],
    ["/ko/새소식", "/ko/%EC%83%88%EC%86%8C%EC%8B%9D"],
  ])("%s is one of this site", (to, address) => {
    expect(siteAddress(to, origin)).toBe(`${origin}${address}`);
  });

  test.each([
    "//elsewhere.example",
    "/\\elsewhere.example",
    "/\t/elsewhere.example",
    "/.//elsewhere.example",
    "https://elsewhere.example/admin",
    `${origin}.elsewhere.example`,
    "https://board.example.go.kr@elsewhere.example",
    "javascript:alert(1)",
    "http://",
  ])("%s is none", (to) => {
    expect(siteAddress(to, origin)).toBeNull();
  });
});
