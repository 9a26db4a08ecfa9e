import { stemmer } from "stemmer";
import { type Token, tokensOf } from "./fold";

/** Raised with every change of what this file makes of a text: entries of an older one are made anew at the next start. */
export const termsVersion = 2;

const longestTerm = 100; // Signs; a tsvector holds no lexeme over 2 kB, and nobody types one.

/** British and American spelling, and the forms of an English word, as one: "organisations" and "organization" are "organ". */
export function stem(whole: string): string {
  const word = whole.slice(0, longestTerm);
  if (!/^[a-z]{3,}$/.test(word)) return word;
  const spelled = word
    .replace(/(?<=[a-z]{3})is(?=(?:e|es|ed|er|ers|ing|ation|ations)$)/, "iz")
    .replace(/(?<=[a-z]{2})our(?=(?:s|ed|ing|able|al|ite)?$)/, "or")
    .replace(/(?<=[a-z]{2})tre(?=s?$)/, "ter")
    .replace(/(?<=[a-z]{3})mme(?=s?$)/, "m")
    .replace(/ence(?=s?$)/, "ense");
  return stemmer(spelled);
}

/**
 * A text as one line that a word, a phrase or a part of a compound can be looked for in: Hangul without its spaces, each
 * Latin word as its stem between two spaces, a line break where a sentence ends.
 */
export function streamOf(tokens: readonly Token[]): string {
  let stream = "";
  for (const token of tokens) {
    if (!token.joined && stream !== "") stream += stream.endsWith(" ") ? "\n " : "\n";
    if (token.kind === "run") stream += token.text;
    else stream += stream.endsWith(" ") ? `${stem(token.text)} ` : ` ${stem(token.text)} `;
  }
  return stream;
}

/** Runs of a stream with what lies between them left out: the parts of a compound that was split stand side by side. */
const runs = (stream: string): string[] =>
  stream.match(/[\p{Script=Hangul}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]+/gu) ?? [];

/** Each two neighbours of a run. */
const pairs = (signs: readonly string[]): string[] =>
  signs.slice(1).map((sign, at) => `${signs[at]}${sign}`);

/** Stems and numbers of a stream. */
const words = (stream: string): string[] =>
  stream.match(/(?<=[ ])[^\s\p{Script=Hangul}\p{Script=Han}]+(?=[ ])/gu) ?? [];

/** What is indexed of a stream: stems and numbers; of Hangul each pair of neighbours, and the last syllable alone. */
export function termsOf(stream: string): Set<string> {
  const ofRun = (run: string) => {
    const signs = [...run];
    return [...pairs(signs), ...signs.slice(-1)];
  };
  return new Set([...runs(stream).flatMap(ofRun), ...words(stream)]);
}

/** Terms every text with `stream` in it holds, as parts of a tsquery; one syllable alone is the beginning of a pair. */
export function neededTerms(stream: string): string[] {
  const ofRun = (run: string) => {
    const signs = [...run];
    return signs.length === 1 ? [`'${run}':*`] : pairs(signs).map((pair) => `'${pair}'`);
  };
  return [
    ...new Set([...runs(stream).flatMap(ofRun), ...words(stream).map((word) => `'${word}'`)]),
  ];
}

export const streamOfText = (text: string): string => streamOf(tokensOf(text.normalize("NFC")));
