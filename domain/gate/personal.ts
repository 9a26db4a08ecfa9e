import { birthOf, isForeignerNumber, isResidentNumber, passesLuhn } from "./numbers";

/**
 * Personal data as people write it: the four unique identifiers of the Personal Information Protection Act (article 24;
 * Enforcement Decree, article 19), cards, accounts and mobile phones. What an office publishes of itself (its phone, its
 * business number, numbers of laws and notices) has other shapes, or stands without the word that makes it personal.
 */
export type Personal = { code: PersonalCode; masked: string };
export type PersonalCode =
  | "personal_resident"
  | "personal_foreigner"
  | "personal_passport"
  | "personal_licence"
  | "personal_card"
  | "personal_account"
  | "personal_mobile";

/** What is personal in a text, in its order; each masked. */
export const personalIn = (text: string): Personal[] => {
  const folded = fold(text);
  return spans(folded).map(({ code, from, to }) => ({
    code,
    masked: mask(folded.slice(from, to)),
  }));
};

/** A text with whatever is personal in it masked. */
export function masked(text: string): string {
  const folded = fold(text);
  const found = spans(folded);
  if (found.length === 0) return text;
  let [result, at] = ["", 0];
  for (const { from, to } of found) {
    result += folded.slice(at, from) + mask(folded.slice(from, to));
    at = to;
  }
  return result + folded.slice(at);
}

/** Three signs are enough to find it again, and say nothing of whose it is. */
function mask(found: string): string {
  let shown = 3;
  return found.replace(/[\p{L}\p{N}]/gu, (sign) => {
    shown -= 1;
    return shown >= 0 ? sign : "*";
  });
}

