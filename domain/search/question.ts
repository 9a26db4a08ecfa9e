import { tokensOf } from "./fold";
import { neededTerms, streamOf, termsOf } from "./terms";

/** One word or quoted phrase of a question. */
export type Wanted = {
  /** As typed. */
  text: string;
  /** To be looked for in a stream; the first is the word itself, the others the same without a particle. */
  streams: string[];
  quoted: boolean;
  /** One of the small words of English that stand everywhere: asked for only where nothing else is. */
  small: boolean;
};

export type Question = {
  /** As typed, without what was cut off. */
  text: string;
  wanted: Wanted[];
  unwanted: Wanted[];
  /** Typed further than anybody reads: the rest was left out. */
  cut: boolean;
};

export const longestQuestion = 200; // Characters.
export const mostWords = 16;

const smallWords = new Set(
  "a about all an and any are as at be been but by can could did do does for from had has have how i if in into is it its me my of on or our so that the their them then there these they this to up us was we were what when where which who why will with would you your".split(
    " ",
  ),
);
// Particles by their length: the longest that fits is taken off. A word keeps two syllables at least.
const particles =
  "에게서는 으로부터 에서부터 이라고는 에서는 으로는 에게서 까지는 부터는 이라는 이라고 으로써 으로서 에서 에게 으로 부터 까지 처럼 보다 라는 라고 로서 로써 이나 이란 하고 에는 에도 과의 와의 은 는 이 가 을 를 의 에 로 와 과 도 만 나 란"
    .split(" ")
    .map((particle) => particle.normalize("NFC"));

/** A stream without the particle it ends in; undefined where it ends in none. */
export function withoutParticle(stream: string): string | undefined {
  const run = /[가-힣]+$/u.exec(stream)?.[0] ?? "";
  const afterLatin = stream.slice(0, -run.length).endsWith(" ");
  const particle = particles.find(
    (end) => run.endsWith(end) && (run.length - end.length >= 2 || (run === end && afterLatin)),
  );
  return particle && stream.slice(0, -particle.length);
}

function wantedOf(text: string, quoted: boolean): Wanted | undefined {
  const tokens = tokensOf(text);
  const stream = streamOf(tokens);
  if (neededTerms(stream).length === 0) return undefined;
  const bare = quoted ? undefined : withoutParticle(stream);
  const only = tokens.length === 1 ? tokens[0]?.text : undefined;
  return {
    text,
    streams: bare ? [stream, bare] : [stream],
    quoted,
    small: !quoted && only !== undefined && smallWords.has(only),
  };
}

/** Reads a question: words, "quoted phrases", and what must not be there after a minus. Never fails; of nothing it makes nothing. */
export function readQuestion(typed: string): Question {
  const whole = typed.normalize("NFC").replaceAll(/\s+/g, " ").trim();
  const text = [...whole].slice(0, longestQuestion).join("");
  const question: Question = { text, wanted: [], unwanted: [], cut: text !== whole };
  for (const match of text.matchAll(
    /(?<minus>(?<![^\s])[-−])?(?:["“”「](?<phrase>[^"“”」]*)["“”」]?|(?<word>[^\s"“”「」]+))/g,
  )) {
    const { minus, phrase, word } = match.groups ?? {};
    // A middle dot or a comma stands between two words as a space does.
    for (const part of phrase === undefined ? (word ?? "").split(/[·ㆍ・,/|]+/) : [phrase]) {
      const wanted = wantedOf(part.trim(), phrase !== undefined);
      if (!wanted) continue;
      if (question.wanted.length + question.unwanted.length >= mostWords) question.cut = true;
      else (minus ? question.unwanted : question.wanted).push(wanted);
    }
  }
  if (question.wanted.every(({ small }) => small))
    for (const wanted of question.wanted) wanted.small = false;
  return question;
}

/** The tsquery of one word: every text that holds it in any of its forms, and few others. */
export const queryOf = ({ streams }: Wanted): string =>
  // The form without its particle is a part of the other: whatever holds that holds this.
  `(${neededTerms(streams.at(-1) ?? "").join(" & ")})`;

/** The tsquery of all words that must be there. */
export const strictQuery = (question: Question): string =>
  question.wanted
    .filter(({ small }) => !small)
    .map(queryOf)
    .join(" & ");

/**
 * A word as what is looked for where few notices hold it whole: itself, and of a Hangul compound each pair of syllables,
 * which together weigh as much as one word.
 */
export function partsOf(wanted: Wanted): Wanted[] {
  const stream = wanted.streams.at(-1) ?? "";
  const pairs = termsOf(stream);
  const parts = [...pairs].filter((pair) => /^[가-힣]{2}$/u.test(pair));
  if (wanted.quoted || parts.length < 3) return [wanted];
  return [
    wanted,
    ...parts.map((part) => ({ ...wanted, text: part, streams: [part], small: false })),
  ];
}

/** Whether what must not be there is part of what must: nothing holds that, and nobody has to look. */
export const contradicts = ({ wanted, unwanted }: Question): boolean =>
  unwanted.some((no) =>
    wanted.some(
      ({ small, streams }) =>
        !small && streams.every((yes) => yes.includes(no.streams.at(-1) ?? "")),
    ),
  );
