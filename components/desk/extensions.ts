import { Mark, mergeAttributes, Node } from "@tiptap/core";
import { Table, TableCell, TableHeader, TableRow } from "@tiptap/extension-table";
import StarterKit from "@tiptap/starter-kit";
import { isSafeHref } from "@/lib/body";

/** An image as the body keeps it. It cannot be changed here yet, and is never lost by editing around it. */
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
  renderHTML: ({ node }) => [
    "p",
    { class: "find info", contenteditable: "false" },
    String(node.attrs["alt"] || node.attrs["caption"] || node.attrs["sha256"]),
  ],
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
