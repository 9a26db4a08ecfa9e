import "server-only";
import type { Metadata } from "next";
import type { Frame } from "@/components/public/shell";
import { card } from "@/components/public/structured-data";
import { pool } from "@/db";
import { currentBanner } from "@/domain/banner/banner";
import { publicMenu } from "@/domain/notices/public-queries";
import { readSiteTexts } from "@/domain/site-texts";
import { readEnv } from "@/lib/env";
import { type FeedFormat, feedFormats, feedTypes } from "@/lib/feeds";
import { type Lang, otherLang, say } from "@/lib/i18n";
import { paths } from "@/lib/paths";

/** What every public page begins with: the database, the instant, what stands around it. Nobody is asked who they are. */
export async function openDoor(): Promise<{
  db: ReturnType<typeof pool>["db"];
  now: Date;
  frame: Frame;
}> {
  const { db } = pool();
  const now = new Date();
  const [menu, banner, texts] = await Promise.all([
    publicMenu(db),
    currentBanner(db, now),
    readSiteTexts(db),
  ]);
  return { db, now, frame: { menu, banner, texts } };
}

/** The origin of every link that leaves the page. */
export const origin = (): string => readEnv().publicUrl;

/** An address as it stands on paper. */
export const written = (path: string): string => origin().replace(/^https?:\/\//, "") + path;

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
  /** Of a notice: when its text came out and was last changed. */
  article?: { published: Date | null; changed: Date };
  /** The feed of what this page shows, in any format. */
  feed?: { title: string; at: (format: FeedFormat) => string };
};

/** The head of a page that is not there: gone where somebody removed it, else never been. */
export const missingHead = (lang: Lang, removal?: object): Metadata =>
  head({
    title: say(lang, removal ? "removed.title" : "missing.title"),
    lang,
    here: paths.notFound(lang),
    status: removal ? 410 : 404,
  });

/** The head of a public page. */
export function head(given: Head): Metadata {
  const { title, description, lang, here, other, status, index = true, feed } = given;
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
    ...(status ? {} : cardOf(given)),
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

const locales: Record<Lang, string> = { en: "en_GB", ko: "ko_KR" };

/** What is shown of a page where somebody shares its address. */
function cardOf({ title, description, lang, here, other, article }: Head): Metadata {
  const alt = `${say(lang, "site.name")}, ${say(lang, "site.of")}`;
  const shown = { title, ...(description ? { description } : {}) };
  const images = [{ url: origin() + card, width: 1200, height: 630, type: "image/png", alt }];
  return {
    openGraph: {
      ...shown,
      images,
      url: origin() + here,
      siteName: say(lang, "site.name"),
      locale: locales[lang],
      ...(other ? { alternateLocale: [locales[otherLang(lang)]] } : {}),
      ...(article
        ? {
            type: "article",
            ...(article.published ? { publishedTime: article.published.toISOString() } : {}),
            modifiedTime: article.changed.toISOString(),
          }
        : { type: "website" }),
    },
    twitter: { card: "summary_large_image" }, // The rest it takes from Open Graph.
  };
}
