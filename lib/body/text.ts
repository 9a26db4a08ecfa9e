import type { Block, Body, Inline } from "./schema";

/** The words of a run of text. */
export const inlineText = (content: readonly Inline[] | undefined): string =>
  (content ?? []).map((run) => (run.type === "text" ? run.text : "\n")).join("");

/** The words of a body: a line per paragraph, cells of a row apart by tabs. For search, feeds and the API. */
export const bodyText = (body: Body): string =>
  body.content.map(blockText).filter(Boolean).join("\n");

function blockText(block: Block): string {
  switch (block.type) {
    case "paragraph":
    case "heading":
      return inlineText(block.content);
    case "bulletList":
    case "orderedList":
      return block.content.map((item) => item.content.map(blockText).join("\n")).join("\n");
    case "blockquote":
      return block.content.map(blockText).join("\n");
    case "table": {
      const rows = block.content.map((row) =>
        row.content.map((cell) => cell.content.map(blockText).join(" ")).join("\t"),
      );
      return [block.attrs.caption, ...rows].filter(Boolean).join("\n");
    }
    case "image":
      return [block.attrs.alt, block.attrs.caption].filter(Boolean).join("\n");
    case "horizontalRule":
      return "";
  }
}

/** The h2 headings with the ids `renderBody` gives them. */
export function bodyHeadings(body: Body): { id: string; text: string }[] {
  return spoken(body).flatMap((heading, index) =>
    heading.level === 2 ? [{ id: `s${index + 1}`, text: heading.text }] : [],
  );
}

/** Every top-level heading that is rendered: those without words are not. */
const spoken = (body: Body) =>
  body.content.flatMap((block) => {
    if (block.type !== "heading") return [];
    const text = inlineText(block.content).replace(/\s+/g, " ").trim();
    return text === "" ? [] : [{ level: block.attrs.level, text }];
  });
