import { element, textElement, xmlDeclaration } from "../xml";
import type { Feed, FeedEntry } from "./feed";

/** RSS 2.0.11 and the Advisory Board's profile; what it has no element for comes from Atom, Dublin Core and Content. */
export function rssFeed(feed: Feed): string {
  const link = (rel: string, href: string | undefined) =>
    href === undefined ? "" : element("atom:link", { rel, href, type: "application/rss+xml" });
  const channel = [
    textElement("title", feed.title),
    textElement("link", feed.home),
    textElement("description", feed.subtitle),
    textElement("language", feed.lang),
    textElement("copyright", feed.rights),
    textElement("lastBuildDate", rfc822(feed.updated)),
    textElement("generator", "Gongji"),
    textElement("docs", "https://www.rssboard.org/rss-specification"),
    link("self", feed.self),
    link("first", feed.first),
    link("previous", feed.previous),
    link("next", feed.next),
    ...feed.entries.map(rssItem),
  ];
  const names = {
    version: "2.0",
    "xmlns:atom": "http://www.w3.org/2005/Atom",
    "xmlns:content": "http://purl.org/rss/1.0/modules/content/",
    "xmlns:dc": "http://purl.org/dc/elements/1.1/",
  };
  return `${xmlDeclaration}${element("rss", names, element("channel", {}, lines(channel)))}\n`;
}

function rssItem(entry: FeedEntry): string {
  // The profile advises against more than one, and readers take the first or the last: the whole list stands in the text.
  const [file] = entry.files;
  return element(
    "item",
    {},
    lines([
      textElement("title", entry.title),
      textElement("link", entry.url),
      textElement("guid", entry.id, { isPermaLink: "false" }),
      textElement("pubDate", rfc822(entry.published)),
      textElement("dc:creator", entry.author),
      ...entry.categories.map(({ term, label }) => textElement("category", label || term)),
      textElement("description", entry.summary),
      entry.html === undefined ? "" : textElement("content:encoded", entry.html + fileList(entry)),
      file ? element("enclosure", { url: file.url, length: file.bytes, type: file.type }) : "",
      textElement("dc:rights", entry.rights),
      textElement("atom:updated", entry.updated.toISOString()),
    ]),
  );
}

const fileList = ({ files }: FeedEntry): string =>
  files.length < 2
    ? ""
    : element(
        "ul",
        {},
        files
          .map(({ url, title }) => element("li", {}, textElement("a", title, { href: url })))
          .join(""),
      );

/** `Wed, 02 Sep 2026 01:00:00 GMT`: what JavaScript calls UTC is the date of RFC 822 with four digits of the year. */
const rfc822 = (at: Date): string => at.toUTCString();

const lines = (parts: readonly string[]) => `\n${parts.filter(Boolean).join("\n")}\n`;
