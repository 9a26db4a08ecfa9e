import { type Block, type Body, bodyText, inlineText } from "@/lib/body";
import type { Place } from "./finding";
import { masked } from "./personal";

export type Placed = { block: Block; place: () => Place };

const nearLength = 40; // Characters: enough to find the block again.

/** Every block of a body in the order it is read, those within lists, quotes and cells after what holds them. */
export function placed(body: Body): Placed[] {
  const found: Placed[] = [];
  let heading = "";
  const walk = (blocks: readonly Block[]) => {
    for (const block of blocks) {
      const above = heading;
      found.push({
        block,
        place: () => ({ heading: firstWords(masked(above)), near: near(block) }),
      });
      if (block.type === "heading") heading = inlineText(block.content).trim() || heading;
      if (block.type === "blockquote") walk(block.content);
      if (block.type === "bulletList" || block.type === "orderedList")
        for (const item of block.content) walk(item.content);
      if (block.type === "table")
        for (const row of block.content) for (const cell of row.content) walk(cell.content);
    }
  };
  walk(body.content);
  return found;
}

const near = (block: Block): string =>
  firstWords(masked(bodyText({ type: "doc", content: [block] }).slice(0, 400)));

/** The first words of a text on one line. */
export function firstWords(text: string): string {
  const line = text.replace(/\s+/g, " ").trim();
  if (line.length <= nearLength) return line;
  const cut = line.slice(0, nearLength);
  const space = cut.lastIndexOf(" ");
  return `${cut.slice(0, space < 10 ? nearLength : space).trimEnd()}…`;
}
