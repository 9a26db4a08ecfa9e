import { parseFragment } from "parse5";
import { blocksFrom } from "./from-html";
import { gatherLists } from "./paste-lists";
import { type Body, emptyBody, isSafeHref, parseBody } from "./schema";
import {
  attribute,
  cellsOf,
  type Element,
  isElement,
  type Node,
  rename,
  rowsOf,
  wordsOf,
} from "./tree";

/** What a paste may lose, and the order in which it is told. */
export const pasteLosses = [
  "images",
  "frames",
  "fields",
  "links",
  "tables",
  "slant",
  "looks",
] as const;
export type PasteLoss = (typeof pasteLosses)[number];
/** How often each went; what did not go is not named. */
export type PasteLosses = Partial<Record<PasteLoss, number>>;

const frames = ["iframe", "object", "embed", "video", "audio", "canvas"];
const fields = ["input", "button", "select", "textarea"];
const slant = ["i", "em", "u", "ins", "s", "strike", "del"];
const looks =
  /(?:^|;)\s*(?:color|background(?:-color)?|font-family|font-size|text-align|line-height)\s*:/i;
const raised: Readonly<Record<string, string>> = {
  sup: "⁰¹²³⁴⁵⁶⁷⁸⁹",
  sub: "₀₁₂₃₄₅₆₇₈₉",
};

/**
 * The structure of what Word, HWP or a web page puts on the clipboard, and what of it went. Word's lists, which are
 * paragraphs with a drawn bullet, become lists; bold set by a style stays bold; the highest heading becomes level 2; a
 * first row set apart by bold alone is the heading row it is meant to be.
 */
export function bodyFromPaste(html: string): { body: Body; losses: PasteLosses } {
  const losses: PasteLosses = {};
  const lose = (what: PasteLoss) => {
    losses[what] = (losses[what] ?? 0) + 1;
  };
  const fragment = parseFragment(html.replace(/<\?xml[^>]{0,1000}>/gi, ""));
  try {
    for (const node of fragment.childNodes) tidy(node, lose);
    gatherLists(fragment.childNodes);
    lowerHeadings(fragment.childNodes);
    // No closeJumps: it goes into a text whose heading before it nobody knows here.
    const content = blocksFrom(fragment.childNodes, () => undefined);
    return { body: parseBody({ type: "doc", content }) ?? emptyBody, losses };
  } catch (error) {
    // Deeper than any stack: the plain text on the same clipboard serves then.
    if (!(error instanceof RangeError)) throw error;
    return { body: emptyBody, losses };
  }
}

function tidy(node: Node, lose: (what: PasteLoss) => void): void {
  if (!isElement(node)) return;
  const { tagName } = node;
  const style = attribute(node, "style");
  if (tagName === "img" || tagName === "svg" || tagName === "v:imagedata") lose("images");
  if (frames.includes(tagName)) lose("frames");
  if (fields.includes(tagName)) lose("fields");
  if (slant.includes(tagName) || /font-style:\s*(?:italic|oblique)/i.test(style)) lose("slant");
  if (tagName === "font" || tagName === "center" || looks.test(style)) lose("looks");
  if (tagName === "a") unlink(node, lose);
  if (tagName === "p" && /^MsoTitle$/i.test(attribute(node, "class"))) rename(node, "h1");
  if (tagName in raised) raise(node, raised[tagName] ?? "");
  embolden(node, style);
  for (const child of node.childNodes) tidy(child, lose);
  if (tagName === "table") {
    nameHeadings(node);
    if (node.childNodes.some((child) => holdsTable(child))) lose("tables");
  }
}

/** A place within the page it came from is no place here, and a file of somebody's disk is nobody else's. */
function unlink(link: Element, lose: (what: PasteLoss) => void): void {
  const href = attribute(link, "href").trim();
  if (href !== "" && isSafeHref(href) && !href.startsWith("#")) return;
  link.attrs = link.attrs.filter(({ name }) => name !== "href");
  if (href !== "" && wordsOf(link).trim() !== "") lose("links");
}

/** Google Docs wraps a whole text in a `b` of normal weight; others make bold by style alone. */
function embolden(node: Element, style: string): void {
  const weight = /font-weight:\s*["']?(bold|normal|[1-9]00)/i.exec(style)?.[1]?.toLowerCase();
  if (weight === undefined) return;
  const bold = weight === "bold" || Number(weight) >= 600;
  if (!bold && (node.tagName === "b" || node.tagName === "strong")) rename(node, "span");
  if (bold && (node.tagName === "span" || node.tagName === "font")) rename(node, "b");
}

/** m<sup>2</sup> is m²: a digit that only stood higher would be another number. */
function raise(node: Element, digits: string): void {
  const words = wordsOf(node);
  if (!/^\d{1,4}$/.test(words)) return;
  const value = Array.from(words, (digit) => digits[Number(digit)] ?? digit).join("");
  node.childNodes = [{ nodeName: "#text", value, parentNode: node }];
}

function nameHeadings(table: Element): void {
  for (const part of table.childNodes.filter(isElement))
    if (part.tagName === "thead")
      for (const cell of rowsOf(part).flatMap(cellsOf)) rename(cell, "th");
  const rows = rowsOf(table).map(cellsOf);
  const [first = [], ...others] = rows;
  if (first.length < 2 || rows.flat().some(({ tagName }) => tagName === "th")) return;
  const isHeading = (cells: Element[]) =>
    cells.every((cell) => wordsOf(cell).trim() !== "" && isBold(cell));
  if (isHeading(first) && others.length > 0 && !others.some(isHeading))
    for (const cell of first) rename(cell, "th");
}

/** All words of it are bold. */
const isBold = (node: Node): boolean => {
  if ("value" in node) return node.value.trim() === "";
  if (!isElement(node) || node.tagName === "b" || node.tagName === "strong") return true;
  return node.childNodes.every(isBold);
};

const holdsTable = (node: Node): boolean =>
  isElement(node) && (node.tagName === "table" || node.childNodes.some(holdsTable));

/** A page's first level is the notice's title here: where it occurs, each heading goes down by one. */
function lowerHeadings(nodes: readonly Node[]): void {
  const headings: Element[] = [];
  const find = (node: Node) => {
    if (!isElement(node)) return;
    if (/^h[1-6]$/.test(node.tagName)) headings.push(node);
    node.childNodes.forEach(find);
  };
  nodes.forEach(find);
  if (headings.every(({ tagName }) => tagName !== "h1")) return;
  for (const heading of headings)
    rename(heading, `h${Math.min(4, Number(heading.tagName[1]) + 1)}`);
}
