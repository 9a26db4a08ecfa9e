import type { Lang } from "../time";

export const feedFormats = ["atom", "rss", "json"] as const;
export type FeedFormat = (typeof feedFormats)[number];

/** What each format is called and how it travels. */
export const feedTypes: Record<FeedFormat, { name: string; type: string; sent: string }> = {
  atom: {
    name: "Atom",
    type: "application/atom+xml",
    sent: "application/atom+xml; charset=utf-8",
  },
  rss: { name: "RSS", type: "application/rss+xml", sent: "application/rss+xml; charset=utf-8" },
  json: { name: "JSON", type: "application/feed+json", sent: "application/feed+json" },
};

/** A feed whatever its format: texts are plain, addresses whole, instants true. */
export type Feed = {
  /** A URN that never changes. */
  id: string;
  lang: Lang;
  title: string;
  subtitle: string;
  publisher: string;
  rights: string;
  /** This very document; the page that shows the same; the parts of it before and after. */
  self: string;
  home: string;
  first: string;
  previous?: string | undefined;
  next?: string | undefined;
  icon: string;
  updated: Date;
  entries: readonly FeedEntry[];
  /** Entries that stood here and are no more. */
  gone: readonly { id: string; at: Date }[];
};

export type FeedEntry = {
  id: string;
  url: string;
  /** The same notice in the other language. */
  other?: { lang: Lang; url: string } | undefined;
  title: string;
  summary: string;
  /** Sanitised, every address in it whole; undefined where it is too long to send along. */
  html: string | undefined;
  published: Date;
  updated: Date;
  author: string;
  categories: readonly { term: string; label: string }[];
  rights: string;
  /** Those that lie here: size in bytes. */
  files: readonly { url: string; title: string; type: string; bytes: number }[];
};
