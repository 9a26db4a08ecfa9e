import { stemmer } from "stemmer";
import { type Token, tokensOf } from "./fold";

/** Raised with every change of what this file makes of a text: entries of an older one are made anew at the next start. */
export const termsVersion = 1;

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

/** What is indexed of a stream: stems and numbers; of Hangul each pair of neighbours, and the last syllable alone. */
export function termsOf(stream: string): Set<string> {
  const terms = new Set<string>();
  for (const run of runs(stream)) {
    const signs = [...run];
    for (let at = 0; at + 1 < signs.length; at += 1) terms.add(`${signs[at]}${signs[at + 1]}`);
    terms.add(signs.at(-1) ?? run);
  }
  for (const word of stream.match(/(?<=[ ])[^\s\p{Script=Hangul}\p{Script=Han}]+(?=[ ])/gu) ?? [])
    terms.add(word);
  return terms;
}

/** Terms every text with `stream` in it holds, as parts of a tsquery; one syllable alone is the beginning of a pair. */
export function neededTerms(stream: string): string[] {
  const needed: string[] = [];
  for (const run of runs(stream)) {
    const signs = [...run];
    if (signs.length === 1) needed.push(`'${run}':*`);
    for (let at = 0; at + 1 < signs.length; at += 1) needed.push(`'${signs[at]}${signs[at + 1]}'`);
  }
  for (const word of stream.match(/(?<=[ ])[^\s\p{Script=Hangul}\p{Script=Han}]+(?=[ ])/gu) ?? [])
    needed.push(`'${word}'`);
  return [...new Set(needed)];
}

export const streamOfText = (text: string): string => streamOf(tokensOf(text.normalize("NFC")));
