/** A piece of a text as search sees it: a run of Hangul (or of other signs written without spaces), or a Latin word or number. */
export type Token = {
  kind: "run" | "word";
  /** Folded: without width, case, accents. */
  text: string;
  /** Where it stands in the text, in UTF-16 units, the text being NFC. */
  start: number;
  end: number;
  /** Whether nothing but spaces, hyphens, dots between words or quotation marks lies before it, since the last token. */
  joined: boolean;
};

const folded = new Map<string, string>();
const largestCache = 20_000;

/** One character without width, case and accents; several for a ligature, none for a mark or a joiner. */
function foldSign(sign: string): string {
  const known = folded.get(sign);
  if (known !== undefined) return known;
  // The middle dot of Korean official texts is a letter to Unicode, and part of a run to NFKC.
  const wide = /[\u318d\u119e]/.test(sign) ? "·" : sign.normalize("NFKC").toLowerCase();
  const plain = /\p{Script=Hangul}/u.test(wide)
    ? wide
    : wide.normalize("NFD").replaceAll(/\p{M}|\u200b|\u200c|\u200d|\ufeff|\u00ad/gu, "");
  if (folded.size < largestCache) folded.set(sign, plain);
  return plain;
}

const runSign = /[\p{Script=Hangul}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
const wordSign = /[\p{L}\p{N}]/u;
// What may stand between the parts of one compound; a full stop, a comma or a new line may not.
const softGap = /^[ \t\u00a0\u3000\-‐‑–_·ㆍ・‧'’‘"“”「」『』()[\]]*$/;
const kinds = new Map<string, Token["kind"] | null>();

function kindOf(sign: string): Token["kind"] | null {
  const known = kinds.get(sign);
  if (known !== undefined) return known;
  const kind = runSign.test(sign) ? "run" : wordSign.test(sign) ? "word" : null;
  if (kinds.size < largestCache) kinds.set(sign, kind);
  return kind;
}

/** The tokens of a text in NFC, in order. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  let open: Token | undefined;
  let gap = "";
  let at = 0;
  for (const sign of text) {
    const start = at;
    at += sign.length;
    const plain = foldSign(sign);
    if (plain === "") continue;
    const kind = kindOf([...plain][0] ?? "");
    if (kind === null) {
      open = undefined;
      gap += plain;
      continue;
    }
    if (open?.kind === kind) {
      open.text += plain;
      open.end = at;
      continue;
    }
    open = { kind, text: plain, start, end: at, joined: tokens.length > 0 && softGap.test(gap) };
    tokens.push(open);
    gap = "";
  }
  return tokens;
}
