import { atomFeed } from "./atom";
import type { Feed, FeedFormat } from "./feed";
import { jsonFeed } from "./json";
import { rssFeed } from "./rss";

export { type Feed, type FeedEntry, type FeedFormat, feedFormats, feedTypes } from "./feed";

const writers: Record<FeedFormat, (feed: Feed) => string> = {
  atom: atomFeed,
  rss: rssFeed,
  json: jsonFeed,
};

/** The feed as a document of this format. */
export const writeFeed = (format: FeedFormat, feed: Feed): string => writers[format](feed);
