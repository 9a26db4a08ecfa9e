import { type FeedFormat, feedFormats } from "./feeds/feed";
import { safeFileName } from "./file-name";
import { comparedNames, type Narrowing, narrowingNames, narrowingQuery } from "./narrowing";
import type { Lang } from "./time";

/** Every address of the site is built here and nowhere else. */
export const paths = {
  home: (lang: Lang) => `/${lang}` as const,
  board: (lang: Lang, board: string, narrowing: Narrowing = {}) =>
    `/${lang}/${board}${narrowingQuery(narrowing)}` as const,
  search: (lang: Lang, narrowing: Narrowing = {}) =>
    `/${lang}/search${narrowingQuery(narrowing)}` as const,
  notice: (lang: Lang, board: string, number: number) => `/${lang}/${board}/${number}` as const,
  version: (lang: Lang, board: string, number: number, version: number) =>
    `/${lang}/${board}/${number}/v/${version}` as const,
  changes: (lang: Lang, board: string, number: number) =>
    `/${lang}/${board}/${number}/changes` as const,
  difference: (lang: Lang, board: string, number: number, before: number, after: number) =>
    `/${lang}/${board}/${number}/changes/${before}..${after}` as const,
  short: (number: number) => `/n/${number}` as const,
  /** The feed of a list, of the filter its address holds. */
  boardFeed: (lang: Lang, board: string, format: FeedFormat, narrowing: Narrowing = {}) =>
    `/${lang}/${board}/feed.${format}${narrowingQuery(narrowing)}` as const,
  /** The feed over all boards. */
  feed: (lang: Lang, format: FeedFormat, narrowing: Narrowing = {}) =>
    `/${lang}/feed.${format}${narrowingQuery(narrowing)}` as const,
  page: (lang: Lang, page: FooterPage) => `/${lang}/${page}` as const,
  transparency: (lang: Lang) => `/${lang}/transparency` as const,
  notFound: (lang: Lang) => `/${lang}/not-found` as const,
  file: (id: number, name: string) =>
    `/files/${id}/${encodeURIComponent(safeFileName(name))}` as const,
  /** The bytes of a PDF for the page that frames them. */
  shownFile: (id: number, name: string) =>
    `/files/shown/${id}/${encodeURIComponent(safeFileName(name))}` as const,
  /** The narrower drawing of an image. */
  smallFile: (id: number, name: string) =>
    `/files/small/${id}/${encodeURIComponent(safeFileName(name))}` as const,
  /** The page that shows an attached picture or PDF. */
  filePage: (lang: Lang, board: string, number: number, id: number) =>
    `/${lang}/${board}/${number}/files/${id}` as const,
  /** All files of a notice in one archive: of its live text, or of one version. */
  archive: (lang: Lang, number: number, version?: number) =>
    `/files/notice/${number}/${lang}${version === undefined ? "" : `-v${version}`}.zip` as const,
  /** What is under way, for whoever has the link; and its files. */
  sharedPreview: (token: string) => `/preview/${token}` as const,
  sharedFile: (token: string, id: number, name: string) =>
    `/preview/${token}/files/${id}/${encodeURIComponent(safeFileName(name))}` as const,
  theme: "/theme",
  apiNotices: "/api/v1/notices",
  /** What is typed is added as `&q=`. */
  apiSuggest: (lang: Lang) => `/api/v1/suggest?lang=${lang}` as const,
  suggestScript: "/suggest.js",
  copyScript: "/copy.js",
  apiNotice: (number: number) => `/api/v1/notices/${number}` as const,
  openApi: "/api/v1/openapi.json",
  sitemap: "/sitemap.xml",
  /** The addresses of notices from one number on; see domain/notices/sitemap-queries.ts. */
  sitemapPart: (from: number) => `/sitemap/${from}.xml` as const,
  sitemapPages: "/sitemap/pages.xml",
  robots: "/robots.txt",
  securityTxt: "/.well-known/security.txt",
  desk: "/admin",
  signIn: "/admin/sign-in",
  deskNotices: "/admin/notices",
  newNotice: "/admin/notices/new",
  account: "/admin/account",
  banner: "/admin/banner",
  users: "/admin/users",
  newUser: "/admin/users/new",
  user: (id: number) => `/admin/users/${id}` as const,
  boards: "/admin/boards",
  newBoard: "/admin/boards/new",
  deskBoard: (id: number) => `/admin/boards/${id}` as const,
  departments: "/admin/departments",
  newDepartment: "/admin/departments/new",
  department: (id: number) => `/admin/departments/${id}` as const,
  redirects: "/admin/redirects",
  siteTexts: "/admin/site",
  audit: "/admin/audit",
  auditFile: "/admin/audit/csv",
  edition: (id: number) => `/admin/editions/${id}` as const,
  preview: (id: number) => `/admin/editions/${id}/preview` as const,
  review: (id: number) => `/admin/editions/${id}/review` as const,
  forcePublish: (id: number) => `/admin/editions/${id}/force-publish` as const,
  remove: (id: number) => `/admin/editions/${id}/remove` as const,
  reads: (id: number) => `/admin/editions/${id}/reads` as const,
  history: (id: number, shown?: { from?: string; to: string }) => {
    const query = new URLSearchParams(shown).toString();
    return `/admin/editions/${id}/history${query && `?${query}`}` as const;
  },
  /** Where files of an edition under way are sent to. */
  uploads: (id: number) => `/api/desk/editions/${id}/files` as const,
  /** Where the open form of an edition saves itself: an address that outlives every build. */
  autosave: (id: number) => `/api/desk/editions/${id}/autosave` as const,
  /** Where an open page of an edition says that somebody writes, and is told who else does. */
  presence: (id: number) => `/api/desk/editions/${id}/presence` as const,
} as const;

