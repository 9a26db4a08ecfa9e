import { describe, expect, test } from "vitest";
import { knownParameters, parsePublicAddress, paths } from "./paths";

describe("addresses", () => {
  test("are the ones others have printed, linked and kept", () => {
    expect([
      paths.home("en"),
      paths.board("ko", "news-notices"),
      paths.board("ko", "news-notices", 2),
      paths.notice("en", "news-notices", 1042),
      paths.version("en", "news-notices", 1042, 3),
      paths.changes("en", "news-notices", 1042),
      paths.short(1042),
      paths.transparency("ko"),
      paths.page("en", "privacy"),
      paths.file(7, "공고문 1.hwpx"),
      paths.apiNotices,
      paths.apiNotice(1042),
      paths.signIn,
      paths.edition(5),
      paths.review(5),
    ]).toEqual([
      "/en",
      "/ko/news-notices",
      "/ko/news-notices?page=2",
      "/en/news-notices/1042",
      "/en/news-notices/1042/v/3",
      "/en/news-notices/1042/changes",
      "/n/1042",
      "/ko/transparency",
      "/en/privacy",
      "/files/7/%EA%B3%B5%EA%B3%A0%EB%AC%B8%201.hwpx",
      "/api/v1/notices",
      "/api/v1/notices/1042",
      "/admin/sign-in",
      "/admin/editions/5",
      "/admin/editions/5/review",
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
    expect(parsePublicAddress("/en/privacy")).toMatchObject({ kind: "page", page: "privacy" });
    expect(parsePublicAddress("/en/privacy/3")).toBeNull();
    expect(parsePublicAddress("/en/news-notices/0")).toBeNull();
  });

  test("of a notice take no parameter, those of a list its page", () => {
    const ask = (path: string) => {
      const address = parsePublicAddress(path);
      return address && knownParameters(address);
    };
    expect(ask("/en/news-notices/1042")).toEqual([]);
    expect(ask("/en/news-notices")).toEqual(["page"]);
  });
});
