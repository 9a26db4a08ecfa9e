import "server-only";
import type { Metadata } from "next";
import { pool } from "@/db";
import { type Menu, publicMenu } from "@/domain/notices/public-queries";
import { readEnv } from "@/lib/env";
import { type FeedFormat, feedFormats, feedTypes } from "@/lib/feeds";
import { type Lang, otherLang } from "@/lib/i18n";
import { paths } from "@/lib/paths";

/** What every public page begins with: the database, the instant, the menu. Nobody is asked who they are. */
export async function openDoor(): Promise<{
  db: ReturnType<typeof pool>["db"];
  now: Date;
  menu: Menu;
}> {
  const { db } = pool();
  return { db, now: new Date(), menu: await publicMenu(db) };
}

/** The origin of every link that leaves the page. */
export const origin = (): string => readEnv().publicUrl;

type Head = {
  title: string;
  description?: string;
  lang: Lang;
  /** Address of the page; canonical. */
  here: string;
  /** Address in the other language, where there is one. */
  other?: string | null;
  /** A status other than 200: the porch answers with it and takes the line out. */
  status?: 404 | 410 | 500 | 503;
  index?: boolean;
  /** The feed of what this page shows, in any format. */
  feed?: { title: string; at: (format: FeedFormat) => string };
};

/** The head of a public page. */
export function head({
  title,
  description,
  lang,
  here,
  other,
  status,
  index = true,
  feed,
}: Head): Metadata {
  const languages = other
    ? {
        [lang]: origin() + here,
        [otherLang(lang)]: origin() + other,
        // The root asks for the reader's language; it stands for the home page alone.
        ...(here === paths.home(lang) ? { "x-default": `${origin()}/` } : {}),
      }
    : undefined;
  return {
    title,
    ...(description ? { description } : {}),
    ...(status
      ? {}
      : {
          alternates: {
            canonical: origin() + here,
            ...(languages ? { languages } : {}),
            ...(feed ? { types: feedLinks(feed) } : {}),
          },
        }),
    ...(index && !status ? {} : { robots: { index: false } }),
    ...(status ? { other: { "gongji-status": String(status) } } : {}),
  };
}

/** The lines of the head by which a feed reader finds the feeds of a page. */
const feedLinks = ({ title, at }: NonNullable<Head["feed"]>) =>
  Object.fromEntries(
    feedFormats.map((format) => [
      feedTypes[format].type,
      [{ url: origin() + at(format), title: `${title} (${feedTypes[format].name})` }],
    ]),
  );
