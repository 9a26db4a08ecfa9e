import { expect, test } from "vitest";
import { element, escapeXml, textElement } from "./xml";

test.each([
  ["a < b & c > d", "a &lt; b &amp; c &gt; d"],
  ["]]>", "]]&gt;"],
  ["bell\u0007 null\u0000 vertical\u000b", "bell\ufffd null\ufffd vertical\ufffd"],
  ["half \ud83d of an emoji", "half \ufffd of an emoji"],
  ["other half \ude00", "other half \ufffd"],
  ["whole 😀", "whole 😀"],
  ["not a character \uffff\ufffe", "not a character \ufffd\ufffd"],
  ["tab\tand\nline", "tab\tand\nline"],
  ["return\r\n", "return&#13;\n"],
  ["\u202bright to left\u202c \u1112\u1161\u11ab", "\u202bright to left\u202c \u1112\u1161\u11ab"],
])("%j becomes what XML may hold", (text, written) => {
  expect(escapeXml(text)).toBe(written);
});

test("an attribute keeps quotes, tabs and line breaks", () => {
  expect(element("link", { title: `a "b" 'c'\n\t<d>`, length: 7, type: undefined })).toBe(
    '<link title="a &quot;b&quot; &#39;c&#39;&#10;&#9;&lt;d&gt;" length="7"/>',
  );
  expect(textElement("title", "<b>", { type: "text" })).toBe(
    '<title type="text">&lt;b&gt;</title>',
  );
});
