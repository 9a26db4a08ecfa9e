import { between, randomFrom } from "@/domain/sample/random";
import { hangulOf, keysOf } from "@/domain/search/keys";

const rows = ["qwertyuiop", "asdfghjkl", "zxcvbnm"];

/** A question with one slip of a finger in its longest word; undefined where no word is long enough. */
export function misspelt(question: string, seed: number): string | undefined {
  const random = randomFrom(seed);
  const words = question.split(/\s+/).filter((word) => /^(?:[a-z]{5,}|[가-힣]{3,})$/i.test(word));
  const [word] = words.sort((a, b) => keysOf(b).length - keysOf(a).length);
  if (!word) return undefined;
  const hangul = /^[가-힣]+$/.test(word);
  for (let time = 0; time < 50; time += 1) {
    const slipped = slip(hangul ? keysOf(word) : word, random);
    const written = hangul ? hangulOf(slipped) : slipped;
    if (written && written !== word) return question.replace(word, written);
  }
  return undefined;
}

/** Two keys the wrong way round, one left out, one twice, or its neighbour in place of one. */
function slip(keys: string, random: () => number): string {
  const at = between(random, 1, keys.length - 2);
  const [before, key, next, after] = [
    keys.slice(0, at),
    keys[at] ?? "",
    keys[at + 1] ?? "",
    keys.slice(at + 2),
  ];
  const row = rows.find((each) => each.includes(key.toLowerCase())) ?? key;
  const place = row.indexOf(key.toLowerCase());
  const neighbour =
    row[place + (random() < 0.5 ? -1 : 1)] ?? row[place - 1] ?? row[place + 1] ?? key;
  return [
    before + next + key + after,
    before + next + after,
    before + key + key + next + after,
    before + neighbour + next + after,
  ][between(random, 0, 3)] as string;
}

/** A Korean question typed with the keyboard in English; undefined of one that has no Hangul. */
export const wrongKeyboard = (question: string): string | undefined =>
  /^[가-힣\s]+$/.test(question) ? keysOf(question) : undefined;