/** Full-width digits, dashes and blanks of every kind as the plain ones; signs nobody sees go. Each sign stays one sign. */
const fold = (text: string): string =>
  text
    .replace(/[\p{Default_Ignorable_Code_Point}\p{Cf}]/gu, "")
    .replace(/\p{Nd}/gu, (digit) => digit.normalize("NFKC"))
    .replace(/[\uff01-\uff5e]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replace(/[\u2010-\u2015\u2212\u2043\ufe58\ufe63\u3161]/g, "-")
    .replace(/[^\S\n]/g, " ");

type Span = { code: PersonalCode; from: number; to: number };
type Groups = Record<string, string> | undefined;
type Kind = {
  pattern: RegExp;
  /** What it is, from the match, the words around it on its line, and its named parts; null where it is harmless. */
  is: (
    match: readonly string[],
    before: string,
    after: string,
    groups: Groups,
  ) => PersonalCode | null;
};

const taken = "\ue000"; // Stands where an earlier kind has found something, so that no later one finds it too.

/** Where something personal stands; the kinds named first go first. */
function spans(folded: string): Span[] {
  if (!/\d{3}|[공영]일[공영]/.test(folded)) return [];
  const found: Span[] = [];
  let text = folded;
  for (const { pattern, is } of kinds) {
    text = text.replace(pattern, (whole: string, ...rest: unknown[]) => {
      const groups = typeof rest.at(-1) === "object" ? rest.pop() : undefined;
      const from = Number(rest.at(-2));
      const to = from + whole.length;
      const before =
        text
          .slice(Math.max(0, from - 60), from)
          .split("\n")
          .at(-1) ?? "";
      const after = text.slice(to, to + 30).split("\n")[0] ?? "";
      const code = is([whole, ...rest.slice(0, -2).map(String)], before, after, groups as Groups);
      if (code) found.push({ code, from, to });
      return code ? taken.repeat(whole.length) : whole;
    });
  }
  return found.sort((a, b) => a.from - b.from);
}

const digitsOf = (text: string): string => text.replace(/\D/g, "");
const says = (words: RegExp, text: string, within: number): boolean =>
  words.test(text.slice(-within));

const residentWords =
  /주민\s*(?:등록)?\s*번호|주민등록|외국인\s*등록|거소\s*신고|resident registration|(?:alien|foreigner) registration|\bRRN\b/i;
const companyWords = /법인\s*(?:등록)?\s*번호|corporat\w+ registration/i;
const passportWords = /여권|passport/i;
const licenceWords = /면허|driv\w+ licen[cs]e/i;
const cardWords = /카드|card/i;
const accountWords =
  /계좌|입금처|예금주|은행(?!동|나무|로|잎)|뱅크|농협|신협|수협|새마을금고|우체국|\baccount|\bbank|\ba\/c\b/i;

const mobileOf = (groups: Groups): PersonalCode | null => {
  const { operator, middle = "", last = "" } = groups ?? {};
  if (operator === "0" && middle.length !== 4) return null;
  return /^0+$/.test(middle + last) ? null : "personal_mobile"; // 010-0000-0000 is a blank to fill in.
};

const kinds: readonly Kind[] = [
  {
    pattern: /(?<![\dA-Za-z]|\d-)(\d{6})( ?[-.]? ?)([1-8]\d{6})(?![\dA-Za-z]|-\d)/g,
    is: ([, date = "", gap = "", rest = ""], before) => {
      const birth = birthOf(date, rest);
      if (!birth || says(companyWords, before, 30)) return null;
      const code = Number(rest[0]) > 4 ? "personal_foreigner" : "personal_resident";
      if (says(residentWords, before, 60)) return code;
      if (gap === "" && says(accountWords, before, 25)) return null; // An account in one word.
      // Numbers given since October 2020 have no check digit: their shape is all there is to go by.
      const random = birth >= "2020-10-05" || code === "personal_foreigner";
      if (random && gap !== "") return code;
      const checks = code === "personal_foreigner" ? isForeignerNumber : isResidentNumber;
      return checks(date + rest) ? code : null;
    },
  },
  {
    pattern:
      /(?<![\dA-Za-z]|[\dA-Za-z]-)([MSRODG])(\d{8}|\d{3}[A-Z]\d{4})(?![\dA-Za-z]|-[\dA-Za-z])/gi,
    is: ([, kind = "", rest = ""], before) => {
      if (says(passportWords, before, 30)) return "personal_passport";
      if (/^(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])$/.test(rest)) return null;
      return kind === "M" && rest === rest.toUpperCase() ? "personal_passport" : null;
    },
  },
  {
    pattern: /(?<!\d|\d-)\d{2} ?- ?\d{2} ?- ?\d{6} ?- ?\d{2}(?!\d|-\d)/g,
    is: (_, before) => (says(licenceWords, before, 40) ? "personal_licence" : null),
  },
  {
    pattern:
      /(?<![\dA-Za-z]|\d[-.,])(?:\(?(?:\+ ?82|82(?=[-. )]))\)?[-. ]{0,2}(?:\(0\)|0)?|\(?0)1(?<operator>[016-9])\)?(?: ?[-./·] ?| )?(?<middle>\d{3,4})(?: ?[-./·] ?| )?(?<last>\d{4})(?!\d|-\d)/g,
    is: (_, __, ___, groups) => mobileOf(groups),
  },
  {
    pattern:
      /[공영]일(?<operator>[공영])(?: ?[-./·] ?| )?(?<middle>[공영일이삼사오육칠팔구]{4})(?: ?[-./·] ?| )?(?<last>[공영일이삼사오육칠팔구]{4})/g,
    is: () => "personal_mobile",
  },
  {
    pattern: /(?<![\dA-Za-z]|\d[-.,])(?:\d{3,6}(?:[-. ]\d{3,6}){2,4}|\d{13,16})(?!\d|[-.,]\d)/g,
    is: ([whole = ""], before) =>
      isCard(digitsOf(whole)) && (/\D/.test(whole) || says(cardWords, before, 40))
        ? "personal_card"
        : null,
  },
  {
    pattern: /(?<![\dA-Za-z]|\d[-.,])(?:\d{2,6}(?: ?- ?\d{1,7}){1,3}|\d{10,14})(?!\d|[-.,]\d)/g,
    is: ([whole = ""], before, after) => {
      const number = whole.replaceAll(" ", "");
      const { length } = digitsOf(number);
      if (length < 10 || length > 14 || isPublicNumber(number)) return null;
      if (/^\s*(?:개|원|명|건|좌|won\b|KRW\b)/i.test(after)) return null;
      const near = says(accountWords, before, 25) || accountWords.test(after.slice(0, 15));
      return near ? "personal_account" : null;
    },
  },
];

/** Phones of offices, numbers of businesses, and whatever begins with a date. */
const isPublicNumber = (number: string): boolean =>
  /^0(?:2|[3-6]\d|50\d?|70|80)-?\d{3,4}-?\d{4}$/.test(number) ||
  /^\d{3}-\d{2}-\d{5}$/.test(number) ||
  /^(?:19|20)\d\d-(?:0?[1-9]|1[0-2])-(?:0?[1-9]|[12]\d|3[01])(?:-|$)/.test(number);

/** A number of the length its issuer gives, with a valid last digit (ISO/IEC 7812-1). */
function isCard(digits: string): boolean {
  const issued =
    /^(?:4\d{15}|4\d{12}|5[1-5]\d{14}|(?:222[1-9]|22[3-9]\d|2[3-6]\d\d|27[01]\d|2720)\d{12}|3[47]\d{13}|35[2-8]\d{13}|3(?:0[0-5]|[68]\d)\d{11}|6(?:011|[245]\d\d)\d{12}|9[0-9]{15})$/;
  return issued.test(digits) && passesLuhn(digits);
}
