import { type Lang, langs } from "./index";

/** The language a reader asks for in Accept-Language, else `fallback`. */
export function readerLanguage(header: string | undefined, fallback: Lang): Lang {
  let best: Lang | undefined;
  let weight = 0;
  for (const part of (header ?? "").slice(0, 500).toLowerCase().split(",")) {
    const [range = "", ...parameters] = part.split(";").map((piece) => piece.trim());
    const code = langs.find((lang) => range === lang || range.startsWith(`${lang}-`));
    const q = parameters.find((piece) => piece.startsWith("q="));
    const value = q === undefined ? 1 : Number(q.slice(2));
    if (code && value > weight) {
      best = code;
      weight = value;
    }
  }
  return best ?? fallback;
}
