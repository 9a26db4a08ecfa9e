import { z } from "zod";

/** A run of text or a line break within a block. */
export type Mark =
  | { type: "bold" }
  | { type: "link"; attrs: { href: string } }
  | { type: "lang"; attrs: { lang: string } };
export type Inline = { type: "text"; text: string; marks?: Mark[] } | { type: "hardBreak" };

export type Paragraph = { type: "paragraph"; content?: Inline[] };
export type Heading = { type: "heading"; attrs: { level: 2 | 3 | 4 }; content?: Inline[] };
export type ListItem = { type: "listItem"; content: Block[] };
export type BulletList = { type: "bulletList"; content: ListItem[] };
export type OrderedList = { type: "orderedList"; attrs: { start: number }; content: ListItem[] };
export type Blockquote = { type: "blockquote"; content: Block[] };
export type Cell = {
  type: "tableHeader" | "tableCell";
  attrs: { colspan: number; rowspan: number };
  content: Block[];
};
export type Row = { type: "tableRow"; content: Cell[] };
export type Table = { type: "table"; attrs: { caption: string }; content: Row[] };
export type Image = {
  type: "image";
  attrs: {
    sha256: string;
    alt: string;
    decorative: boolean;
    caption: string;
    width: number | null;
    height: number | null;
  };
};
export type Rule = { type: "horizontalRule" };
export type Block =
  | Paragraph
  | Heading
  | BulletList
  | OrderedList
  | Blockquote
  | Table
  | Image
  | Rule;

/** The structure the editor stores: Tiptap's JSON over a small schema. HTML and text are made from it. */
export type Body = { type: "doc"; content: Block[] };

export const emptyBody: Body = { type: "doc", content: [{ type: "paragraph" }] };

const deepest = 12; // Levels of lists and quotes; a hostile body nests without end.
const longest = 2_000_000; // Characters of a body as JSON.

