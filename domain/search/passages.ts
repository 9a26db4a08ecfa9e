import { keepDates } from "@/lib/typography";
import { type Token, tokensOf } from "./fold";
import type { Question } from "./question";
import { stem } from "./terms";

/** A piece of a text; `hit` where it is what was asked for. */
export type Piece = { text: string; hit: boolean };

const passageSigns = 150;
const spansAtMost = 50; // Of one word: more marks help nobody.
const longestText = 50_000; // Signs that are looked through for a passage.

/** Where in the text the forms of the wanted words stand, in order and without overlap. */
function spansOf(text: string, question: Question): { start: number; end: number }[] {
  const tokens = tokensOf(text);
  // The stream again, with the place each of its signs came from.
  let stream = "";
  const from: number[] = [];
  const put = (piece: string, place: (at: number) => number) => {
    for (let at = 0; at < piece.length; at += 1) from.push(place(at));
    stream += piece;
  };
  const parts: { token: Token; start: number; end: number }[] = [];
  for (const token of tokens) {
    if (!token.joined && stream !== "") put(stream.endsWith(" ") ? "\n " : "\n", () => token.start);
    if (token.kind === "word" && !stream.endsWith(" ")) put(" ", () => token.start);
    const start = stream.length;
    put(token.kind === "run" ? token.text : stem(token.text), () => token.start);
    parts.push({ token, start, end: stream.length });
    if (token.kind === "word") put(" ", () => token.end);
  }
  const spans: { start: number; end: number }[] = [];
  for (const { streams, small } of question.wanted) {
    const form = streams.at(-1) ?? "";
    if (small || form === "") continue;
    let part = 0; // Places of one form come in order, and so do the parts they touch.
    let found = 0;
    for (
      let at = stream.indexOf(form);
      at >= 0 && found < spansAtMost;
      at = stream.indexOf(form, at + 1)
    ) {
      found += 1;
      const first = at + (form.startsWith(" ") ? 1 : 0);
      const last = at + form.length - (form.endsWith(" ") ? 1 : 0);
      while ((parts[part]?.end ?? Number.POSITIVE_INFINITY) <= first) part += 1;
      const head = parts[part];
      let to = part;
      while ((parts[to + 1]?.start ?? last) < last) to += 1;
      const tail = parts[to];
      if (head && tail) spans.push({ start: placeIn(head, first), end: placeIn(tail, last) });
    }
  }
  spans.sort((a, b) => a.start - b.start || b.end - a.end);
  const merged: { start: number; end: number }[] = [];
  for (const span of spans) {
    const before = merged.at(-1);
    if (before && span.start <= before.end) before.end = Math.max(before.end, span.end);
    else merged.push({ ...span });
  }
  return merged;
}

/** A stem marks its whole word; in Hangul each sign is one of the text's. */
function placeIn(part: { token: Token; start: number; end: number }, at: number): number {
  const { token } = part;
  if (at <= part.start) return token.start;
  if (at >= part.end || token.kind === "word") return token.end;
  return Math.min(token.end, token.start + (at - part.start));
}

/** The whole text with what was asked for told apart. */
export function marked(text: string, question: Question): Piece[] {
  const whole = text.normalize("NFC");
  return cut(whole, spansOf(whole, question), 0, whole.length);
}

/** The part of a text where most of what was asked for stands together, some 150 signs long; undefined where nothing does. */
export function passage(text: string, question: Question): Piece[] | undefined {
  const whole = inParts(text.slice(0, longestText).normalize("NFC"));
  const spans = spansOf(whole, question);
  const best = spans
    .map((span) => ({
      span,
      held: spans.filter(
        ({ start, end }) => start >= span.start && end <= span.start + passageSigns,
      ).length,
    }))
    .reduce<{ span: { start: number; end: number }; held: number } | undefined>(
      (most, each) => (most && most.held >= each.held ? most : each),
      undefined,
    );
  if (!best) return undefined;
  const start = wordStart(whole, Math.max(0, best.span.start - 40));
  const end = wordEnd(whole, Math.min(whole.length, start + passageSigns));
  const pieces = cut(whole, spans, start, Math.max(end, best.span.end));
  if (start > 0) pieces.unshift({ text: "… ", hit: false });
  if (end < whole.length) pieces.push({ text: " …", hit: false });
  return pieces.map(({ text, hit }) => ({ text: keepDates(text.replaceAll("\n", " · ")), hit }));
}

/** One space between words, one line break where a heading, a line or a cell ends without a sign that says so. */
const inParts = (text: string): string =>
  text
    .trim()
    .replaceAll(/\s*[\n\t]\s*/g, "\n")
    .replaceAll(/(?<=[.!?…:;,])\n/g, " ")
    .replaceAll(/[^\S\n]+/g, " ");

const nearSigns = 30; // So far a passage gives way to keep a word whole.

function wordStart(text: string, at: number): number {
  if (at === 0) return 0;
  const gap = text.slice(at - 1, at + nearSigns).search(/\s/);
  return gap >= 0 ? at + gap : at;
}

function wordEnd(text: string, at: number): number {
  if (at >= text.length) return text.length;
  const word = /\S*$/.exec(text.slice(Math.max(0, at - nearSigns), at + 1))?.[0].length ?? 0;
  return word <= nearSigns ? at - word : at;
}

function cut(
  text: string,
  spans: readonly { start: number; end: number }[],
  from: number,
  to: number,
): Piece[] {
  const pieces: Piece[] = [];
  let at = from;
  for (const span of spans) {
    if (span.end <= from || span.start >= to) continue;
    const start = Math.max(span.start, from);
    const end = Math.min(span.end, to);
    if (start > at) pieces.push({ text: text.slice(at, start), hit: false });
    pieces.push({ text: text.slice(start, end), hit: true });
    at = end;
  }
  if (at < to) pieces.push({ text: text.slice(at, to), hit: false });
  return pieces;
}
