import { englishTemplates, englishWords, koreanTemplates, koreanWords } from "@/db/sample/words";
import type { Block, Body } from "@/lib/body";
import type { Lang } from "@/lib/time";
import { between, lognormal, randomFrom, zipfPicker } from "./random";

/** Characters of a body: the median and the spread, after the notices of real ministries. */
const lengths = { en: { median: 1_100, sigma: 0.6 }, ko: { median: 760, sigma: 0.45 } } as const;
const longest = 20_000;
const compoundShare = 0.3; // Korean joins nouns without a space; search has to find the second of them.

type Random = () => number;
type Pick = (random: Random) => string;
type Part = "title" | "summary" | "sentence" | "heading";
type Tongue = { templates: Record<Part, readonly string[]>; slots: Record<string, Pick> };

export type Composed = { title: string; summary: string; body: Body };

/** The text of a generated notice. The same number and language give the same text. */
export function compose(number: number, lang: Lang): Composed {
  const random = randomFrom(number * 2 + (lang === "ko" ? 1 : 0));
  const tongue = tongues[lang];
  const title = write(tongue, "title", random);
  const summary = write(tongue, "summary", random);
  const { median, sigma } = lengths[lang];
  const wanted = Math.min(longest, lognormal(random, median, sigma));
  const content: Block[] = [];
  let written = 0;
  const add = (block: Block, text: string) => {
    content.push(block);
    written += text.length;
  };
  while (written < wanted) {
    if (content.length % 5 === 4 && wanted - written > 400) {
      const heading = write(tongue, "heading", random);
      add(
        { type: "heading", attrs: { level: 2 }, content: [{ type: "text", text: heading }] },
        heading,
      );
    }
    if (content.length > 0 && random() < 0.15) {
      const items = sentences(tongue, random, between(random, 2, 5));
      add(
        {
          type: "bulletList",
          content: items.map((text) => ({ type: "listItem", content: [paragraph(text)] })),
        },
        items.join(""),
      );
    } else {
      const text = sentences(tongue, random, between(random, 2, 4)).join(" ");
      add(paragraph(text), text);
    }
  }
  return { title, summary, body: { type: "doc", content } };
}

const paragraph = (text: string): Extract<Block, { type: "paragraph" }> => ({
  type: "paragraph",
  content: [{ type: "text", text }],
});

const sentences = (tongue: Tongue, random: Random, count: number): string[] =>
  Array.from({ length: count }, () => write(tongue, "sentence", random));

function write({ templates, slots }: Tongue, part: Part, random: Random): string {
  const choice = templates[part];
  const template = choice[Math.floor(random() * choice.length)] ?? "";
  const text = template.replace(/\{(\w+)(?::(.))?\}/g, (_, slot: string, particle?: string) => {
    const word = slots[slot]?.(random) ?? "";
    return particle ? withParticle(word, particle) : word;
  });
  return text
    .replace(/\b([Aa]) (?=[aeiou])/g, "$1n ")
    .replace(/^[a-z]/, (first) => first.toUpperCase());
}

const particles: Record<string, readonly [afterConsonant: string, afterVowel: string]> = {
  은: ["은", "는"],
  이: ["이", "가"],
  을: ["을", "를"],
  과: ["과", "와"],
};

/** A Korean word with its particle: which of the two forms goes by whether the last syllable ends in a consonant. */
export function withParticle(word: string, particle: string): string {
  const [afterConsonant, afterVowel] = particles[particle] ?? [particle, particle];
  const syllable = (word.codePointAt(word.length - 1) ?? 0) - 0xac00;
  return word + (syllable >= 0 && syllable % 28 > 0 ? afterConsonant : afterVowel);
}

const spaced = (word: string) => word.replaceAll("-", " ");
const plural = (word: string) =>
  /(s|x|ch|sh)$/.test(word)
    ? `${word}es`
    : /[^aeiou]y$/.test(word)
      ? `${word.slice(0, -1)}ies`
      : `${word}s`;
const past = (verb: string) =>
  verb.endsWith("e")
    ? `${verb}d`
    : /[^aeiou]y$/.test(verb)
      ? `${verb.slice(0, -1)}ied`
      : `${verb}ed`;
const year = (random: Random) => String(between(random, 2009, 2026));
const small = (random: Random) => String(between(random, 2, 60));
const grouped = (n: number) => String(n).replace(/\B(?=(\d{3})+$)/g, ",");
const number = (random: Random) => grouped(between(random, 12, 400) * between(random, 5, 90));

const tongues: Record<Lang, Tongue> = { en: english(), ko: korean() };

function english(): Tongue {
  const noun = zipfPicker(englishWords.noun.map(spaced));
  const verb = zipfPicker(englishWords.verb.filter((word) => !word.includes("-")));
  const adjective = zipfPicker(englishWords.adjective);
  const place = zipfPicker(englishWords.place);
  const month = (random: Random) => englishWords.month[between(random, 0, 11)] ?? "";
  const slots: Record<string, Pick> = {
    noun,
    nouns: (random) => plural(noun(random)),
    verb,
    verbs: (random) => plural(verb(random)),
    ed: (random) => past(verb(random)),
    adjective,
    place,
    month,
    day: (random) => `${between(random, 1, 28)} ${month(random)}`,
    year,
    small,
    number,
  };
  return { templates: englishTemplates, slots };
}

function korean(): Tongue {
  const single = zipfPicker(koreanWords.noun);
  const noun: Pick = (random) => {
    const first = single(random);
    return random() < compoundShare ? first + single(random) : first;
  };
  const month = (random: Random) => `${between(random, 1, 12)}월`;
  const slots: Record<string, Pick> = {
    noun,
    act: zipfPicker(koreanWords.act),
    adjective: zipfPicker(koreanWords.adjective),
    place: zipfPicker(koreanWords.place),
    month,
    day: (random) => `${month(random)} ${between(random, 1, 28)}일`,
    year,
    small,
    number,
  };
  return { templates: koreanTemplates, slots };
}