/** http, https, mailto, tel, and addresses of this site. */
export const isSafeHref = (href: string): boolean =>
  /^(https?:\/\/|mailto:|tel:)\S+$/i.test(href) || /^(\/(?![/\\])|#)\S*$/.test(href);

const node = z.looseObject({
  type: z.string(),
  text: z.string().optional(),
  attrs: z.record(z.string(), z.unknown()).nullish(),
  content: z.array(z.unknown()).nullish(),
  marks: z
    .array(z.looseObject({ type: z.string(), attrs: z.record(z.string(), z.unknown()).nullish() }))
    .nullish(),
});
type Raw = z.infer<typeof node>;

class Unreadable extends Error {}

/**
 * Reads a body that came from outside (the editor, a form, the database) into its one normal form.
 * null where it has a node or mark that is not of the schema; an unsafe link loses its mark and keeps its text.
 */
export function parseBody(value: unknown): Body | null {
  try {
    if ((JSON.stringify(value) ?? "").length > longest) return null;
    const doc = raw(value);
    if (doc.type !== "doc") return null;
    const content = blocks(doc, 0);
    return content.length === 0 ? emptyBody : { type: "doc", content };
  } catch (error) {
    if (error instanceof Unreadable || error instanceof RangeError || error instanceof TypeError)
      return null;
    throw error;
  }
}

function raw(value: unknown): Raw {
  const parsed = node.safeParse(value);
  if (!parsed.success) throw new Unreadable();
  return parsed.data;
}

const children = (parent: Raw): Raw[] => (parent.content ?? []).map(raw);
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what PostgreSQL and HTML refuse.
const refused = /[\u0000-\u0008\u000b-\u001f]/g;
// Half of a surrogate pair is no character: jsonb does not take it.
const halves = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
const cleaned = (words: string): string => words.replace(refused, "").replace(halves, "\ufffd");
const text = (value: unknown): string => (typeof value === "string" ? cleaned(value) : "");
const natural = (value: unknown, least: number, most: number): number | null =>
  typeof value === "number" && Number.isInteger(value) && value >= least && value <= most
    ? value
    : null;

function blocks(parent: Raw, depth: number): Block[] {
  if (depth > deepest) throw new Unreadable();
  return children(parent).map((child) => block(child, depth + 1));
}

/** List items, cells and quotes hold at least a paragraph, as the editor wants it. */
function filled(parent: Raw, depth: number): Block[] {
  const inside = blocks(parent, depth);
  return inside.length === 0 ? [{ type: "paragraph" }] : inside;
}

function block(given: Raw, depth: number): Block {
  const attrs = given.attrs ?? {};
  const words = () => {
    const content = inlines(given);
    return content.length === 0 ? {} : { content };
  };
  switch (given.type) {
    case "paragraph":
      return { type: "paragraph", ...words() };
    case "heading": {
      const level = attrs["level"];
      if (level !== 2 && level !== 3 && level !== 4) throw new Unreadable();
      return { type: "heading", attrs: { level }, ...words() };
    }
    case "bulletList":
      return { type: "bulletList", content: items(given, depth) };
    case "orderedList":
      return {
        type: "orderedList",
        attrs: { start: natural(attrs["start"], 0, 999_999) ?? 1 },
        content: items(given, depth),
      };
    case "blockquote":
      return { type: "blockquote", content: filled(given, depth) };
    case "table":
      return {
        type: "table",
        attrs: { caption: text(attrs["caption"]) },
        content: only(given, "tableRow").map((row) => tableRow(row, depth)),
      };
    case "image":
      return { type: "image", attrs: imageAttrs(attrs) };
    case "horizontalRule":
      return { type: "horizontalRule" };
    default:
      throw new Unreadable();
  }
}

function only(parent: Raw, type: string): Raw[] {
  const found = children(parent);
  if (found.length === 0 || found.some((child) => child.type !== type)) throw new Unreadable();
  return found;
}

const items = (list: Raw, depth: number): ListItem[] =>
  only(list, "listItem").map((item) => ({ type: "listItem", content: filled(item, depth) }));

function tableRow(row: Raw, depth: number): Row {
  const content = children(row).map((cell): Cell => {
    if (cell.type !== "tableHeader" && cell.type !== "tableCell") throw new Unreadable();
    const attrs = cell.attrs ?? {};
    const span = {
      colspan: natural(attrs["colspan"], 1, 100) ?? 1,
      rowspan: natural(attrs["rowspan"], 1, 1000) ?? 1,
    };
    return { type: cell.type, attrs: span, content: filled(cell, depth) };
  });
  if (content.length === 0) throw new Unreadable();
  return { type: "tableRow", content };
}

function imageAttrs(attrs: Record<string, unknown>): Image["attrs"] {
  const sha256 = text(attrs["sha256"]);
  if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Unreadable();
  return {
    sha256,
    alt: text(attrs["alt"]),
    decorative: attrs["decorative"] === true,
    caption: text(attrs["caption"]),
    width: natural(attrs["width"], 1, 20_000),
    height: natural(attrs["height"], 1, 20_000),
  };
}

/** Adjacent runs with the same marks are one run; empty runs are none: one normal form for one text. */
function inlines(parent: Raw): Inline[] {
  const runs: Inline[] = [];
  for (const child of children(parent)) {
    if (child.type === "hardBreak") {
      runs.push({ type: "hardBreak" });
      continue;
    }
    if (child.type !== "text" || typeof child.text !== "string") throw new Unreadable();
    const words = cleaned(child.text).replace(/[\n\t]/g, " ");
    if (words === "") continue;
    const marks = (child.marks ?? [])
      .flatMap(mark)
      .sort((a, b) => markOrder.indexOf(a.type) - markOrder.indexOf(b.type));
    const last = runs.at(-1);
    if (last?.type === "text" && JSON.stringify(last.marks ?? []) === JSON.stringify(marks))
      last.text += words;
    else runs.push({ type: "text", text: words, ...(marks.length === 0 ? {} : { marks }) });
  }
  return runs;
}

const markOrder = ["lang", "link", "bold"];

function mark(given: { type: string; attrs?: Record<string, unknown> | null | undefined }): Mark[] {
  const attrs = given.attrs ?? {};
  if (given.type === "bold") return [{ type: "bold" }];
  if (given.type === "link") {
    const href = text(attrs["href"]).trim();
    return isSafeHref(href) ? [{ type: "link", attrs: { href } }] : [];
  }
  if (given.type === "lang") {
    const lang = text(attrs["lang"]);
    return /^[a-z]{2,3}(-[A-Za-z0-9]{1,8})*$/.test(lang) ? [{ type: "lang", attrs: { lang } }] : [];
  }
  throw new Unreadable();
}
