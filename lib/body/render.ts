import sanitizeHtml from "sanitize-html";
import type { Block, Body, Inline, Table } from "./schema";
import { isSafeHref } from "./schema";
import { inlineText } from "./text";

/** What may stand in a rendered body; the second lock behind the schema, on write and on import. */
export const allowList: sanitizeHtml.IOptions = {
  allowedTags: [
    "p",
    "h2",
    "h3",
    "h4",
    "ul",
    "ol",
    "li",
    "blockquote",
    "div",
    "table",
    "caption",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
    "figure",
    "figcaption",
    "img",
    "hr",
    "br",
    "strong",
    "a",
    "span",
  ],
  allowedAttributes: {
    a: ["href"],
    div: ["class", "role", "aria-label", "tabindex"],
    h2: ["id"],
    h3: ["id"],
    h4: ["id"],
    img: ["src", "srcset", "sizes", "alt", "width", "height", "loading"],
    ol: ["start"],
    span: ["lang"],
    td: ["colspan", "rowspan"],
    th: ["scope", "colspan", "rowspan"],
  },
  allowedClasses: { div: ["scroll"] },
  allowedSchemes: ["http", "https", "mailto", "tel"],
  allowedSchemesByTag: { img: [] }, // Images come from the portal itself: relative addresses alone.
  allowProtocolRelative: false,
};

/** Where an image is, and its narrower drawing with the widths of both. */
type Images = (
  sha256: string,
) => { src: string; width?: number | null; small?: { src: string; width: number } | null } | null;
// The measure of the body (app/styles/public.css), and what a telephone shows of it.
const sizes = "(min-width: 48rem) 44rem, 92vw";

/** The HTML of a body. Images the resolver does not know are left out; so are headings and tables without words. */
export function renderBody(body: Body, images: Images = () => null): string {
  let headings = 0;
  let tables = 0;
  const html = body.content.map((block) => render(block, true)).join("\n");
  return sanitizeHtml(html, allowList)
    .replaceAll("<br />", "<br>")
    .replaceAll("<hr />", "<hr>")
    .replaceAll(" />", ">");

  function render(block: Block, top = false): string {
    switch (block.type) {
      case "paragraph":
        return `<p>${inline(block.content)}</p>`;
      case "heading": {
        if (inlineText(block.content).trim() === "") return "";
        const tag = `h${block.attrs.level}`;
        if (top) headings += 1;
        return `<${tag}${top ? ` id="s${headings}"` : ""}>${inline(block.content)}</${tag}>`;
      }
      case "bulletList":
        return `<ul>${block.content.map((item) => `<li>${inner(item.content)}</li>`).join("")}</ul>`;
      case "orderedList": {
        const start = block.attrs.start === 1 ? "" : ` start="${block.attrs.start}"`;
        return `<ol${start}>${block.content.map((item) => `<li>${inner(item.content)}</li>`).join("")}</ol>`;
      }
      case "blockquote":
        return `<blockquote>${block.content.map((each) => render(each)).join("")}</blockquote>`;
      case "table":
        tables += 1;
        return table(block, tables);
      case "image": {
        const image = images(block.attrs.sha256);
        if (!image) return "";
        const { alt, decorative, caption, width, height } = block.attrs;
        const size = width && height ? ` width="${width}" height="${height}"` : "";
        const words = caption ? `<figcaption>${escapeHtml(caption)}</figcaption>` : "";
        const both =
          image.small && image.width
            ? ` srcset="${escapeHtml(image.small.src)} ${image.small.width}w, ${escapeHtml(image.src)} ${image.width}w" sizes="${sizes}"`
            : "";
        return `<figure><img src="${escapeHtml(image.src)}"${both} alt="${decorative ? "" : escapeHtml(alt)}"${size} loading="lazy">${words}</figure>`;
      }
      case "horizontalRule":
        return "<hr>";
    }
  }

  /** One lone paragraph in an item or a cell needs no `p` of its own. */
  function inner(content: readonly Block[]): string {
    const [only] = content;
    if (content.length === 1 && only?.type === "paragraph") return inline(only.content);
    return content.map((each) => render(each)).join("");
  }

  function table({ attrs, content }: Table, index: number): string {
    const [first, ...rest] = content;
    const headed = first?.content.every((cell) => cell.type === "tableHeader") ?? false;
    const row = (cells: Table["content"][number], scope: "col" | "row") =>
      `<tr>${cells.content
        .map((cell) => {
          const { colspan, rowspan } = cell.attrs;
          const spans =
            (colspan > 1 ? ` colspan="${colspan}"` : "") +
            (rowspan > 1 ? ` rowspan="${rowspan}"` : "");
          const inside = inner(cell.content);
          // A heading without words heads nothing, and a screen reader stumbles over it.
          return cell.type === "tableHeader" && inside !== ""
            ? `<th scope="${scope}"${spans}>${inside}</th>`
            : `<td${spans}>${inside}</td>`;
        })
        .join("")}</tr>`;
    const head = headed && first ? `<thead>${row(first, "col")}</thead>` : "";
    const rows = (headed ? rest : content).map((each) => row(each, "row")).join("");
    const caption = attrs.caption ? `<caption>${escapeHtml(attrs.caption)}</caption>` : "";
    const label = escapeHtml(attrs.caption || String(index));
    return `<div class="scroll" role="region" aria-label="${label}" tabindex="0"><table>${caption}${head}${rows ? `<tbody>${rows}</tbody>` : ""}</table></div>`;
  }
}

function inline(content: readonly Inline[] | undefined): string {
  return (content ?? [])
    .map((run) => {
      if (run.type === "hardBreak") return "<br>";
      return (run.marks ?? []).reduceRight((html, mark) => {
        if (mark.type === "bold") return `<strong>${html}</strong>`;
        if (mark.type === "lang")
          return `<span lang="${escapeHtml(mark.attrs.lang)}">${html}</span>`;
        return isSafeHref(mark.attrs.href)
          ? `<a href="${escapeHtml(mark.attrs.href)}">${html}</a>`
          : html;
      }, escapeHtml(run.text));
    })
    .join("");
}

/** Text as HTML, in content and in attributes. */
export const escapeHtml = (words: string): string =>
  words.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
