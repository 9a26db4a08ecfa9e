import type { Block, Body, Image } from "./schema";

type Attrs = Image["attrs"];
export type ImageWords = Pick<Attrs, "alt" | "decorative">;

/** The images of a body in its order, at any depth. */
export function bodyImages(body: Body): Attrs[] {
  const found: Attrs[] = [];
  mapImages(body, (attrs) => {
    found.push(attrs);
    return attrs;
  });
  return found;
}

/** The same body with other words for its images, by their SHA-256; undefined leaves an image as it is. */
export const withImageWords = (
  body: Body,
  wordsOf: (sha256: string) => ImageWords | undefined,
): Body => mapImages(body, (attrs) => ({ ...attrs, ...wordsOf(attrs.sha256) }));

/** A body with each of its images as `change` says, wherever it stands. */
export const mapImages = (body: Body, change: (attrs: Attrs) => Attrs): Body => ({
  type: "doc",
  content: body.content.map((block) => mapped(block, change)),
});

function mapped(block: Block, change: (attrs: Attrs) => Attrs): Block {
  const all = (content: readonly Block[]) => content.map((each) => mapped(each, change));
  switch (block.type) {
    case "image":
      return { ...block, attrs: change(block.attrs) };
    case "blockquote":
      return { ...block, content: all(block.content) };
    case "bulletList":
    case "orderedList":
      return {
        ...block,
        content: block.content.map((item) => ({ ...item, content: all(item.content) })),
      };
    case "table":
      return {
        ...block,
        content: block.content.map((row) => ({
          ...row,
          content: row.content.map((cell) => ({ ...cell, content: all(cell.content) })),
        })),
      };
    default:
      return block;
  }
}
