import { type Block, inlineText } from "@/lib/body";
import { accessibilityOf } from "./accessibility";
import { type Finding, type Found, type GateText, named, type Place } from "./finding";
import { personalIn } from "./personal";
import { placed } from "./places";

export type { Finding, GateFile, GateText } from "./finding";
export { masked } from "./personal";

const most = 100; // Of each sort. A text with more is sent back all the same; nobody reads a longer list.

/**
 * Everything that keeps a text from being public, and what deserves a second look: accessibility first, then personal data.
 * The same text always gives the same findings in the same order. The rules in words: docs/gate.md.
 */
export function findingsOf(text: GateText): Finding[] {
  const seen = new Map<string, number>();
  const found = [...accessibilityOf(text), ...personalDataOf(text)].filter(({ kind, weight }) => {
    const count = (seen.get(kind + weight) ?? 0) + 1;
    seen.set(kind + weight, count);
    return count <= most;
  });
  return named(found);
}

function personalDataOf(text: GateText): Found[] {
  const inField = (field: string, words: string, place?: () => Place): Found[] =>
    personalIn(words).map(({ code, masked }) => ({
      kind: "personal",
      weight: "blocks",
      field,
      code,
      values: { ...place?.(), masked },
    }));
  return [
    ...inField("title", text.title),
    ...inField("summary", text.summary),
    ...placed(text.body).flatMap(({ block, place }) =>
      wordsOf(block).flatMap((words) => inField("body", words, place)),
    ),
    ...inField("contact", text.contact),
    ...inField("changeNote", text.changeNote ?? ""),
    ...text.attachments.flatMap(({ name, title, alternative, role }) =>
      inField("attachments", [name, title, role === "file" ? alternative : ""].join("\n")),
    ),
  ];
}

/** The texts of a block itself: its words, its captions, and whom its links call or write to. */
function wordsOf(block: Block): string[] {
  switch (block.type) {
    case "paragraph":
    case "heading":
      return [inlineText(block.content), ...called(block)];
    case "image":
      return [block.attrs.alt, block.attrs.caption];
    case "table":
      return [block.attrs.caption];
    default:
      return [];
  }
}

/** Targets of mail and telephone links, where the words do not show them already. */
function called(block: Extract<Block, { type: "paragraph" | "heading" }>): string[] {
  return (block.content ?? []).flatMap((run) =>
    run.type === "hardBreak"
      ? []
      : (run.marks ?? []).flatMap((mark) => {
          if (mark.type !== "link" || !/^(?:mailto|tel):/i.test(mark.attrs.href)) return [];
          const target = decoded(mark.attrs.href.replace(/^\w+:/, ""));
          const digits = target.replace(/\D/g, "");
          const shown = run.text.replace(/\D/g, "").includes(digits.replace(/^82/, ""));
          return shown && digits !== "" ? [] : [target];
        }),
  );
}

function decoded(target: string): string {
  try {
    return decodeURIComponent(target);
  } catch {
    return target;
  }
}
