import type { Page } from "@playwright/test";
import { expect } from "./board";

const atomNames = "http://www.w3.org/2005/Atom";
const absolute = /^https?:\/\/\S+$/;
const urn = /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/;
const rfc822 = /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d GMT$/;
const mediaType = /^[\w.+-]+\/[\w.+-]+$/;
const something = /\S/;
const number = /^\d+$/;

/** An element as a browser's XML parser understood it. */
export type Node = {
  name: string;
  space: string;
  attributes: Record<string, string>;
  text: string;
  children: Node[];
};

/** Reads XML with the browser's own parser; fails where it is not well-formed. */
export async function parseXml(page: Page, xml: string): Promise<Node> {
  const read = await page.evaluate((source) => {
    const document = new DOMParser().parseFromString(source, "application/xml");
    const error = document.querySelector("parsererror");
    if (error) return { error: error.textContent ?? "not well-formed", root: null };
    const walk = (element: Element): Node => ({
      name: element.nodeName,
      space: element.namespaceURI ?? "",
      attributes: Object.fromEntries(
        [...element.attributes].map(({ name, value }) => [name, value]),
      ),
      text: element.textContent ?? "",
      children: [...element.children].map(walk),
    });
    return { error: "", root: walk(document.documentElement) };
  }, xml);
  expect(read.error).toBe("");
  if (!read.root) throw new Error("no document");
  return read.root;
}

export const all = (node: Node, name: string) =>
  node.children.filter((child) => child.name === name);

/** Collects what breaks a rule, each in a line. */
function rules() {
  const broken: string[] = [];
  const holds = (rule: string, kept: boolean) => {
    if (!kept) broken.push(rule);
  };
  return {
    broken,
    holds,
    like: (rule: string, value: unknown, form: RegExp) =>
      holds(
        `${rule}: ${String(value).slice(0, 80)}`,
        typeof value === "string" && form.test(value),
      ),
    /** Exactly one child of that name, of that form. */
    one: (node: Node, name: string, form: RegExp = something) => {
      const found = all(node, name);
      holds(`one ${name} in ${node.name}, not ${found.length}`, found.length === 1);
      const text = found[0]?.text ?? "";
      holds(`${name} in ${node.name}: ${text.slice(0, 80)}`, form.test(text));
      return text;
    },
    different: (rule: string, values: readonly unknown[]) =>
      holds(rule, new Set(values).size === values.length),
    /** No address that would mean something else in a feed reader, no script. */
    whole: (html: string) => {
      const relative = /\s(?:href|src)="(?!https?:\/\/|mailto:|tel:)[^"]*"/.exec(html);
      holds(`a whole address: ${relative?.[0]}`, relative === null);
      holds("no script", !/<script|\son\w+=/i.test(html));
    },
  };
}

/** Each MUST of RFC 4287 that applies here, and of RFC 6721 for what is gone. */
export function brokenInAtom(feed: Node): string[] {
  const { broken, holds, like, one, different, whole } = rules();
  const links = (node: Node, rel: string) =>
    all(node, "link")
      .map(({ attributes }) => attributes)
      .filter((attributes) => attributes["rel"] === rel);
  holds("the root is a feed of Atom", feed.name === "feed" && feed.space === atomNames);
  one(feed, "id", urn); // 4.1.1: exactly one id, title and updated.
  one(feed, "title");
  const updated = one(feed, "updated", instant);
  one(feed, "author");
  for (const name of ["subtitle", "generator", "icon", "rights"]) one(feed, name);
  like("self", links(feed, "self")[0]?.["href"], absolute);
  holds("one page of the feed", links(feed, "alternate").length === 1);
  const entries = all(feed, "entry");
  different(
    "ids of entries",
    entries.map((entry) => all(entry, "id")[0]?.text),
  );
  for (const entry of entries) {
    one(entry, "id", urn);
    one(entry, "title");
    one(entry, "published", instant);
    holds("the feed is as new as its entries", one(entry, "updated", instant) <= updated);
    one(all(entry, "author")[0] ?? entry, "name");
    one(entry, "rights");
    one(entry, "summary");
    const pages = links(entry, "alternate").map((link) => link["hreflang"]);
    holds("an entry has its page", pages.length > 0);
    different("4.1.1: one page of one type and language", pages);
    for (const { attributes } of all(entry, "link")) like("link", attributes["href"], absolute);
    for (const file of links(entry, "enclosure")) {
      like("length", file["length"], number);
      like("type", file["type"], mediaType);
    }
    for (const { attributes } of all(entry, "category"))
      like("term", attributes["term"], something);
    holds("4.1.2: at most one content", all(entry, "content").length <= 1);
    for (const content of all(entry, "content")) {
      holds("content is html", content.attributes["type"] === "html");
      holds("4.1.3.3: escaped, without elements", content.children.length === 0);
      whole(content.text);
    }
  }
  for (const { attributes } of all(feed, "at:deleted-entry")) {
    like("ref", attributes["ref"], urn);
    like("when", attributes["when"], instant);
  }
  return broken;
}

