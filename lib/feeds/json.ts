import { legalText } from "../xml";
import type { Feed, FeedEntry } from "./feed";

/** JSON Feed 1.1. */
export function jsonFeed(feed: Feed): string {
  const written = {
    version: "https://jsonfeed.org/version/1.1",
    title: feed.title,
    home_page_url: feed.home,
    feed_url: feed.self,
    description: feed.subtitle,
    language: feed.lang,
    ...(feed.next === undefined ? {} : { next_url: feed.next }),
    icon: feed.icon,
    authors: [{ name: feed.publisher }],
    _gongji: {
      updated: feed.updated.toISOString(),
      rights: feed.rights,
      gone: feed.gone.map(({ id, at }) => ({ id, at: at.toISOString() })),
    },
    items: feed.entries.map((entry) => jsonItem(entry, feed.lang)),
  };
  // The other formats cannot hold these characters: the same notice reads the same in all three.
  return `${JSON.stringify(written, (_, value) => (typeof value === "string" ? legalText(value) : value))}\n`;
}

const jsonItem = (entry: FeedEntry, language: string) => ({
  id: entry.id,
  url: entry.url,
  title: entry.title,
  ...(entry.html === undefined ? { content_text: entry.summary } : { content_html: entry.html }),
  summary: entry.summary,
  date_published: entry.published.toISOString(),
  date_modified: entry.updated.toISOString(),
  authors: [{ name: entry.author }],
  tags: entry.categories.map(({ label }) => label),
  language,
  ...(entry.files.length === 0
    ? {}
    : {
        attachments: entry.files.map(({ url, title, type, bytes }) => ({
          url,
          mime_type: type,
          title,
          size_in_bytes: bytes,
        })),
      }),
  _gongji: {
    rights: entry.rights,
    ...(entry.other ? { other: { language: entry.other.lang, url: entry.other.url } } : {}),
  },
});
