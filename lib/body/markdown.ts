import type { PhrasingContent, RootContent, TableRow } from "mdast";
import { fromMarkdown as parse } from "mdast-util-from-markdown";
import { gfmTableFromMarkdown, gfmTableToMarkdown } from "mdast-util-gfm-table";
import { toMarkdown as print } from "mdast-util-to-markdown";
import { gfmTable } from "micromark-extension-gfm-table";
import {
  type Block,
  type Body,
  emptyBody,
  type Inline,
  isSafeHref,
  type ListItem,
  type Mark,
  parseBody,
} from "./schema";
import { isTangled } from "./tangle";
import { bodyText } from "./text";

const keeper = /^\{\{block (\d{1,5})\}\}$/;

/**
 * A body as Markdown, for the editor without script. A line "Table: …" above a table is its caption. What Markdown
 * cannot say exactly (merged cells, language marks, images, odd spaces) stands as a line `{{block 3}}`: it keeps the block where it stays, and
 * removes it where it is deleted. `fromMarkdown(toMarkdown(body), body)` is the identity on every body.
 */
export function toMarkdown(body: Body): string {
  if (same(body, emptyBody)) return ""; // Nobody wants to begin under a `{{block 1}}`.
  const keepers = body.content.map((_, index) => `{{block ${index + 1}}}`);
  if (isTangled(keepers.join("\n\n"))) return keepers.join("\n\n");
  const lines = body.content.map((block, index) => printed(block) ?? `{{block ${index + 1}}}`);
  const whole = lines.join("\n\n");
  if (isTangled(whole)) return keepers.join("\n\n");
  if (same(fromMarkdown(whole, body), body)) return whole;
  // Neighbours that run together (two lists, a list and its paragraph): a kept block between them is never wrong.
  for (let index = 1; index < lines.length; index += 1) {
    const pair: Body = { type: "doc", content: body.content.slice(index - 1, index + 1) };
    const text = [lines[index - 1], lines[index]]
      .join("\n\n")
      .replace(
        /\{\{block \d+\}\}/g,
        (line) => `{{block ${Number(/\d+/.exec(line)?.[0]) - index + 1}}}`,
      );
    if (!same(fromMarkdown(text, pair), pair)) lines[index] = `{{block ${index + 1}}}`;
  }
  const apart = lines.join("\n\n");
  return same(fromMarkdown(apart, body), body) ? apart : keepers.join("\n\n");
}

/**
 * Markdown as a body. `previous` is the body it was printed from: `{{block 3}}` is its third block.
 * What people type is asked `isTangled` first: the parser takes as long as it takes.
 */
export function fromMarkdown(markdown: string, previous?: Body): Body {
  const root = parse(markdown.normalize("NFC"), {
    extensions: [gfmTable()],
    mdastExtensions: [gfmTableFromMarkdown()],
  });
  const content: Block[] = [];
  for (const node of root.children) {
    const blocks = kept(node, previous) ?? block(node);
    const [first] = blocks;
    const caption = node.type === "table" ? captionIn(content.at(-1)) : null;
    if (caption === null || first?.type !== "table") content.push(...blocks);
    else content.splice(-1, 1, { ...first, attrs: { caption } });
  }
  const body = parseBody({ type: "doc", content });
  return body ?? emptyBody;
}

const captionMark = "Table: ";

/** The caption that a line of its own, above a table, gives to it. */
function captionIn(line: Block | undefined): string | null {
  const [words, ...more] = line?.type === "paragraph" ? (line.content ?? []) : [];
  if (words?.type !== "text" || words.marks || more.length > 0) return null;
  return /^(?:Table|표): *(\S.*)$/.exec(words.text)?.[1] ?? null;
}

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

function printed(block: Block): string | null {
  const alone: Body = { type: "doc", content: [block] };
  if (isTangled(bodyText(alone))) return null;
  const node = toNode(block);
  if (!node) return null;
  const caption = block.type === "table" ? block.attrs.caption : "";
  const line = caption && toNode(textLine(`${captionMark}${caption}`));
  const text = print(
    { type: "root", children: line ? [line, node] : [node] },
    { extensions: [gfmTableToMarkdown()], bullet: "-", rule: "-", listItemIndent: "one" },
  ).trimEnd();
  if (text.includes("{{block") || isTangled(text)) return null;
  return same(fromMarkdown(text), alone) ? text : null;
}

const textLine = (text: string): Block => ({
  type: "paragraph",
  content: [{ type: "text", text }],
});

function kept(node: RootContent, previous: Body | undefined): Block[] | null {
  if (node.type !== "paragraph" || node.children.length !== 1) return null;
  const [only] = node.children;
  const found = only?.type === "text" ? keeper.exec(only.value) : null;
  const block = found && previous?.content[Number(found[1]) - 1];
  return block ? [block] : null;
}

