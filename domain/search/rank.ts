import type { Question, Wanted } from "./question";

/** A notice as ranking sees it. */
export type Ranked = {
  title: string;
  summary: string;
  files: string;
  body: string;
  /** The text of the files. */
  attached: string;
  publishedAt: Date;
};

/** How rare each wanted word is: 0 for one that every notice holds. */
export type Rarity = readonly number[];

// The formula of docs/search.md; its numbers were chosen on search sets of 80 and 600 questions.
const fieldWeight = { title: 8, summary: 3, files: 2, body: 1, attached: 0.5 } as const;
const saturation = 1.2;
const lengthShare = 0.6;
const usualLength = 1_200; // Signs of a body of middling length, as a stream.
const exactBonus = { title: 2, summary: 1, body: 0.5 } as const;
const freshBonus = 0.5;
const freshHalfLifeMs = 365 * 86_400_000;
/** What a title with all words in it is worth beside one that lacks some. */
const wholeTitleBonus = 1;

/** How often any form of a word stands in a stream. */
export function occurrences(stream: string, { streams }: Wanted): number {
  const form = streams.at(-1) ?? "";
  let count = 0;
  for (let at = stream.indexOf(form); at >= 0; at = stream.indexOf(form, at + 1)) count += 1;
  return count;
}

/** Whether a notice holds every word that must be there, quoted phrases to the letter, and nothing unwanted. */
export function holds(notice: Ranked, question: Question): boolean {
  const all = [notice.title, notice.summary, notice.files, notice.body, notice.attached];
  const has = (wanted: Wanted) => all.some((stream) => occurrences(stream, wanted) > 0);
  return (
    question.wanted.every((wanted) => wanted.small || has(wanted)) && !question.unwanted.some(has)
  );
}

/** The score of a notice for a question: words by field, rarity and frequency (BM25F), exactness, freshness. */
export function score(notice: Ranked, question: Question, rarity: Rarity, now: Date): number {
  const { title, summary, files, body, attached } = notice;
  const shortness = 1 - lengthShare + (lengthShare * body.length) / usualLength;
  let sum = 0;
  let most = 0;
  let inTitle = true;
  question.wanted.forEach((wanted, index) => {
    const found = {
      title: occurrences(title, wanted),
      summary: occurrences(summary, wanted),
      files: occurrences(files, wanted),
      body: occurrences(body, wanted) / shortness,
      attached: occurrences(attached, wanted),
    };
    if (!wanted.small && found.title === 0) inTitle = false;
    const weight = wanted.small ? 0 : (rarity[index] ?? 1);
    const tf =
      fieldWeight.title * Math.min(found.title, 2) +
      fieldWeight.summary * Math.min(found.summary, 2) +
      fieldWeight.files * Math.min(found.files, 2) +
      fieldWeight.body * found.body +
      fieldWeight.attached * Math.min(found.attached, 2);
    sum += (weight * tf * (saturation + 1)) / (tf + saturation);
    most += weight * (saturation + 1);
  });
  const whole = question.wanted.map(({ streams }) => streams[0] ?? "");
  const phrase = whole.length > 1 ? joined(whole) : (whole[0] ?? "");
  const exact = title.includes(phrase)
    ? exactBonus.title
    : summary.includes(phrase)
      ? exactBonus.summary
      : body.includes(phrase)
        ? exactBonus.body
        : 0;
  const ageMs = Math.max(0, now.getTime() - notice.publishedAt.getTime());
  const fresh = freshBonus * 2 ** (-ageMs / freshHalfLifeMs);
  const relevance = most > 0 ? (10 * sum) / most : 0;
  return relevance + exact + (inTitle ? wholeTitleBonus : 0) + fresh;
}

/** The words one after the other, as a stream would hold them. */
function joined(streams: readonly string[]): string {
  return streams.reduce((text, stream) =>
    text.endsWith(" ") && stream.startsWith(" ") ? text + stream.slice(1) : text + stream,
  );
}
