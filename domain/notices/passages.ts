import { createHash } from "node:crypto";
import canonicalize from "canonicalize";
import { type Block, bodyText, emptyBody, parseBody } from "@/lib/body";
import { cutAt } from "@/lib/words";

const excerptLength = 160; // Characters: enough to know a paragraph by.
const alike = 0.5; // Of the words of an excerpt: below that it is another paragraph.

/** What a remark is about: a block of a body by its place (from 0), the SHA-256 of its structure, and its first words. */
export type Passage = { block: number; hash: string; excerpt: string };

/** The blocks of a stored body that say or show something, in order. */
export function passagesOf(body: unknown): Passage[] {
  return (parseBody(body) ?? emptyBody).content.flatMap((block, index) => {
    const excerpt = excerptOf(block);
    return excerpt === "" ? [] : [{ block: index, hash: hashOf(block), excerpt }];
  });
}

const hashOf = (block: Block) =>
  createHash("sha256")
    .update(canonicalize(block) ?? "")
    .digest("hex");

function excerptOf(block: Block): string {
  const words = bodyText({ type: "doc", content: [block] })
    .replace(/\s+/g, " ")
    .trim();
  return words.length > excerptLength ? `${cutAt(words, excerptLength).trimEnd()}…` : words;
}

/** Where a remark's passage is now: as it was, wherever it has moved; changed; or gone (`block` null). */
export type Placed = { block: number | null; changed: boolean };

/**
 * Finds a passage again: the nearest block with the same structure; else the one that shares most words with the excerpt,
 * at least half of them, the nearest of several.
 */
export function placeOf(passages: readonly Passage[], was: Passage): Placed {
  const nearest = passages.toSorted(
    (a, b) => Math.abs(a.block - was.block) - Math.abs(b.block - was.block),
  );
  const same = nearest.find(({ hash }) => hash === was.hash);
  if (same) return { block: same.block, changed: false };
  const words = wordsOf(was.excerpt);
  const shared = nearest.map(({ block, excerpt }) => {
    const there = new Set(wordsOf(excerpt));
    const many = words.filter((word) => there.has(word)).length;
    return { block, share: words.length === 0 ? 0 : many / words.length };
  });
  const [best] = shared.toSorted((a, b) => b.share - a.share);
  return { block: best && best.share >= alike ? best.block : null, changed: true };
}

const wordsOf = (text: string) => text.match(/[\p{L}\p{N}]+/gu) ?? [];
