// The two-set keyboard of Korea (KS X 5002): which keys of a Latin keyboard make a letter, in Unicode's order of letters.
const firsts = "r R s e E f a q Q t T d w W c z x v g".split(" ");
const middles = "k o i O j p u P h hk ho hl y n nj np nl b m ml l".split(" ");
const lasts = " r R rt s sw sg e f fr fa fq ft fx fv fg a q qt t T d w c z x v g".split(" ");
/** Of U+3131 to U+3163, letters that stand alone. */
const alone =
  "r R rt s sw sg e E f fr fa fq ft fx fv fg a q Q qt t T d w W c z x v g k o i O j p u P h hk ho hl y n nj np nl b m ml l".split(
    " ",
  );
const [firstSyllable, firstAlone] = [0xac00, 0x3131];
const pick = (keys: readonly string[]) => keys.filter((key) => key !== "").join("|");
const oneSyllable = `(${pick(firsts)})(${pick(middles.toSorted((a, b) => b.length - a.length))})((?:${pick(lasts.toSorted((a, b) => b.length - a.length))})(?!${pick(middles)}))?`;
const syllables = new RegExp(oneSyllable, "g");
const onlySyllables = new RegExp(`^(?:${oneSyllable})+$`);

const at = (keys: readonly string[], index: number) => keys[index] ?? "";
const inSyllable = (sign: string) => (sign.codePointAt(0) ?? 0) - firstSyllable;

/** The keys that type a text: of Hangul those of its letters, of anything else itself. */
export function keysOf(text: string): string {
  return text
    .replaceAll(/[가-힣]/g, (sign) => {
      const place = inSyllable(sign);
      const [first, middle, last] = [
        Math.floor(place / 588),
        Math.floor(place / 28) % 21,
        place % 28,
      ];
      return at(firsts, first) + at(middles, middle) + at(lasts, last);
    })
    .replaceAll(/[ㄱ-ㅣ]/g, (sign) => at(alone, (sign.codePointAt(0) ?? 0) - firstAlone));
}

/** The Hangul that these keys type; undefined where they make anything but whole syllables. */
export function hangulOf(keys: string): string | undefined {
  const typed = keys.replaceAll(/[^RETQWOP]/g, (key) => key.toLowerCase());
  if (!onlySyllables.test(typed)) return undefined;
  return typed.replaceAll(syllables, (_, first: string, middle: string, last = "") =>
    String.fromCodePoint(
      firstSyllable +
        (firsts.indexOf(first) * 21 + middles.indexOf(middle)) * 28 +
        lasts.indexOf(last),
    ),
  );
}

/** The keys of the first letters of syllables: what ㅈㅁㄷㄹ types, of 주민등록. */
export const initialsOf = (text: string): string =>
  [...text].map((sign) => at(firsts, Math.floor(inSyllable(sign) / 588))).join("");

/** The same text typed with the keyboard in the other language; undefined where it makes no words. */
export function otherKeyboard(word: string): string | undefined {
  // In capitals alone the lock was on: no word is of tense letters only.
  if (/^[A-Z]{2,}$/.test(word)) return hangulOf(word.toLowerCase());
  if (/^[A-Za-z]{2,}$/.test(word)) return hangulOf(word);
  if (!/^[가-힣ㄱ-ㅣ]+$/.test(word)) return undefined;
  const keys = keysOf(word).toLowerCase();
  return keys.length >= 3 ? keys : undefined;
}
