export { bodyFromHtml, bodyFromText } from "./from-html";
export { mapImages } from "./images";
export { fromMarkdown, toMarkdown } from "./markdown";
export { bodyFromPaste, type PasteLosses, pasteLosses } from "./paste";
export { renderBody } from "./render";
export {
  type Block,
  type Body,
  type BulletList,
  emptyBody,
  type Inline,
  isSafeHref,
  type ListItem,
  type OrderedList,
  parseBody,
  type Row,
} from "./schema";
export { isTangled } from "./tangle";
export { bodyHeadings, bodyText, inlineText } from "./text";
export { wholeAddresses } from "./whole-addresses";
