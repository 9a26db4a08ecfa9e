/** A stretch of a text that stayed, came or went. */
export type Stretch = { kind: "same" | "added" | "removed"; text: string };
/** One place where two lists differ: what stood there and what stands there; null where there is nothing. */
export type Change<T> = { before: T | null; after: T | null };

const mostCells = 4_000_000; // Of the table below: past it two texts are simply said to differ.

/** Where two lists differ, by the longest part they have in common; what was replaced stands beside what replaced it. */
export function changes<T>(
  before: readonly T[],
  after: readonly T[],
  keyOf: (item: T) => string,
): Change<T>[] {
  const found: Change<T>[] = [];
  let gone: T[] = [];
  let come: T[] = [];
  const flush = () => {
    for (let at = 0; at < Math.max(gone.length, come.length); at += 1)
      found.push({ before: gone[at] ?? null, after: come[at] ?? null });
    gone = [];
    come = [];
  };
  for (const { kind, item } of walk(before, after, keyOf)) {
    if (kind === "same") flush();
    else (kind === "removed" ? gone : come).push(item);
  }
  flush();
  return found;
}

/**
 * Two texts word by word, each sign of punctuation a word of its own; neighbours of one kind are one stretch. Where
 * something was replaced and fewer than two words on something else was, it is told as one change: a reader of
 * Korean, whose every second word ends otherwise, would jump from mark to mark.
 */
export function diffWords(before: string, after: string): Stretch[] {
  const places: Place[] = [];
  for (const { kind, item } of walk(wordsOf(before), wordsOf(after), (word) => word)) {
    const last = places.at(-1);
    const place = last?.same === (kind === "same") ? last : { same: kind === "same", ...nothing };
    if (place !== last) places.push(place);
    if (kind !== "added") place.before += item;
    if (kind !== "removed") place.after += item;
  }
  return joined(places).flatMap(({ same, before, after }): Stretch[] =>
    same
      ? [{ kind: "same", text: after }]
      : [
          ...(before === "" ? [] : [{ kind: "removed" as const, text: before }]),
          ...(after === "" ? [] : [{ kind: "added" as const, text: after }]),
        ],
  );
}

/** A stretch that is the same in both texts, or what stands there in each. */
type Place = { same: boolean; before: string; after: string };
const nothing = { before: "", after: "" };

const letters = String.raw`[\p{L}\p{N}\p{M}]+`;
/** `10:30`, `2,000` and `don’t` are one word. */
const inWord = String.raw`(?:(?<=\p{N})[.,:/-](?=\p{N})|(?<=\p{Script=Latin})['’-](?=\p{Script=Latin}))`;
const word = new RegExp(String.raw`\s+|${letters}(?:${inWord}${letters})*|.`, "gsu");

const wordsOf = (text: string): string[] => text.match(word) ?? [];
const isFew = (text: string) =>
  !text.includes("\n") && wordsOf(text).filter((each) => /[\p{L}\p{N}]/u.test(each)).length < 2;

/** Two additions, or two removals, are read in place: nothing stands twice. */
const oneWay = (one: Place, other: Place) =>
  (one.before === "" && other.before === "") || (one.after === "" && other.after === "");

/** The same places with changes that stand close together as one. */
function joined(places: readonly Place[]): Place[] {
  const made: Place[] = [];
  for (const place of places) {
    const [change, between] = made.slice(-2);
    if (place.same || !change || !between || !isFew(between.after) || oneWay(change, place)) {
      made.push(place);
      continue;
    }
    made.splice(-2, 2, {
      same: false,
      before: change.before + between.before + place.before,
      after: change.after + between.after + place.after,
    });
  }
  return made;
}

type Step<T> = { kind: Stretch["kind"]; item: T };

function walk<T>(before: readonly T[], after: readonly T[], keyOf: (item: T) => string): Step<T>[] {
  const [a, b] = [before.map(keyOf), after.map(keyOf)];
  const width = b.length + 1;
  if ((a.length + 1) * width > mostCells) return [...as("removed", before), ...as("added", after)];
  // lengths[i * width + j]: the longest common part of what follows i in the one and j in the other.
  const lengths = new Uint32Array((a.length + 1) * width);
  const at = (i: number, j: number) => lengths[i * width + j] ?? 0;
  for (let i = a.length - 1; i >= 0; i -= 1)
    for (let j = b.length - 1; j >= 0; j -= 1)
      lengths[i * width + j] =
        a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  const steps: Step<T>[] = [];
  let [i, j] = [0, 0];
  while (i < a.length && j < b.length) {
    if (a[i] === b[j]) {
      steps.push(...as("same", after.slice(j, j + 1)));
      i += 1;
      j += 1;
    } else if (at(i + 1, j) >= at(i, j + 1)) {
      steps.push(...as("removed", before.slice(i, i + 1)));
      i += 1;
    } else {
      steps.push(...as("added", after.slice(j, j + 1)));
      j += 1;
    }
  }
  return [...steps, ...as("removed", before.slice(i)), ...as("added", after.slice(j))];
}

const as = <T>(kind: Stretch["kind"], items: readonly T[]): Step<T>[] =>
  items.map((item) => ({ kind, item }));
