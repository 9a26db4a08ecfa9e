import { parseFragment } from "parse5";
import { gone, parts, told } from "./html-tags";
import { closeJumps, paragraphs } from "./lines";
import {
  type Block,
  type Body,
  type Cell,
  emptyBody,
  type Inline,
  isSafeHref,
  type ListItem,
  type Mark,
  parseBody,
  type Row,
} from "./schema";
import { bodyText } from "./text";
import { attribute, cellsOf, type Element, isElement, type Node, rowsOf } from "./tree";

/**
 * The structure of HTML from elsewhere: an old board, a saved page, a paste. Styles, scripts, frames, forms,
 * handlers and unsafe links go; text, headings, lists, tables and links stay. Each loss is a short line.
 */
export function bodyFromHtml(html: string): { body: Body; losses: string[] } {
  const losses: string[] = [];
  const lose = (what: string) => {
    if (losses.length < 200 && !losses.includes(what)) losses.push(what);
  };
  const fragment = parseFragment(html.replace(/<\?xml[^>]{0,1000}>/gi, ""));
  try {
    const content = closeJumps(blocksFrom(fragment.childNodes, lose));
    const body = parseBody({ type: "doc", content }) ?? bodyFromText(textOf(fragment.childNodes));
    return { body, losses };
  } catch (error) {
    // Thousands of elements within one another: no stack holds them, and one page stops no import.
    if (!(error instanceof RangeError)) throw error;
    lose("structure removed: elements stand too deep inside one another");
    return { body: bodyFromText(html.replace(/<[^<>]*>/g, " ")), losses };
  }
}

/** Paragraphs of plain text: blank lines part them, other line ends are kept as breaks. */
export function bodyFromText(text: string): Body {
  const content = clean(text)
    .split(/\n\s*\n+/)
    .map((paragraph) => paragraph.trim())
    .filter(Boolean)
    .map(
      (paragraph): Block => ({
        type: "paragraph",
        content: paragraph
          .split("\n")
          .flatMap((line, index): Inline[] => [
            ...(index === 0 ? [] : [{ type: "hardBreak" as const }]),
            { type: "text", text: line.trim() },
          ]),
      }),
    );
  return parseBody({ type: "doc", content }) ?? emptyBody;
}

const clean = (text: string) =>
  text
    .normalize("NFC")
    .replace(/\r\n?/g, "\n")
    .replace(/[\u200b-\u200d\u2060\ufeff\u00ad]/g, "")
    .replace(/[\u00a0\u3000]/g, " ");

const textOf = (nodes: readonly Node[]): string =>
  nodes
    .map((node) =>
      node.nodeName === "#text" && "value" in node
        ? node.value
        : isElement(node) && !gone.has(node.tagName)
          ? textOf(node.childNodes)
          : "",
    )
    .join("");

type Lose = (what: string) => void;

/** Reads nodes into blocks: runs of text between block elements become paragraphs, two breaks part them. */
export function blocksFrom(nodes: readonly Node[], lose: Lose, marks: Mark[] = []): Block[] {
  const blocks: Block[] = [];
  let line: Inline[] = [];
  const flush = () => {
    blocks.push(...paragraphs(line));
    line = [];
  };
  for (const node of nodes) {
    if (node.nodeName === "#text" && "value" in node) {
      line.push(...words(node.value, marks));
      continue;
    }
    if (!isElement(node)) continue;
    const tag = node.tagName;
    if (gone.has(tag)) {
      if (told.has(tag))
        lose(tag === "iframe" ? `frame removed: ${attribute(node, "src")}` : `${tag} removed`);
      continue;
    }
    if (node.attrs.some(({ name }) => name.startsWith("on"))) lose("handler removed");
    if (tag === "br") line.push({ type: "hardBreak" });
    else if (tag === "img")
      lose(
        `image removed: ${attribute(node, "src").slice(0, 200)}${attribute(node, "alt") ? ` (${attribute(node, "alt")})` : ""}`,
      );
    else if (["input", "button", "select", "textarea"].includes(tag)) lose("form field removed");
    else {
      const own = blockOf(node, lose, marks);
      if (own) {
        flush();
        blocks.push(...own);
      } else if (hasBlocks(node)) {
        flush();
        blocks.push(...blocksFrom(node.childNodes, lose, marked(node, marks, lose)));
      } else line.push(...inlinesOf(node, lose, marks));
    }
  }
  flush();
  return blocks;
}

