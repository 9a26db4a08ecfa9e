import { type Block, type Inline, inlineText } from "@/lib/body";
import { isBlank } from "@/lib/words";
import { checkFiles } from "./files";
import type { Found, GateText, Place } from "./finding";
import { foreignPassage } from "./foreign";
import { masked } from "./personal";
import { firstWords, type Placed, placed } from "./places";
import { isHeadless } from "./tables";
import { isBareAddress, isInCapitals, maySpeak, namesNothing, saysNothing } from "./words";

/** What keeps some readers from a text (KWCAG 2.2, WCAG 2.2); the item of each rule stands in docs/gate.md. */
export function accessibilityOf(text: GateText): Found[] {
  const blocks = placed(text.body);
  const capitals = isInCapitals(text.title) ? [warning("title", "title_capitals", {})] : [];
  return [
    ...capitals,
    ...headings(blocks),
    ...images(blocks, text),
    ...blocks.flatMap(({ block, place }) => [
      ...links(block, place),
      ...(block.type === "table" && isHeadless(block)
        ? [blocking("body", "table_headless", place())]
        : []),
      ...passages(block, text.lang, place),
    ]),
    ...checkFiles(text),
  ];
}

type Values = Record<string, string | number>;
const blocking = (field: string, code: string, values: Values): Found => ({
  ...{ kind: "access", weight: "blocks", field, code, values },
});
const warning = (field: string, code: string, values: Values): Found => ({
  ...{ kind: "access", weight: "warns", field, code, values },
});

/** The title of the page is the first level: a text begins at the second, and goes down one at a time. */
function headings(blocks: readonly Placed[]): Found[] {
  let level = 1;
  return blocks.flatMap(({ block, place }) => {
    if (block.type !== "heading") return [];
    if (isBlank(inlineText(block.content)))
      return [blocking("body", "heading_empty", { ...place() })];
    const to = block.attrs.level;
    const from = level;
    level = to;
    return to > from + 1
      ? [blocking("body", "heading_jump", { ...place(), from, to, next: from + 1 })]
      : [];
  });
}

function images(blocks: readonly Placed[], { attachments }: GateText): Found[] {
  const pictures = blocks.flatMap(({ block, place }) =>
    block.type === "image" ? [{ ...block.attrs, place }] : [],
  );
  return pictures.flatMap(({ sha256, alt, caption, decorative, place }, index) => {
    const values = { ...place(), n: index + 1 };
    const names = attachments.filter((each) => each.sha256 === sha256).map(({ name }) => name);
    const speaks = maySpeak([...names, alt, caption], alt);
    const found: Found[] = speaks ? [warning("body", "image_text", values)] : [];
    if (decorative) return found;
    if (isBlank(alt)) found.unshift(blocking("body", "image_alt_missing", values));
    else if (namesNothing(alt))
      found.unshift(blocking("body", "image_alt_name", { ...values, words: masked(alt) }));
    return found;
  });
}

function links(block: Block, place: () => Place): Found[] {
  if (block.type !== "paragraph" && block.type !== "heading") return [];
  return linkWords(block.content ?? []).flatMap((words): Found[] => {
    const shown = { ...place(), words: firstWords(masked(words)) };
    if (isBlank(words)) return [blocking("body", "link_empty", { ...place() })];
    if (saysNothing(words)) return [blocking("body", "link_vague", shown)];
    return isBareAddress(words) ? [warning("body", "link_address", shown)] : [];
  });
}

/** The words of each link: runs beside one another with one address are one link. */
function linkWords(content: readonly Inline[]): string[] {
  const found: { href: string; words: string }[] = [];
  let open = "";
  for (const run of content) {
    const mark = run.type === "text" ? run.marks?.find(({ type }) => type === "link") : undefined;
    const href = mark?.type === "link" ? mark.attrs.href : "";
    const last = found.at(-1);
    if (href !== "" && run.type === "text") {
      if (last && href === open) last.words += run.text;
      else found.push({ href, words: run.text });
    }
    open = href;
  }
  return found.map(({ words }) => words);
}

function passages(block: Block, lang: GateText["lang"], place: () => Place): Found[] {
  if (block.type !== "paragraph" && block.type !== "heading") return [];
  const passage = foreignPassage(block.content, lang);
  if (passage === null) return [];
  const words = firstWords(masked(passage));
  return [warning("body", "lang_unmarked", { heading: place().heading, words })];
}
