import type { PublicNotice } from "@/domain/notices/public-queries";
import { type Lang, nameIn, say, speaker } from "@/lib/i18n";
import { paths } from "@/lib/paths";
import type { SiteTexts } from "@/lib/site-texts";

type Data = { [name: string]: unknown };
type Edition = NonNullable<PublicNotice["edition"]>;

/**
 * A notice as search engines read it (schema.org), with the way to it. The count is the one on the page: the porch stamps
 * both, by the mark of `JsonLd`.
 */
export function noticeData(given: {
  lang: Lang;
  origin: string;
  texts: SiteTexts;
  urn: string;
  found: PublicNotice;
  edition: Edition;
  changedAt: Date;
}): Data {
  const { lang, origin, texts, urn, found, edition, changedAt } = given;
  const { board, notice, department } = found;
  const url = origin + paths.notice(lang, board.slug, notice.number);
  const list = origin + paths.board(lang, board.slug);
  return {
    "@context": "https://schema.org",
    "@graph": [
      {
        "@type": "NewsArticle",
        "@id": url,
        url,
        mainEntityOfPage: url,
        identifier: [urn, String(notice.number)],
        headline: edition.title,
        ...(edition.summary === "" ? {} : { description: edition.summary }),
        inLanguage: lang,
        datePublished: (found.firstAt ?? edition.publishedAt)?.toISOString(),
        dateModified: changedAt.toISOString(),
        version: edition.version ?? 1,
        ...(edition.state === "withdrawn" ? { creativeWorkStatus: "Withdrawn" } : {}),
        ...(edition.endsAt ? { expires: edition.endsAt.toISOString() } : {}),
        author: department
          ? {
              "@type": "GovernmentOrganization",
              name: nameIn(lang, department),
              parentOrganization: { "@id": `${origin}/#ministry` },
            }
          : { "@id": `${origin}/#ministry` },
        publisher: organisation(lang, origin, texts),
        image: origin + card,
        isPartOf: { "@type": "CollectionPage", "@id": list, url: list, name: nameIn(lang, board) },
        license: `https://www.kogl.or.kr/info/licenseType${edition.licence}.do`,
        isAccessibleForFree: true,
        interactionStatistic: {
          "@type": "InteractionCounter",
          interactionType: { "@type": "ReadAction" },
          userInteractionCount: found.reads,
        },
      },
      trail(origin, [
        { name: say(lang, "path.home"), path: paths.home(lang) },
        { name: nameIn(lang, board), path: paths.board(lang, board.slug) },
        { name: edition.title, path: paths.notice(lang, board.slug, notice.number) },
      ]),
    ],
  };
}

/** The ministry and its site, for the front page. */
export const siteData = (lang: Lang, origin: string, texts: SiteTexts): Data => ({
  "@context": "https://schema.org",
  "@graph": [
    organisation(lang, origin, texts),
    {
      "@type": "WebSite",
      "@id": `${origin}/#site`,
      url: origin + paths.home(lang),
      name: say(lang, "site.name"),
      inLanguage: lang,
      publisher: { "@id": `${origin}/#ministry` },
    },
  ],
});

/** A list: the way to it alone. */
export const listData = (lang: Lang, origin: string, board: PublicNotice["board"]): Data => ({
  "@context": "https://schema.org",
  ...trail(origin, [
    { name: say(lang, "path.home"), path: paths.home(lang) },
    { name: nameIn(lang, board), path: paths.board(lang, board.slug) },
  ]),
});

/** The one picture of the site, 1200 by 630 pixels. */
export const card = "/card.png";

const organisation = (lang: Lang, origin: string, texts: SiteTexts): Data => ({
  "@type": "GovernmentOrganization",
  "@id": `${origin}/#ministry`,
  name: speaker(lang, texts)("foot.ministry"),
  url: origin + paths.home(lang),
  logo: `${origin}/apple-touch-icon.png`,
});

const trail = (origin: string, steps: readonly { name: string; path: string }[]): Data => ({
  "@type": "BreadcrumbList",
  itemListElement: steps.map(({ name, path }, index) => ({
    "@type": "ListItem",
    position: index + 1,
    name,
    item: origin + path,
  })),
});
