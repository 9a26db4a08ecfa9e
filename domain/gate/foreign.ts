import type { Inline } from "@/lib/body";
import type { Lang } from "@/lib/time";

const fewest = 5; // Words: what is shorter is a name, an address or a term (KWCAG 2.2, 7.1.1; WCAG 2.2, 3.1.2).

/** The first passage of five words or more in the other language that no mark says so of; null where there is none. */
export function foreignPassage(content: readonly Inline[] | undefined, lang: Lang): string | null {
  const unmarked = (content ?? [])
    .map((run) => (run.type === "text" && !run.marks?.some(isLang) ? run.text : "\n"))
    .join("");
  const [isOther, isHarmless] = lang === "en" ? [isHangul, isKoreanName] : [isLatin, isEnglishName];
  return (
    unmarked
      .split("\n")
      .flatMap((line) => runsOf(line, isOther))
      .find((run) => run.words.length >= fewest && !isHarmless(run))?.text ?? null
  );
}

const isLang = ({ type }: { type: string }) => type === "lang";

type Run = { words: string[]; text: string };
type Kind = "other" | "neutral" | "own";

/** Stretches of words of the other language; figures and signs between them belong to neither. */
function runsOf(line: string, isOther: (word: string) => Kind): Run[] {
  const runs: Run[] = [];
  let run: Run | null = null;
  for (const token of line.split(/\s+/)) {
    const kind = isOther(token);
    if (kind === "own") run = null;
    if (kind === "neutral" && run) run.text += ` ${token}`;
    if (kind !== "other") continue;
    if (!run) {
      run = { words: [], text: "" };
      runs.push(run);
    }
    run.words.push(token);
    run.text = run.text === "" ? token : `${run.text} ${token}`;
  }
  return runs;
}

function isHangul(token: string): Kind {
  if (/[가-힣]/.test(token)) return "other";
  return /\p{L}/u.test(token) ? "own" : "neutral";
}

function isLatin(token: string): Kind {
  if (/:\/\/|@|^www\./.test(token)) return "own"; // An address reads alike in every language.
  if (/[가-힣]/.test(token)) return "own";
  return /[A-Za-z]/.test(token) ? "other" : "neutral";
}

/** A Korean postal address, or names one after the other. */
function isKoreanName({ text }: Run): boolean {
  if (/[가-힣](?:로|길|동|리|가) ?\d/.test(text)) return true;
  const items = text.split(/[,·;/、]/).map((item) => item.trim().split(/\s+/).length);
  return items.length >= 3 && Math.max(...items) <= 2;
}

const small = new Set("of the and for in on to a an at by with from as or de la".split(" "));

/** The address of a place in Korea, or words that all begin with a capital: an office, a law, a person. */
function isEnglishName({ words, text }: Run): boolean {
  if (/-(?:daero|ro|gil|gu|si|do|dong|eup|myeon|ri)\b/i.test(text)) return true;
  const bare = words.map((word) => word.replace(/[^A-Za-z'’-]/g, ""));
  if (!/[a-z]/.test(text)) return !bare.some((word) => word.length > 5); // Capitals: initials, or a sentence.
  return !bare.some((word) => /^[a-z]/.test(word) && !small.has(word));
}
