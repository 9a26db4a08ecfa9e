import { Mark, mergeAttributes, Node } from "@tiptap/core";
import { Table, TableCell, TableHeader, TableRow } from "@tiptap/extension-table";
import StarterKit from "@tiptap/starter-kit";
import { isSafeHref } from "@/lib/body";
import { imageAddresses } from "./editor-images";

/** An image as the body keeps it, drawn from the edition's own. What it shows is said beside it, with the attached files. */
const Image = Node.create({
  name: "image",
  group: "block",
  atom: true,
  draggable: false,
  addAttributes: () => ({
    sha256: { default: "" },
    alt: { default: "" },
    decorative: { default: false },
    caption: { default: "" },
    width: { default: null },
    height: { default: null },
  }),
  // Images come from the portal alone: what was cut out of this text, and no image of a page, is one again.
  parseHTML: () => [{ tag: "[data-image]", priority: 2000, getAttrs: imageAttrs }],
  renderHTML: ({ node }) => {
    const { sha256, alt, caption, decorative, width, height } = node.attrs;
    const src = imageAddresses.get(sha256);
    const words = String(alt || caption || (decorative ? "" : sha256));
    const kept = { "data-image": JSON.stringify(node.attrs), contenteditable: "false" };
    if (!src) return ["p", { ...kept, class: "find info" }, words];
    return ["figure", kept, ["img", { src, alt: String(alt), width, height }]];
  },
});

function imageAttrs(element: HTMLElement): Record<string, unknown> | false {
  try {
    const attrs = JSON.parse(element.dataset["image"] ?? "");
    return /^[0-9a-f]{64}$/.test(attrs.sha256) ? attrs : false;
  } catch {
    return false;
  }
}

/** A word or sentence in another language. */
const LangMark = Mark.create({
  name: "lang",
  addAttributes: () => ({ lang: { default: "" } }),
  parseHTML: () => [{ tag: "span[lang]" }],
  renderHTML: ({ HTMLAttributes }) => ["span", mergeAttributes(HTMLAttributes), 0],
});

/** The caption is written by its tool of the bar; in the text it is only shown. */
const CaptionedTable = Table.extend({
  addAttributes: () => ({
    caption: {
      default: "",
      rendered: false,
      parseHTML: (table: HTMLElement) => table.querySelector(":scope > caption")?.textContent ?? "",
    },
  }),
  parseHTML: () => [{ tag: "table" }, { tag: "caption", ignore: true }],
  renderHTML: ({ node }) => {
    const caption = String(node.attrs["caption"]);
    const shown = caption ? [["caption", { contenteditable: "false" }, caption] as const] : [];
    return ["table", {}, ...shown, ["tbody", 0]];
  },
});

const spans = () => ({ colspan: { default: 1 }, rowspan: { default: 1 } });

/** The editor's schema, one to one the body's of lib/body. */
export const extensions = [
  StarterKit.configure({
    heading: { levels: [2, 3, 4] },
    code: false,
    codeBlock: false,
    italic: false,
    strike: false,
    underline: false,
    trailingNode: false,
    link: {
      openOnClick: false,
      autolink: false,
      isAllowedUri: (href) => typeof href === "string" && isSafeHref(href),
      HTMLAttributes: { target: null, rel: null },
    },
  }),
  CaptionedTable.configure({ resizable: false, View: null }), // Drawn as above; its own view knows no caption.
  TableRow,
  TableHeader.extend({ addAttributes: spans }),
  TableCell.extend({ addAttributes: spans }),
  Image,
  LangMark,
];