/** What RSS 2.0 requires, and the Advisory Board's profile. */
export function brokenInRss(rss: Node): string[] {
  const { broken, holds, like, one, different, whole } = rules();
  holds("the root is RSS 2.0", rss.name === "rss" && rss.attributes["version"] === "2.0");
  holds("one channel", rss.children.length === 1);
  const [channel = rss] = all(rss, "channel");
  one(channel, "title");
  one(channel, "link", absolute);
  one(channel, "description");
  one(channel, "language", /^(?:en|ko)$/);
  one(channel, "lastBuildDate", rfc822);
  const self = all(channel, "atom:link").find(({ attributes }) => attributes["rel"] === "self");
  like("self", self?.attributes["href"], absolute);
  const items = all(channel, "item");
  different(
    "guids",
    items.map((item) => all(item, "guid")[0]?.text),
  );
  for (const item of items) {
    one(item, "title");
    one(item, "link", absolute);
    one(item, "guid", urn);
    holds("no address", all(item, "guid")[0]?.attributes["isPermaLink"] === "false");
    one(item, "pubDate", rfc822);
    one(item, "atom:updated", instant);
    one(item, "description");
    one(item, "dc:creator");
    const files = all(item, "enclosure");
    holds("at most one enclosure", files.length <= 1);
    for (const { attributes } of files) {
      like("url", attributes["url"], absolute);
      like("length", attributes["length"], number);
      like("type", attributes["type"], mediaType);
    }
    for (const content of all(item, "content:encoded")) whole(content.text);
  }
  return broken;
}

type Json = Record<string, unknown>;

/** What JSON Feed 1.1 requires. */
export function brokenInJson(source: string): string[] {
  const { broken, holds, like, different, whole } = rules();
  const feed = JSON.parse(source) as Json & { items: Json[] };
  holds("version", feed["version"] === "https://jsonfeed.org/version/1.1");
  like("title", feed["title"], something);
  for (const name of ["home_page_url", "feed_url", "icon"]) like(name, feed[name], absolute);
  like("language", feed["language"], /^(?:en|ko)$/);
  different(
    "ids",
    feed.items.map((item) => item["id"]),
  );
  for (const item of feed.items) {
    like("id", item["id"], urn);
    like("url", item["url"], absolute);
    like("date_published", item["date_published"], instant);
    like("date_modified", item["date_modified"], instant);
    for (const author of item["authors"] as Json[]) like("author", author["name"], something);
    const text = item["content_html"] ?? item["content_text"];
    holds("a text", typeof text === "string");
    if (item["content_html"] !== undefined) whole(String(text));
    for (const file of (item["attachments"] ?? []) as Json[]) {
      like("url", file["url"], absolute);
      like("mime_type", file["mime_type"], mediaType);
      holds("size_in_bytes", Number.isInteger(file["size_in_bytes"]));
    }
  }
  return broken;
}