/** The blocks of an element that is one; null for an element of running text. */
function blockOf(node: Element, lose: Lose, marks: Mark[]): Block[] | null {
  const tag = node.tagName;
  if (/^h[1-6]$/.test(tag)) {
    const content = inlinesOf(node, lose, marks).filter((run) => run.type === "text");
    const level = Math.min(4, Math.max(2, Number(tag[1])));
    return paragraphs(content).map(
      (each): Block => ({
        ...each,
        type: "heading",
        attrs: { level: level === 2 ? 2 : level === 3 ? 3 : 4 },
      }),
    );
  }
  if (tag === "ul" || tag === "ol" || tag === "menu") return list(node, tag === "ol", lose, marks);
  if (tag === "li") return blocksFrom(node.childNodes, lose, marks);
  if (tag === "blockquote") {
    const content = blocksFrom(node.childNodes, lose, marks);
    return content.length === 0 ? [] : [{ type: "blockquote", content }];
  }
  if (tag === "table") return table(node, lose, marks);
  if (tag === "hr") return [{ type: "horizontalRule" }];
  return parts.has(tag) ? blocksFrom(node.childNodes, lose, marks) : null;
}

const hasBlocks = (node: Element): boolean =>
  node.childNodes.some(
    (child) =>
      isElement(child) &&
      (parts.has(child.tagName) ||
        /^(h[1-6]|ul|ol|table|blockquote|hr|li)$/.test(child.tagName) ||
        hasBlocks(child)),
  );

function list(node: Element, ordered: boolean, lose: Lose, marks: Mark[]): Block[] {
  const content = node.childNodes.flatMap((child): ListItem[] => {
    const inside = isElement(child)
      ? blocksFrom(child.tagName === "li" ? child.childNodes : [child], lose, marks)
      : paragraphs(words("value" in child ? child.value : "", marks));
    return inside.length === 0 ? [] : [{ type: "listItem", content: inside }];
  });
  if (content.length === 0) return [];
  return [
    ordered
      ? { type: "orderedList", attrs: { start: 1 }, content }
      : { type: "bulletList", content },
  ];
}

/** Layout tables of one column dissolve; a table inside a cell becomes its words. */
function table(node: Element, lose: Lose, marks: Mark[]): Block[] {
  const caption = node.childNodes.find(
    (child): child is Element => isElement(child) && child.tagName === "caption",
  );
  const rows = rowsOf(node)
    .map(cellsOf)
    .filter((row) => row.length > 0);
  if (rows.every((row) => row.length === 1))
    return rows.flatMap((row) => row.flatMap((cell) => blocksFrom(cell.childNodes, lose, marks)));
  const content = rows.map(
    (row): Row => ({ type: "tableRow", content: row.map((cell) => tableCell(cell, lose, marks)) }),
  );
  const words = caption ? clean(textOf(caption.childNodes)).replace(/\s+/g, " ").trim() : "";
  return content.length === 0 ? [] : [{ type: "table", attrs: { caption: words }, content }];
}

function tableCell(cell: Element, lose: Lose, marks: Mark[]): Cell {
  const inside = blocksFrom(cell.childNodes, lose, marks).flatMap((block): Block[] => {
    if (block.type !== "table") return [block];
    lose("table within a table: its words are kept");
    return bodyText({ type: "doc", content: [block] })
      .split("\n")
      .map((line): Block => ({ type: "paragraph", content: [{ type: "text", text: line }] }));
  });
  const span = (name: string, most: number) =>
    Math.min(most, Math.max(1, Number.parseInt(attribute(cell, name), 10) || 1));
  return {
    type: cell.tagName === "th" ? "tableHeader" : "tableCell",
    attrs: { colspan: span("colspan", 100), rowspan: span("rowspan", 1000) },
    content: inside,
  };
}

function inlinesOf(node: Element, lose: Lose, marks: Mark[]): Inline[] {
  const inside = marked(node, marks, lose);
  return node.childNodes.flatMap((child): Inline[] => {
    if (child.nodeName === "#text" && "value" in child) return words(child.value, inside);
    if (!isElement(child)) return [];
    if (child.tagName === "br") return [{ type: "hardBreak" }];
    if (child.tagName === "img") lose(`image removed: ${attribute(child, "src").slice(0, 200)}`);
    if (told.has(child.tagName))
      lose(
        child.tagName === "iframe"
          ? `frame removed: ${attribute(child, "src")}`
          : `${child.tagName} removed`,
      );
    if (gone.has(child.tagName) || child.tagName === "img") return [];
    return inlinesOf(child, lose, inside);
  });
}

function marked(node: Element, marks: Mark[], lose: Lose): Mark[] {
  if (node.attrs.some(({ name }) => name.startsWith("on"))) lose("handler removed");
  if (
    (node.tagName === "b" || node.tagName === "strong") &&
    !marks.some(({ type }) => type === "bold")
  )
    return [...marks, { type: "bold" }];
  if (node.tagName !== "a" || marks.some(({ type }) => type === "link")) return marks;
  const href = attribute(node, "href").trim();
  if (isSafeHref(href)) return [...marks, { type: "link", attrs: { href } }];
  if (href) lose(`link removed: ${href.slice(0, 100)}`);
  return marks;
}

const words = (text: string, marks: Mark[]): Inline[] => {
  const value = clean(text).replace(/\s+/g, " ");
  return value === ""
    ? []
    : [{ type: "text", text: value, ...(marks.length === 0 ? {} : { marks }) }];
};
