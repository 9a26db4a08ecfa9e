import type { Block, Body, Image } from "./schema";

export type ImageWords = Pick<Image["attrs"], "alt" | "decorative">;

/** The images of a body in its order, at any depth. */
export function bodyImages(body: Body): Image["attrs"][] {
  const found: Image["attrs"][] = [];
  mapped(body.content, (image) => {
    found.push(image.attrs);
    return image;
  });
  return found;
}

/** The same body with other words for its images, by their SHA-256; undefined leaves an image as it is. */
export const withImageWords = (
  body: Body,
  wordsOf: (sha256: string) => ImageWords | undefined,
): Body => ({
  type: "doc",
  content: mapped(body.content, (image) => ({
    ...image,
    attrs: { ...image.attrs, ...wordsOf(image.attrs.sha256) },
  })),
});

function mapped(blocks: readonly Block[], change: (image: Image) => Image): Block[] {
  return blocks.map((block): Block => {
    switch (block.type) {
      case "image":
        return change(block);
      case "blockquote":
        return { ...block, content: mapped(block.content, change) };
      case "bulletList":
      case "orderedList":
        return {
          ...block,
          content: block.content.map((item) => ({
            ...item,
            content: mapped(item.content, change),
          })),
        };
      case "table":
        return {
          ...block,
          content: block.content.map((row) => ({
            ...row,
            content: row.content.map((cell) => ({
              ...cell,
              content: mapped(cell.content, change),
            })),
          })),
        };
      default:
        return block;
    }
  });
}
