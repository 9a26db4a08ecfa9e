/** Elements that go with all they hold. */
export const gone = new Set([
  "script",
  "style",
  "iframe",
  "object",
  "embed",
  "applet",
  "noscript",
  "template",
  "svg",
  "math",
  "head",
  "title",
  "meta",
  "link",
  "xml",
  "audio",
  "video",
  "canvas",
]);

/** Of those, the ones whose loss is told. */
export const told = new Set([
  "script",
  "style",
  "iframe",
  "object",
  "embed",
  "applet",
  "audio",
  "video",
]);

/** Elements that hold blocks. */
export const parts = new Set([
  "p",
  "div",
  "section",
  "article",
  "main",
  "header",
  "footer",
  "aside",
  "center",
  "address",
  "form",
  "fieldset",
  "figure",
  "figcaption",
  "dl",
  "dt",
  "dd",
  "pre",
  "details",
  "summary",
  "nav",
  "legend",
]);
