import { type Lang, nameIn, say } from "@/lib/i18n";
import type { Narrowing } from "@/lib/narrowing";

type Named = readonly { slug: string; nameKo: string; nameEn: string }[];
type Narrowed = { narrowing: Narrowing; categories: Named; departments: Named };

/** What a list is narrowed by, in words, for its title. */
export function narrowingWords(
  lang: Lang,
  { narrowing, categories, departments }: Narrowed,
): string {
  const named = (all: Named, slug?: string) => {
    const one = all.find((each) => each.slug === slug);
    return one && nameIn(lang, one);
  };
  const { q, category, department, year, from, to } = narrowing;
  return [
    q && say(lang, "list.quoted", { words: q }),
    named(categories, category),
    named(departments, department),
    year,
    from || to ? `${from ?? ""}–${to ?? ""}` : undefined,
  ]
    .filter(Boolean)
    .join(", ");
}
