import { isDay } from "./time";

/** The parameters of a list or a search, in the order in which they stand in an address. */
export const narrowingNames = [
  "q",
  "board",
  "category",
  "department",
  "year",
  "from",
  "to",
  "sort",
  "page",
] as const;
export type NarrowingName = (typeof narrowingNames)[number];
export type Narrowing = Partial<Record<NarrowingName, string>>;

/** The two versions that the form on a page of changes asks to be held against each other. */
export const comparedNames = ["before", "after"] as const;
const isVersion = (value: string) => /^[1-9]\d{0,5}$/.test(value);

/** What stands in place of a value that cannot be: one and the same page says so for all of them. */
export const notAValue = "none";
const longestQuestion = 201; // One more than is looked for, so that the page can say what was left out.

const isSlug = (value: string) => /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(value) && value.length <= 80;
const valid: Record<Exclude<NarrowingName, "q">, (value: string) => boolean> = {
  board: isSlug,
  category: isSlug,
  department: isSlug,
  year: (value) => /^(?:19|20)\d\d$/.test(value),
  from: isDay,
  to: isDay,
  sort: (value) => value === "new",
  page: (value) => /^[1-9]\d{0,5}$/.test(value),
};

const isName = (name: string): name is NarrowingName =>
  narrowingNames.some((each) => each === name);

/** A value as addresses of pages hold it: a question without needless spaces, anything else as it is or `none`; undefined where it says nothing. */
export function keptValue(name: string, value: string): string | undefined {
  if (comparedNames.some((each) => each === name)) return isVersion(value) ? value : undefined;
  if (!isName(name)) return undefined;
  if (name === "q") {
    const text = value.replaceAll("\0", "").normalize("NFC").replaceAll(/\s+/g, " ").trim();
    return [...text].slice(0, longestQuestion).join("") || undefined;
  }
  if (value === "") return undefined;
  return valid[name](value) ? value : notAValue;
}

/** Reads parameters; `bad` names those whose value cannot be and is left out. */
export function readNarrowing(given: Record<string, string | string[] | undefined>): {
  narrowing: Narrowing;
  bad: NarrowingName[];
} {
  const narrowing: Narrowing = {};
  const bad: NarrowingName[] = [];
  for (const name of narrowingNames) {
    const first = given[name];
    const value = keptValue(name, (Array.isArray(first) ? first[0] : first) ?? "");
    if (value === undefined) continue;
    if (name !== "q" && value === notAValue) bad.push(name);
    else narrowing[name] = value;
  }
  return { narrowing, bad };
}

/** The query string of these parameters, "" for none. Page 1 is the address without a page. */
export function narrowingQuery(narrowing: Narrowing): string {
  const query = new URLSearchParams();
  for (const name of narrowingNames) {
    const value = narrowing[name];
    if (value && !(name === "page" && value === "1")) query.set(name, value);
  }
  const text = query.toString();
  return text === "" ? "" : `?${text}`;
}
