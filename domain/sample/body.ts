import type { ImageKey } from "@/db/sample";
import { sampleImages } from "@/db/sample";
import { type Block, type Body, fromMarkdown, parseBody } from "@/lib/body";
import { invariant } from "@/lib/invariant";
import type { Lang } from "@/lib/time";

type Given = {
  lang: Lang;
  /** SHA-256 of each stored picture. */
  images: Record<ImageKey, Record<Lang, string>>;
  /** Address of the notice of this key. */
  addressOf: (key: string) => string;
};

const imageLine = /^\{\{image (\w+)\}\}$/;
const captionLine = /^\{\{caption (.+)\}\}$/;
const foreignWords = /\{\{(ko|en):([^}]+)\}\}/;
const seeAlso = /^\/see\/([\w-]+)$/;

/** The pictures a sample text shows, in order. */
export const imagesOf = (markdown: string): ImageKey[] =>
  markdown.split("\n").flatMap((line) => {
    const key = imageLine.exec(line)?.[1];
    return key === undefined ? [] : [imageKey(key)];
  });

function imageKey(key: string): ImageKey {
  invariant(isImage(key), `the sample has a picture called ${key}`);
  return key;
}

const isImage = (key: string): key is ImageKey => Object.hasOwn(sampleImages, key);

/** The body of a sample text: Markdown, and the four marks of db/sample/shape.ts, which Markdown has not. */
export function sampleBody(markdown: string, given: Given): Body {
  const blocks: Block[] = [];
  let caption: string | null = null;
  for (const block of fromMarkdown(markdown).content) {
    const line = lineOf(block);
    const image = imageLine.exec(line)?.[1];
    const words = captionLine.exec(line)?.[1];
    if (words !== undefined) {
      caption = words;
      continue;
    }
    invariant(
      caption === null || block.type === "table",
      `a table follows its caption: ${caption}`,
    );
    if (block.type === "table" && caption !== null) blocks.push({ ...block, attrs: { caption } });
    else blocks.push(image === undefined ? block : picture(imageKey(image), given));
    caption = null;
  }
  const body = parseBody(replaced({ type: "doc", content: blocks }, given));
  invariant(body, "a sample text keeps to the body's schema");
  return body;
}

function lineOf(block: Block): string {
  if (block.type !== "paragraph" || block.content?.length !== 1) return "";
  const [only] = block.content;
  return only?.type === "text" && !only.marks ? only.text : "";
}

function picture(key: ImageKey, { lang, images }: Given): Block {
  const { alt, caption, width, height } = sampleImages[key];
  const sha256 = images[key][lang];
  const words = { alt: alt[lang], decorative: false, caption: caption[lang] };
  return { type: "image", attrs: { sha256, ...words, width, height } };
}

type Loose = { type: string; text?: string; marks?: Mark[]; content?: Loose[] };
type Mark = { type: string; attrs?: { href?: string; lang?: string } };

/** Words of the other language get their mark, links to other notices their address, at any depth. */
function replaced(node: Loose | Body, given: Given): Loose {
  const { content, ...rest } = node as Loose;
  return content
    ? { ...rest, content: content.flatMap((child) => runs(child, given)) }
    : { ...rest };
}

function runs(node: Loose, given: Given): Loose[] {
  if (node.type !== "text" || node.text === undefined) return [replaced(node, given)];
  const marks = (node.marks ?? []).map((mark) => addressed(mark, given));
  const pieces = node.text.split(new RegExp(foreignWords.source, "g"));
  // Split by a pattern of two groups, the pieces are: words, language, words of that language, words, ...
  return pieces.flatMap((text, index): Loose[] => {
    if (index % 3 === 1 || text === "") return [];
    const lang = index % 3 === 2 ? pieces[index - 1] : undefined;
    const own = lang === undefined ? marks : [{ type: "lang", attrs: { lang } }, ...marks];
    return [{ type: "text", text, ...(own.length === 0 ? {} : { marks: own }) }];
  });
}

function addressed(mark: Mark, { addressOf }: Given): Mark {
  const key = mark.type === "link" ? seeAlso.exec(mark.attrs?.href ?? "")?.[1] : undefined;
  return key === undefined ? mark : { type: "link", attrs: { href: addressOf(key) } };
}
