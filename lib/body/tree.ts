import type { DefaultTreeAdapterTypes } from "parse5";

/** Nodes of HTML as the parser gives them. */
export type Node = DefaultTreeAdapterTypes.ChildNode;
export type Element = DefaultTreeAdapterTypes.Element;

export const isElement = (node: Node): node is Element => "tagName" in node;

/** Empty where it has none of that name. */
export const attribute = (element: Element, name: string): string =>
  element.attrs.find((each) => each.name === name)?.value ?? "";

export function rename(element: Element, tag: string): void {
  element.tagName = tag;
  element.nodeName = tag;
}

export const wordsOf = (node: Node): string =>
  "value" in node ? node.value : isElement(node) ? node.childNodes.map(wordsOf).join("") : "";

/** The rows of a table in order, its head, body and foot one after the other. */
export const rowsOf = (table: Element): Element[] =>
  table.childNodes.filter(isElement).flatMap((child) => {
    if (child.tagName === "tr") return [child];
    return /^t(?:head|body|foot)$/.test(child.tagName) ? rowsOf(child) : [];
  });

export const cellsOf = (row: Element): Element[] =>
  row.childNodes.filter(isElement).filter(({ tagName }) => /^t[dh]$/.test(tagName));
