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
  parseHTML: () => [], // Nothing pasted becomes an image: images come from the portal alone.
  renderHTML: ({ node }) => {
    const { sha256, alt, caption, decorative, width, height } = node.attrs;
    const src = imageAddresses.get(sha256);
    const words = String(alt || caption || (decorative ? "" : sha256));
    if (!src) return ["p", { class: "find info", contenteditable: "false" }, words];
    return [
      "figure",
      { contenteditable: "false" },
      ["img", { src, alt: String(alt), width, height }],
    ];
  },
});

/** A word or sentence in another language. */
const LangMark = Mark.create({
  name: "lang",
  addAttributes: () => ({ lang: { default: "" } }),
  parseHTML: () => [{ tag: "span[lang]" }],
  renderHTML: ({ HTMLAttributes }) => ["span", mergeAttributes(HTMLAttributes), 0],
});

const CaptionedTable = Table.extend({
  addAttributes: () => ({ caption: { default: "" } }),
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
  CaptionedTable.configure({ resizable: false }),
  TableRow,
  TableHeader.extend({ addAttributes: spans }),
  TableCell.extend({ addAttributes: spans }),
  Image,
  LangMark,
];
