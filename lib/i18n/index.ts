import type { SiteTexts } from "../site-texts";
import type { Lang } from "../time";
import enCommon from "./en/common.json";
import enDesk from "./en/desk.json";
import enPublic from "./en/public.json";
import koCommon from "./ko/common.json";
import koDesk from "./ko/desk.json";
import koPublic from "./ko/public.json";

export type { Lang } from "../time";
export const langs = ["en", "ko"] as const satisfies readonly Lang[];
export const isLang = (value: unknown): value is Lang => value === "en" || value === "ko";
export const otherLang = (lang: Lang): Lang => (lang === "en" ? "ko" : "en");

const en = { ...enCommon, ...enPublic, ...enDesk };
export type MessageKey = keyof typeof en;
const ko: Record<MessageKey, string> = { ...koCommon, ...koPublic, ...koDesk };
const messages: Record<Lang, Record<string, string>> = { en, ko };
type Values = Record<string, string | number>;

/**
 * The words for `key`. `{name}` is replaced by `values.name`; `{count|notice|notices}` picks by
 * whether `values.count` is 1 (Korean has one form and writes none).
 */
export function say(lang: Lang, key: MessageKey, values: Values = {}): string {
  const text = messages[lang][key] ?? key;
  return text.replace(
    /\{(\w+)(?:\|([^|}]*)\|([^}]*))?\}/g,
    (_, name: string, one: string | undefined, many: string | undefined) => {
      const value = values[name];
      if (one !== undefined && many !== undefined) return Number(value) === 1 ? one : many;
      return value === undefined ? "" : String(value);
    },
  );
}

/** The name of a board, section, department or category in a language. */
export const nameIn = (lang: Lang, named: { nameKo: string; nameEn: string }): string =>
  lang === "ko" ? named.nameKo : named.nameEn;

/** `say` bound to a language; `own` are words of this site in place of the catalogue's. */
export const speaker =
  (lang: Lang, own: SiteTexts = {}) =>
  (key: MessageKey, values?: Values) =>
    own[key]?.[lang] ?? say(lang, key, values);
export type Say = ReturnType<typeof speaker>;

/** True where `key` has words; for codes that are worded by convention (`refusal.stale`). */
export const hasMessage = (key: string): key is MessageKey => Object.hasOwn(en, key);

/** What a type of the Korea Open Government Licence (1 to 4) allows, in a sentence. */
export const koglWords = (lang: Lang, type: number): string =>
  say(lang, `kogl.${type === 2 ? 2 : type === 3 ? 3 : type === 4 ? 4 : 1}`);
