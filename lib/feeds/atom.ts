import { element, textElement, xmlDeclaration } from "../xml";
import type { Feed, FeedEntry } from "./feed";

/** RFC 4287, its parts linked as RFC 5005 says (3), what is gone told as RFC 6721 says. */
export function atomFeed(feed: Feed): string {
  const link = (rel: string, href: string | undefined, type: string) =>
    href === undefined ? "" : element("link", { rel, href, type });
  const parts = [
    textElement("id", feed.id),
    textElement("title", feed.title),
    textElement("subtitle", feed.subtitle),
    textElement("updated", feed.updated.toISOString()),
    element("author", {}, textElement("name", feed.publisher)),
    link("self", feed.self, "application/atom+xml"),
    element("link", {
      rel: "alternate",
      href: feed.home,
      type: "text/html",
      hreflang: feed.lang,
    }),
    link("first", feed.first, "application/atom+xml"),
    link("previous", feed.previous, "application/atom+xml"),
    link("next", feed.next, "application/atom+xml"),
    textElement("icon", feed.icon),
    textElement("rights", feed.rights),
    textElement("generator", "Gongji"),
    ...feed.entries.map((entry) => atomEntry(entry, feed.lang)),
    ...feed.gone.map(({ id, at }) =>
      element("at:deleted-entry", { ref: id, when: at.toISOString() }),
    ),
  ];
  const names = {
    xmlns: "http://www.w3.org/2005/Atom",
    "xmlns:at": "http://purl.org/atompub/tombstones/1.0",
    "xml:lang": feed.lang,
  };
  return `${xmlDeclaration}${element("feed", names, lines(parts))}\n`;
}

function atomEntry(entry: FeedEntry, lang: string): string {
  const { other } = entry;
  const page = (href: string, hreflang: string) =>
    element("link", { rel: "alternate", href, type: "text/html", hreflang });
  return element(
    "entry",
    {},
    lines([
      textElement("id", entry.id),
      textElement("title", entry.title),
      textElement("published", entry.published.toISOString()),
      textElement("updated", entry.updated.toISOString()),
      element("author", {}, textElement("name", entry.author)),
      ...entry.categories.map((category) => element("category", category)),
      page(entry.url, lang),
      other ? page(other.url, other.lang) : "",
      ...entry.files.map((file) =>
        element("link", {
          rel: "enclosure",
          href: file.url,
          title: file.title,
          type: file.type,
          length: file.bytes,
        }),
      ),
      textElement("rights", entry.rights),
      textElement("summary", entry.summary),
      entry.html === undefined ? "" : textElement("content", entry.html, { type: "html" }),
    ]),
  );
}

const lines = (parts: readonly string[]) => `\n${parts.filter(Boolean).join("\n")}\n`;
