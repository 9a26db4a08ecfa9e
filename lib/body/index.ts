export { bodyFromHtml, bodyFromText } from "./from-html";
export { fromMarkdown, toMarkdown } from "./markdown";
export { allowList, renderBody } from "./render";
export {
  type Block,
  type Body,
  emptyBody,
  type Inline,
  isSafeHref,
  type Mark,
  parseBody,
} from "./schema";
export { bodyHeadings, bodyText } from "./text";
