import "server-only";
import { origin } from "@/app/public-door";
import { type Lang, langs } from "@/lib/i18n";
import { element, textElement, xmlDeclaration } from "@/lib/xml";

const names = {
  xmlns: "http://www.sitemaps.org/schemas/sitemap/0.9",
  "xmlns:xhtml": "http://www.w3.org/1999/xhtml",
};

export type Listed = {
  path: string;
  changedAt?: Date | undefined;
  others: Partial<Record<Lang, string>>;
};

/** A sitemap of pages, each with its other language (both named on each, as search engines ask). */
export function sitemap(pages: readonly Listed[]): Response {
  const from = origin(); // Once: it is read out of the settings, and a part names 40,000 addresses.
  return xml(
    element(
      "urlset",
      names,
      pages
        .map(({ path, changedAt, others }) =>
          element(
            "url",
            {},
            textElement("loc", from + path) +
              (changedAt ? textElement("lastmod", changedAt.toISOString()) : "") +
              alternates(from, others),
          ),
        )
        .join("\n"),
    ),
  );
}

/** The list of sitemaps. */
export const sitemapIndex = (paths: readonly string[]): Response =>
  xml(
    element(
      "sitemapindex",
      { xmlns: names.xmlns },
      paths.map((path) => element("sitemap", {}, textElement("loc", origin() + path))).join("\n"),
    ),
  );

function alternates(from: string, others: Partial<Record<Lang, string>>): string {
  const there = langs.filter((lang) => others[lang] !== undefined);
  if (there.length < 2) return "";
  return there
    .map((hreflang) =>
      element("xhtml:link", { rel: "alternate", hreflang, href: `${from}${others[hreflang]}` }),
    )
    .join("");
}

const xml = (document: string): Response =>
  new Response(`${xmlDeclaration}${document}\n`, {
    headers: { "content-type": "application/xml; charset=utf-8", "cache-control": "no-cache" },
  });
