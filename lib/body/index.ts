export { bodyFromHtml, bodyFromText } from "./from-html";
export { fromMarkdown, toMarkdown } from "./markdown";
export { renderBody } from "./render";
export {
  type Block,
  type Body,
  type BulletList,
  emptyBody,
  isSafeHref,
  type ListItem,
  type OrderedList,
  parseBody,
  type Row,
} from "./schema";
export { isTangled } from "./tangle";
export { bodyHeadings, bodyText } from "./text";
export { wholeAddresses } from "./whole-addresses";
