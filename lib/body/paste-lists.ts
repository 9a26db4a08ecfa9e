import { defaultTreeAdapter, html } from "parse5";
import { attribute, type Element, isElement, type Node, wordsOf } from "./tree";

/** The level, from 1, of a paragraph that Word draws as an item of a list; 0 for any other. */
const levelOf = (node: Node): number =>
  isElement(node) && node.tagName === "p"
    ? Number(/mso-list:[^;]*\blevel(\d)/i.exec(attribute(node, "style"))?.[1] ?? 0)
    : 0;

/** Word's items in a row become lists, one within the other as their levels say. Changes the nodes it is given. */
export function gatherLists(nodes: Node[]): void {
  const open: { level: number; list: Element; item: Element }[] = [];
  const kept: Node[] = [];
  for (const node of nodes) {
    const level = levelOf(node);
    const blank = !isElement(node) && wordsOf(node).trim() === "";
    if (level === 0 || !isElement(node)) {
      if (!blank) open.length = 0;
      if (isElement(node)) gatherLists(node.childNodes);
      kept.push(node);
      continue;
    }
    const ordered = /^[\d０-９a-z가-힣ivxlc]{1,4}[.)]/i.test(takeMarker(node).trim());
    while ((open.at(-1)?.level ?? 0) > level) open.pop();
    const around = open.at(-1);
    const item = make("li", node.childNodes);
    if (around?.level === level && (around.list.tagName === "ol") === ordered) {
      around.list.childNodes.push(item);
      around.item = item;
      continue;
    }
    if (around?.level === level) open.pop();
    const list = make(ordered ? "ol" : "ul", [item]);
    const outer = open.at(-1);
    if (outer) outer.item.childNodes.push(list);
    else kept.push(list);
    open.push({ level, list, item });
  }
  nodes.splice(0, nodes.length, ...kept);
}

/** Takes the drawn bullet or number away and answers it. */
function takeMarker(paragraph: Element): string {
  let marker = "";
  const take = (parent: Element) => {
    parent.childNodes = parent.childNodes.filter((child) => {
      if (!isElement(child)) return true;
      if (/mso-list:\s*ignore/i.test(attribute(child, "style"))) {
        marker += wordsOf(child);
        return false;
      }
      take(child);
      return true;
    });
  };
  take(paragraph);
  return marker;
}

function make(tag: string, childNodes: Node[]): Element {
  const element = defaultTreeAdapter.createElement(tag, html.NS.HTML, []);
  element.childNodes = childNodes;
  return element;
}