function block(node: RootContent): Block[] {
  switch (node.type) {
    case "paragraph":
      return [{ type: "paragraph", ...filled(inlines(node.children)) }];
    case "heading": {
      const level = Math.min(4, Math.max(2, node.depth));
      return [
        {
          type: "heading",
          attrs: { level: level === 2 ? 2 : level === 3 ? 3 : 4 },
          ...filled(inlines(node.children)),
        },
      ];
    }
    case "list": {
      const content = node.children.map(
        (item): ListItem => ({ type: "listItem", content: item.children.flatMap(block) }),
      );
      return [
        node.ordered
          ? { type: "orderedList", attrs: { start: node.start ?? 1 }, content }
          : { type: "bulletList", content },
      ];
    }
    case "blockquote":
      return [{ type: "blockquote", content: node.children.flatMap(block) }];
    case "table":
      return [{ type: "table", attrs: { caption: "" }, content: node.children.map(tableRow) }];
    case "thematicBreak":
      return [{ type: "horizontalRule" }];
    case "code":
    case "html":
      return node.value.split(/\n+/).map(
        (line): Block => ({
          type: "paragraph",
          ...filled(line ? [{ type: "text", text: line }] : []),
        }),
      );
    default:
      return [];
  }
}

function tableRow(
  row: TableRow,
  index: number,
): Extract<Block, { type: "table" }>["content"][number] {
  return {
    type: "tableRow",
    content: row.children.map((cell) => ({
      type: index === 0 ? "tableHeader" : "tableCell",
      attrs: { colspan: 1, rowspan: 1 },
      content: [{ type: "paragraph", ...filled(inlines(cell.children)) }],
    })),
  };
}

const filled = (content: Inline[]) => (content.length === 0 ? {} : { content });

function inlines(nodes: readonly PhrasingContent[], marks: Mark[] = []): Inline[] {
  return nodes.flatMap((node): Inline[] => {
    const text = (words: string): Inline[] =>
      words.split("\n").flatMap((line, index) => (index === 0 ? run(line) : [...run(` ${line}`)]));
    const run = (words: string): Inline[] =>
      words === "" ? [] : [{ type: "text", text: words, ...(marks.length === 0 ? {} : { marks }) }];
    switch (node.type) {
      case "text":
      case "html":
      case "inlineCode":
        return text(node.value);
      case "break":
        return [{ type: "hardBreak" }];
      case "strong":
        return inlines(node.children, [...marks, { type: "bold" }]);
      case "link":
        return inlines(
          node.children,
          isSafeHref(node.url) ? [...marks, { type: "link", attrs: { href: node.url } }] : marks,
        );
      case "emphasis":
      case "delete":
        return inlines(node.children, marks);
      case "image":
        return text(node.alt ?? "");
      default:
        return [];
    }
  });
}

/** The same block as a Markdown tree; null where Markdown has no such thing. */
function toNode(block: Block): RootContent | null {
  switch (block.type) {
    case "paragraph":
      return block.content ? { type: "paragraph", children: phrases(block.content) } : null;
    case "heading":
      return { type: "heading", depth: block.attrs.level, children: phrases(block.content ?? []) };
    case "bulletList":
    case "orderedList": {
      const items = block.content.map((item) => item.content.map(toNode));
      if (items.some((item) => item.some((node) => node === null))) return null;
      const ordered = block.type === "orderedList";
      const children = items.map((item) => ({
        type: "listItem" as const,
        spread: false,
        children: item.flatMap((node) => (node && isFlow(node) ? [node] : [])),
      }));
      return {
        type: "list",
        ordered,
        spread: false,
        ...(ordered ? { start: block.attrs.start } : {}),
        children,
      };
    }
    case "blockquote": {
      const nodes = block.content.map(toNode);
      return nodes.some((node) => node === null)
        ? null
        : {
            type: "blockquote",
            children: nodes.flatMap((node) => (node && isFlow(node) ? [node] : [])),
          };
    }
    case "table": {
      const cells = block.content.map((row) => row.content.map((cell) => cell.content[0]));
      const children: TableRow[] = cells.map((row) => ({
        type: "tableRow",
        children: row.map((first) => ({
          type: "tableCell",
          children: phrases(first?.type === "paragraph" ? (first.content ?? []) : []),
        })),
      }));
      return { type: "table", children };
    }
    case "horizontalRule":
      return { type: "thematicBreak" };
    case "image":
      return null;
  }
}

type Flow = Extract<
  RootContent,
  { type: "paragraph" | "heading" | "list" | "blockquote" | "table" | "thematicBreak" }
>;
const isFlow = (node: RootContent): node is Flow =>
  ["paragraph", "heading", "list", "blockquote", "table", "thematicBreak"].includes(node.type);

/** Marks are nested as `parseBody` orders them; a language mark has no Markdown and so fails the round trip. */
const phrases = (content: readonly Inline[]): PhrasingContent[] =>
  content.map((run): PhrasingContent => {
    if (run.type === "hardBreak") return { type: "break" };
    return (run.marks ?? []).reduceRight<PhrasingContent>(
      (node, mark) => {
        if (mark.type === "bold") return { type: "strong", children: [node] };
        if (mark.type === "link" && node.type !== "link")
          return { type: "link", url: mark.attrs.href, children: [node] };
        return node;
      },
      { type: "text", value: run.text },
    );
  });