/** An address of the site at `origin` as a whole URL; null for one that leads elsewhere, `//host` and `/\\host` too. */
export function siteAddress(to: string, origin: string): string | null {
  if (!URL.canParse(to, origin)) return null;
  const url = new URL(to, origin);
  return url.origin === new URL(origin).origin && !url.pathname.startsWith("//") ? url.href : null;
}

/** What a public address shows; null where no public page has that shape. */
export type PublicAddress =
  | { kind: "home"; lang: Lang }
  | { kind: "board"; lang: Lang; board: string }
  | { kind: "search"; lang: Lang }
  | { kind: "feed"; lang: Lang; format: FeedFormat; board: string | undefined }
  | { kind: "notice"; lang: Lang; board: string; number: number }
  | { kind: "version"; lang: Lang; board: string; number: number; version: number }
  | { kind: "changes"; lang: Lang; board: string; number: number }
  | {
      kind: "difference";
      lang: Lang;
      board: string;
      number: number;
      before: number;
      after: number;
    }
  | { kind: "file"; lang: Lang; board: string; number: number; file: number }
  | { kind: "page"; lang: Lang; page: (typeof fixedPages)[number] };

/** Pages that say something of the site itself, in the order of the footer. */
export const footerPages = [
  "privacy",
  "accessibility",
  "transparency",
  "sitemap",
  "contact",
  "feeds",
  "api",
  "licence",
] as const;
export type FooterPage = (typeof footerPages)[number];
/** First segments of other addresses than a board's, as the database checks it too (db/schema/places.ts). */
const otherSegments = ["search", "help", "admin", "api", "n", "files", "preview", "theme"];
export const isReservedSlug = (slug: string): boolean =>
  otherSegments.includes(slug) || isFixedPage(slug);
const fixedPages = [...footerPages, "not-found", "error", "unavailable"] as const;
const isFixedPage = (slug: string): slug is (typeof fixedPages)[number] =>
  fixedPages.some((page) => page === slug);

/** The id of a row in a segment of an address; 0, which no row has, where it is none. */
export const idIn = (segment: string): number =>
  /^[1-9]\d{0,14}$/.test(segment) ? Number(segment) : 0;

/** Query parameters a public page understands; all others are dropped before the key is made. */
export const knownParameters = (address: PublicAddress): readonly string[] =>
  address.kind === "search"
    ? narrowingNames
    : address.kind === "board"
      ? narrowingNames.filter((name) => name !== "board")
      : address.kind === "changes"
        ? comparedNames
        : address.kind === "feed"
          ? narrowingNames.filter(
              (name) => name !== "sort" && !(name === "board" && address.board !== undefined),
            )
          : [];

/** Reads a pathname as a public address. Numbers have no leading zero and at most nine digits. */
export function parsePublicAddress(pathname: string): PublicAddress | null {
  const feed = /^\/(en|ko)(?:\/([a-z0-9-]{1,80}))?\/feed\.([a-z]+)$/.exec(pathname);
  if (feed) {
    const format = feedFormats.find((each) => each === feed[3]);
    return format
      ? { kind: "feed", lang: feed[1] === "ko" ? "ko" : "en", format, board: feed[2] }
      : null;
  }
  const match =
    /^\/(en|ko)(?:\/([a-z0-9-]{1,80})(?:\/([1-9]\d{0,8})(?:\/([a-z0-9/.]{1,40}))?)?)?$/.exec(
      pathname,
    );
  if (!match) return null;
  const [, code, board, digits, below] = match;
  const lang: Lang = code === "ko" ? "ko" : "en";
  if (!board) return { kind: "home", lang };
  if (board === "search") return digits ? null : { kind: "search", lang };
  if (isFixedPage(board)) return digits ? null : { kind: "page", lang, page: board };
  if (!digits) return { kind: "board", lang, board };
  const notice = { lang, board, number: Number(digits) };
  if (!below) return { kind: "notice", ...notice };
  if (below === "changes") return { kind: "changes", ...notice };
  const [, before, after] = /^changes\/([1-9]\d{0,5})\.\.([1-9]\d{0,5})$/.exec(below) ?? [];
  if (before && after)
    return { kind: "difference", ...notice, before: Number(before), after: Number(after) };
  const [, version] = /^v\/([1-9]\d{0,5})$/.exec(below) ?? [];
  if (version) return { kind: "version", ...notice, version: Number(version) };
  const [, file] = /^files\/([1-9]\d{0,14})$/.exec(below) ?? [];
  return file ? { kind: "file", ...notice, file: Number(file) } : null;
}
