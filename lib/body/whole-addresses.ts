import { type DefaultTreeAdapterTypes, parseFragment, serialize } from "parse5";
import { escapeHtml } from "./render";

/**
 * The HTML of a body as another site may show it: each address in it whole, seen from the page it stands on. `before` is
 * a sentence that goes ahead of it, as plain text.
 */
export function wholeAddresses(html: string, page: string, before = ""): string {
  const fragment = parseFragment(html);
  walk(fragment, page);
  const lead = before === "" ? "" : `<p><strong>${escapeHtml(before)}</strong></p>`;
  return lead + serialize(fragment);
}

function walk(node: DefaultTreeAdapterTypes.ParentNode, page: string): void {
  for (const child of node.childNodes) {
    if (!("attrs" in child)) continue;
    // The address of the whole image stays: readers of feeds choose no widths.
    child.attrs = child.attrs.filter(({ name }) => name !== "srcset" && name !== "sizes");
    for (const attribute of child.attrs) {
      if (attribute.name !== "href" && attribute.name !== "src") continue;
      if (URL.canParse(attribute.value, page))
        attribute.value = new URL(attribute.value, page).href;
    }
    walk(child, page);
  }
}
