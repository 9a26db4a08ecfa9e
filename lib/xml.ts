// What XML 1.0 (fifth edition, 2.2) knows of no document, and halves of surrogate pairs.
const illegal =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;
const signs: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;", // `]]>` may not stand in text.
  '"': "&quot;",
  "'": "&#39;",
  "\r": "&#13;",
};
// A parser reads a line break or a tab in an attribute as a space.
const inAttribute: Record<string, string> = { ...signs, "\n": "&#10;", "\t": "&#9;" };

/** Any text without what XML cannot hold: U+FFFD stands in its place. */
export const legalText = (text: string): string => text.replace(illegal, "\uFFFD");

/** Any text as the content of an element. */
export const escapeXml = (text: string): string =>
  legalText(text).replace(/[&<>\r]/g, (sign) => signs[sign] ?? sign);

type Attributes = Record<string, string | number | undefined>;

/** An element whose content is XML already; without content an empty one. Attributes that are undefined are left out. */
export function element(name: string, attributes: Attributes, content = ""): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${escapeAttribute(String(value))}"`)
    .join("");
  return content === "" ? `<${name}${written}/>` : `<${name}${written}>${content}</${name}>`;
}

/** An element that holds a text. */
export const textElement = (name: string, text: string, attributes: Attributes = {}): string =>
  element(name, attributes, escapeXml(text));

const escapeAttribute = (text: string): string =>
  legalText(text).replace(/[&<>"'\r\n\t]/g, (sign) => inAttribute[sign] ?? sign);

export const xmlDeclaration = '<?xml version="1.0" encoding="utf-8"?>\n';
