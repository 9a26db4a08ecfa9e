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
