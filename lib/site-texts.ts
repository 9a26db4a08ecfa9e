import type { Lang } from "./time";

/** Words of the site that a manager may put in place of the catalogue's, in the order of the form, and what each holds. */
export const siteTextKeys = {
  "site.of": "line",
  "foot.ministry": "line",
  "page.contact.line-number": "phone",
  "page.contact.line.1": "line",
  "page.contact.formats-address": "mail",
  "page.contact.site-address": "mail",
  "security.mail": "mail",
  "security.phone": "phone",
  "page.accessibility.gaps.1": "text",
  "page.accessibility.gaps.2": "text",
  "page.accessibility.tests.2": "text",
  "page.accessibility.tell.1": "text",
} as const;

export type SiteTextKey = keyof typeof siteTextKeys;
export const isSiteTextKey = (key: string): key is SiteTextKey => Object.hasOwn(siteTextKeys, key);

/** What a manager wrote, by the key it stands in place of. */
export type SiteTexts = Readonly<Partial<Record<string, Readonly<Record<Lang, string>>>>>;
