export { bodyFromHtml, bodyFromText } from "./from-html";
export { fromMarkdown, toMarkdown } from "./markdown";
export { renderBody } from "./render";
export {
  type Block,
  type Body,
  emptyBody,
  isSafeHref,
  parseBody,
} from "./schema";
export { isTangled } from "./tangle";
export { bodyHeadings, bodyText } from "./text";
export { wholeAddresses } from "./whole-addresses";
