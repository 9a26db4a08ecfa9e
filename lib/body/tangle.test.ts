import { expect, test } from "vitest";
import { type Body, bodyFromHtml, bodyText, isTangled, toMarkdown } from ".";

test("nobody freezes the board with Markdown that takes minutes to read", () => {
  const pathological = [
    "*a_ ".repeat(5000),
    "*a_ ".repeat(15_000),
    "[".repeat(4000),
    ">".repeat(4000),
    "> a\n\n".repeat(3000),
    "- ".repeat(400),
    "- a\n".repeat(50_000),
    "a\n\n".repeat(66_000),
    "a\n=\n".repeat(1600),
    Array.from({ length: 600 }, (_, n) => `${"  ".repeat(Math.min(n, 150))}- a`).join("\n"),
    "`a ".repeat(5000),
    `|a|b|\n|-|-|\n${"|c|d|\n".repeat(20_000)}`,
  ];
  for (const text of pathological) expect(isTangled(text), text.slice(0, 12)).toBe(true);
});

test("the longest ordinary notice is read: 200,000 characters of paragraphs", () => {
  const paragraph = "The water will be turned off on Monday night, **not** on Tuesday. ".repeat(8);
  const long = `${paragraph}\n\n`.repeat(Math.floor(200_000 / (paragraph.length + 2)));
  const plain = "The water will be turned off at ten. ".repeat(10).trim();
  expect(isTangled(`${plain}\n\n`.repeat(Math.floor(200_000 / (plain.length + 2))))).toBe(false);
  expect(isTangled(long.replaceAll("**", ""))).toBe(false);
  expect(isTangled(`- one\n- two\n\n> ${paragraph}\n\n| a | b |\n| --- | --- |\n| c | d |`)).toBe(
    false,
  );
});

test("a stored body full of signs stands as lines that keep its blocks", () => {
  const body: Body = {
    type: "doc",
    content: [{ type: "paragraph", content: [{ type: "text", text: "*a_ ".repeat(5000) }] }],
  };
  expect(toMarkdown(body)).toBe("{{block 1}}");
});

test("a saved page of elements without end keeps its words and stops no import", () => {
  for (const tag of ["div", "b", "table><tr><td", "ul><li"]) {
    const { body } = bodyFromHtml(`${`<${tag}>`.repeat(5000)}The words`);
    expect(bodyText(body)).toContain("The words");
  }
});
