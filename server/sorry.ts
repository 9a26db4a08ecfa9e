import { type Lang, otherLang, say } from "@/lib/i18n";
import { paths } from "@/lib/paths";
import type { Render } from "./miss";
import type { Outcome } from "./through";

const kinds = { error: 500, unavailable: 503 } as const;
const builtIn = {
  error: "porch.error",
  unavailable: "porch.unavailable",
  refused: "porch.refused",
  method: "porch.method",
  large: "porch.large",
  malformed: "porch.malformed",
  gone: "porch.gone",
  damaged: "porch.damaged",
  crowded: "porch.crowded",
  often: "porch.often",
} as const;
export type Sorry = keyof typeof builtIn;

const closing = { connection: "close" };
/** What a reader is told of a request that went through and came to this. */
export const wordsFor: Partial<
  Record<Outcome, { status: number; kind: Sorry; headers?: Record<string, string> }>
> = {
  malformed: { status: 400, kind: "malformed", headers: closing },
  busy: { status: 503, kind: "unavailable", headers: closing },
  "too-large": { status: 413, kind: "large", headers: closing },
  gone: { status: 410, kind: "gone" },
  crowded: { status: 503, kind: "crowded", headers: { "retry-after": "30" } },
  damaged: { status: 503, kind: "damaged", headers: { "retry-after": "3600" } },
};
export type SorryPages = { of(kind: Sorry, lang: Lang, reference: string): string };

/**
 * The pages the porch can show when nothing behind it answers: the site's own pages `/{lang}/error` and
 * `/{lang}/unavailable` as `renew` last found them, plain ones in both languages until then. `renew` has them rendered
 * again, for the name of the site and the menu stand on them; one that cannot be rendered stays as it was.
 */
export function openSorryPages(render: Render): SorryPages & { renew(): Promise<void> } {
  const made = new Map<string, string>();
  let renewing: Promise<void> | undefined;
  let asked = false;

  async function renderAll() {
    while (asked) {
      asked = false;
      for (const lang of ["en", "ko"] as const)
        for (const kind of ["error", "unavailable"] as const) {
          const page = await render(`/${lang}/${kind}`, 10_000).catch(() => null);
          if (page && [200, kinds[kind]].includes(page.status))
            made.set(`${lang} ${kind}`, page.html);
        }
    }
    renewing = undefined;
  }

  return {
    renew() {
      asked = true; // Asked while one is under way: what moved may stand on a page that is rendered already.
      renewing ??= renderAll();
      return renewing;
    },
    of(kind, lang, reference) {
      const page = made.get(`${lang} ${kind}`);
      if (!page) return plainPage(kind, lang, reference);
      return page.replaceAll(
        /(<[a-z]+\b[^>]*\bdata-reference\b[^>]*>)[^<]*/g,
        (_, tag) => `${tag}${reference}`,
      );
    },
  };
}

/** A whole small document without style or script: it must stand when everything else has fallen. */
export function plainPage(kind: Sorry, lang: Lang, reference: string): string {
  const key = builtIn[kind];
  const part = (code: Lang) =>
    `<h${code === lang ? 1 : 2} lang="${code}">${say(code, key)}</h${code === lang ? 1 : 2}>` +
    `<p lang="${code}">${say(code, "porch.reference", { reference })}</p>` +
    `<p lang="${code}"><a href="${paths.home(code)}">${say(code, "porch.home")}</a></p>`;
  return (
    `<!DOCTYPE html><html lang="${lang}"><head><meta charset="utf-8">` +
    `<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">` +
    `<title>${say(lang, key)} - ${say(lang, "site.name")}</title></head>` +
    `<body><main>${part(lang)}${part(otherLang(lang))}</main></body></html>`
  );
}
