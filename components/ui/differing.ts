import {
  type Block,
  type BulletList,
  bodyText,
  type ListItem,
  type OrderedList,
  parseBody,
  type Row,
} from "@/lib/body";
import { type Change, changes } from "@/lib/diff";
import { type Lang, type MessageKey, type Say, speaker } from "@/lib/i18n";

/** A text as two of its editions are held against each other. Names and files are told in words by whoever asks. */
export type ComparedText = {
  title: string;
  summary: string;
  department: string;
  contact: string;
  licence: number;
  body: unknown;
  files?: readonly ComparedFile[];
};
export type ComparedFile = {
  words: string;
  sha256: string | null;
  accessible?: boolean | null;
  /** What serves in its place. */
  alternative?: string | null;
};

/** One place where two editions differ. */
export type DifferingPart = {
  /** What it is, in words: "Summary", "Table". */
  name: string;
  /** What stands there in each; null where there is nothing. */
  before: string | null;
  after: string | null;
  /** What differs, where the words of both are the same. */
  sameWords?: string;
  /** What differs besides the words. */
  besides?: string;
};

const fieldNames = ["title", "summary", "department", "contact", "licence"] as const;

/** The fields that differ, then the parts of the body (a paragraph, a heading, a whole list or table each), then the files. */
export function differingParts(
  lang: Lang,
  before: ComparedText,
  after: ComparedText,
): DifferingPart[] {
  const say = speaker(lang);
  const [was, is] = [fieldsOf(say, before), fieldsOf(say, after)];
  const inFields = fieldNames.filter((name) => was[name] !== is[name]);
  const inBody = changes(blocksOf(before), blocksOf(after), keyOf).flatMap(within);
  const inFiles = changes(before.files ?? [], after.files ?? [], fileKey);
  return [
    ...inFields.map((name) => ({
      name: say(`differ.${name}`),
      before: was[name] || null,
      after: is[name] || null,
    })),
    ...inBody.map((pair) => ({
      name: say(`differ.${(pair.after ?? pair.before)?.type ?? "paragraph"}`),
      before: pair.before && wordsOf(pair.before),
      after: pair.after && wordsOf(pair.after),
      sameWords: say(sameWords[pair.after?.type ?? "paragraph"] ?? "differ.form-only"),
    })),
    ...inFiles.map((pair) => ({ ...filePair(say, pair), name: say("differ.file") })),
  ];
}

const fileKey = ({ words, sha256, accessible = null, alternative }: ComparedFile) =>
  JSON.stringify([words, sha256, accessible, alternative || null]);

/** Two entries of a list of files: by their names, and where that differs with how everybody reads them. */
function filePair(say: Say, { before, after }: Change<ComparedFile>) {
  const facts = ({ accessible = null, alternative }: ComparedFile) => [
    say(
      accessible === null
        ? "differ.file-unchecked"
        : accessible
          ? "differ.file-accessible"
          : "differ.file-inaccessible",
    ),
    ...(alternative ? [say("differ.file-instead", { words: alternative })] : []),
  ];
  const told = before && after && facts(before).join() !== facts(after).join();
  const words = (file: ComparedFile | null) =>
    file && [file.words, ...(told ? facts(file) : [])].join(" · ");
  const replaced = before && after && before.sha256 !== after.sha256;
  return {
    before: words(before),
    after: words(after),
    sameWords: say("differ.file-replaced"),
    ...(told && replaced && { besides: say("differ.file-replaced-too") }),
  };
}

const fieldsOf = (say: Say, { title, summary, department, contact, licence }: ComparedText) => ({
  title,
  summary,
  department,
  contact,
  licence: say("kogl.name", { type: licence }),
});

const blocksOf = ({ body }: ComparedText): Block[] => parseBody(body)?.content ?? [];

/** What differs where the words do not. */
const sameWords: Partial<Record<Piece["type"], MessageKey>> = {
  image: "differ.image-replaced",
  orderedList: "differ.numbered-otherwise",
};

/** A part of a body that is told by itself. */
type Piece = Block | Row | ListItem;
const keyOf = (piece: Piece) => JSON.stringify(piece);

/** Of a table or list that only changed inside, the rows or items that did: nobody looks for one word in forty rows. */
function within({ before, after }: Change<Block>): Change<Piece>[] {
  // A caption, or the number a list begins with, is told with the whole: inside nothing would differ.
  const alike = before && after && headOf(before) === headOf(after);
  if (alike && before.type === "table" && after.type === "table")
    return changes(before.content, after.content, keyOf);
  if (alike && isList(before) && isList(after))
    return changes(before.content, after.content, keyOf);
  return [{ before, after }];
}

const headOf = ({ content: _, ...head }: Block & { content?: unknown }) => JSON.stringify(head);

const isList = (block: Block | null): block is BulletList | OrderedList =>
  block?.type === "bulletList" || block?.type === "orderedList";

function wordsOf(piece: Piece): string {
  if (piece.type === "tableRow") return piece.content.map(blocksText).join(" · ");
  if (piece.type === "listItem") return blocksText(piece);
  // A picture is told by its alternative: it has no other words.
  if (piece.type === "image")
    return [piece.attrs.alt, piece.attrs.caption].filter(Boolean).join(" · ");
  return blocksText({ content: [piece] });
}

const blocksText = ({ content }: { content: Block[] }) => bodyText({ type: "doc", content });
