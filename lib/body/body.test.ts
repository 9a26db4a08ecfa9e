import { describe, expect, test } from "vitest";
import {
  type Block,
  type Body,
  bodyFromHtml,
  bodyFromText,
  bodyHeadings,
  bodyText,
  fromMarkdown,
  parseBody,
  renderBody,
  toMarkdown,
} from ".";
import { bodyImages, withImageWords } from "./images";

const paragraph = (text: string): Block => ({
  type: "paragraph",
  content: [{ type: "text", text }],
});
const doc = (...content: Block[]): Body => ({ type: "doc", content });

describe("reading a body", () => {
  test("what is not of the schema is refused whole", () => {
    expect(parseBody({ type: "doc", content: [{ type: "script" }] })).toBeNull();
    expect(
      parseBody({ type: "doc", content: [{ type: "heading", attrs: { level: 1 } }] }),
    ).toBeNull();
    expect(parseBody("text")).toBeNull();
    expect(parseBody(null)).toBeNull();
  });

  test("an unsafe link loses its address and keeps its words", () => {
    for (const href of [
      "javascript:alert(1)",
      "data:text/html,x",
      "//elsewhere.example",
      "/\\elsewhere.example",
      " java\nscript:x",
    ]) {
      const body = parseBody(
        doc({
          type: "paragraph",
          content: [{ type: "text", text: "Here", marks: [{ type: "link", attrs: { href } }] }],
        }),
      );
      expect(body).toEqual(doc(paragraph("Here")));
    }
  });

  test("nesting without end is refused, not followed", () => {
    let block: Block = paragraph("deep");
    for (let n = 0; n < 5000; n += 1) block = { type: "blockquote", content: [block] };
    expect(parseBody(doc(block))).toBeNull();
  });
});

describe("showing a body", () => {
  test("text is escaped, headings have ids, a table stands in a frame with scopes", () => {
    const body = fromMarkdown(
      "## When & where\n\n<b>Now</b>\n\n| Counter | Day |\n| --- | --- |\n| Passports | 2 December |",
    );
    expect(renderBody(body)).toBe(
      [
        '<h2 id="s1">When &amp; where</h2>',
        "<p>&lt;b&gt;Now&lt;/b&gt;</p>",
        '<div class="scroll" role="region" aria-label="1" tabindex="0"><table><thead><tr><th scope="col">Counter</th><th scope="col">Day</th></tr></thead><tbody><tr><td>Passports</td><td>2 December</td></tr></tbody></table></div>',
      ].join("\n"),
    );
    expect(bodyHeadings(body)).toEqual([{ id: "s1", text: "When & where" }]);
    expect(bodyText(body)).toBe("When & where\n<b>Now</b>\nCounter\tDay\nPassports\t2 December");
  });

  test("an image shows its alternative, and is left out where nobody holds its file", () => {
    const sha256 = "a".repeat(64);
    const body = doc({
      type: "image",
      attrs: { sha256, alt: 'A "plan"', decorative: false, caption: "Plan", width: 10, height: 20 },
    });
    expect(renderBody(body)).toBe("");
    expect(renderBody(body, () => ({ src: "/files/1/plan.png" }))).toBe(
      '<figure><img src="/files/1/plan.png" alt="A &quot;plan&quot;" width="10" height="20" loading="lazy"><figcaption>Plan</figcaption></figure>',
    );
  });
});

describe("Markdown without script", () => {
  test("plain structure is written as anyone would", () => {
    const text =
      "## When\n\nOn **Monday**, see [the plan](/files/1/plan.pdf).\n\n- one\n- two\n\n1. first\n2. second\n\n> Said.";
    expect(toMarkdown(fromMarkdown(text))).toBe(text);
  });

  test("what Markdown cannot say stands as a line that keeps the block", () => {
    const image: Block = {
      type: "image",
      attrs: {
        sha256: "b".repeat(64),
        alt: "x",
        decorative: false,
        caption: "",
        width: null,
        height: null,
      },
    };
    const body = doc(paragraph("Before"), image, paragraph("After"));
    const text = toMarkdown(body);
    expect(text).toBe("Before\n\n{{block 2}}\n\nAfter");
    expect(fromMarkdown(text, body)).toEqual(body);
    expect(fromMarkdown("Before\n\nAfter", body)).toEqual(
      doc(paragraph("Before"), paragraph("After")),
    );
  });

  const nasty = [
    "*a*",
    "_b_",
    "# c",
    "1. d",
    "- e",
    "a | b",
    "[x](y)",
    "<b>",
    "&amp;",
    "\\",
    " lead",
    "trail ",
    "가나 다",
    "😀",
    "{{block 2}}",
    "a\u200bb",
    "---",
    "> q",
    "`code`",
    "http://x.y",
    "a  b",
    "+ f",
    "=",
    "~~g~~",
    "![i](j)",
    "a*b*c",
  ];
  test("to Markdown and back is the identity on every body", () => {
    // A small generator with a fixed seed: the same 300 bodies every time.
    let seed = 7;
    const next = (n: number) => {
      seed = (seed * 1103515245 + 12345) % 2147483648;
      return seed % n;
    };
    const pick = () => nasty[next(nasty.length)] ?? "";
    const run = () => ({
      type: "text",
      text: pick(),
      ...(next(4) === 0
        ? {
            marks: [
              [{ type: "bold" }],
              [{ type: "link", attrs: { href: "https://example.go.kr/a_(b)" } }],
              [{ type: "lang", attrs: { lang: "ko" } }],
            ][next(3)],
          }
        : {}),
    });
    const line = () =>
      Array.from({ length: 1 + next(4) }, () => (next(9) === 0 ? { type: "hardBreak" } : run()));
    const block = (depth: number): unknown => {
      const kind = next(depth > 1 ? 3 : 8);
      const inside = () => Array.from({ length: 1 + next(2) }, () => block(depth + 1));
      if (kind === 3)
        return {
          type: "bulletList",
          content: [
            { type: "listItem", content: inside() },
            { type: "listItem", content: inside() },
          ],
        };
      if (kind === 4)
        return {
          type: "orderedList",
          attrs: { start: 1 + next(3) },
          content: [{ type: "listItem", content: inside() }],
        };
      if (kind === 5) return { type: "blockquote", content: inside() };
      if (kind === 6)
        return {
          type: "table",
          attrs: { caption: next(3) === 0 ? "Cap" : "" },
          content: [0, 1].map((row) => ({
            type: "tableRow",
            content: [0, 1].map(() => ({
              type: row === 0 ? "tableHeader" : "tableCell",
              content: [{ type: "paragraph", content: line() }],
            })),
          })),
        };
      if (kind === 7) return { type: "horizontalRule" };
      if (kind === 2) return { type: "heading", attrs: { level: 2 + next(3) }, content: line() };
      return { type: "paragraph", content: line() };
    };
    for (let n = 0; n < 300; n += 1) {
      const body = parseBody({
        type: "doc",
        content: Array.from({ length: 1 + next(5) }, () => block(0)),
      });
      if (!body) throw new Error("the generator made a body the schema refuses");
      expect(fromMarkdown(toMarkdown(body), body)).toEqual(body);
    }
  });
});

test("a line “Table:” or “표:” above a table is its caption in Markdown, and only there", () => {
  const rows = "| Day | Place |\n| --- | --- |\n| Friday | Hall |";
  const captionOf = (markdown: string) => {
    const block = fromMarkdown(markdown).content.at(-1);
    return block?.type === "table" ? block.attrs.caption : null;
  };
  expect(captionOf(`Table: Opening days\n\n${rows}`)).toBe("Opening days");
  expect(captionOf(`표: 여는 날\n\n${rows}`)).toBe("여는 날");
  expect(captionOf(`**Table: no line of its own**\n\n${rows}`)).toBe("");
  expect(fromMarkdown("Table: Opening days\n\nText.").content).toHaveLength(2);
  const body = fromMarkdown(`Table: Opening days\n\n${rows}`);
  expect(toMarkdown(body)).toContain("Table: Opening days\n\n|");
  expect(fromMarkdown(toMarkdown(body))).toEqual(body);
});

describe("HTML from elsewhere", () => {
  test("markup of a word processor becomes plain structure, and what went is said", () => {
    const { body, losses } = bodyFromHtml(
      '<!--[if gte mso 9]><xml>x</xml><![endif]--><style>p{}</style><P class=MsoNormal style="TEXT-ALIGN: justify"><SPAN lang=EN-US><B>Title</B><o:p></o:p></SPAN></P><div onclick="x()">One<br><br>Two <a href="javascript:go()">more</a></div><script>alert(1)</script><iframe src="https://v.example"></iframe>',
    );
    expect(bodyText(body)).toBe("Title\nOne\nTwo more");
    expect(JSON.stringify(body)).not.toMatch(/script|onclick|style/);
    expect(losses).toEqual([
      "style removed",
      "handler removed",
      "link removed: javascript:go()",
      "script removed",
      "frame removed: https://v.example",
    ]);
  });

  test("a table of one column is layout and dissolves; a real one stays", () => {
    expect(bodyFromHtml("<table><tr><td><p>Only</p></td></tr></table>").body).toEqual(
      doc(paragraph("Only")),
    );
    const { body } = bodyFromHtml(
      "<table><caption>Days</caption><tr><th>Day</th><th>Place</th></tr><tr><td>1</td><td><table><tr><td>a</td><td>b</td></tr></table></td></tr></table>",
    );
    expect(bodyText(body)).toBe("Days\nDay\tPlace\n1\ta b");
  });

  test("headings begin at the second level and go down step by step", () => {
    const { body } = bodyFromHtml("<h1>A</h1><h4>B</h4><h2>C</h2>");
    expect(body.content.map((block) => (block.type === "heading" ? block.attrs.level : 0))).toEqual(
      [2, 3, 2],
    );
  });

  test("plain text keeps its paragraphs and lines", () => {
    expect(bodyText(bodyFromText("첫 줄\n둘째 줄\n\n\u3000다음"))).toBe("첫 줄\n둘째 줄\n다음");
  });
});

describe("the words of images", () => {
  const image = (alt: string, name = "a") => ({
    type: "image",
    attrs: {
      sha256: name.repeat(64),
      alt,
      decorative: false,
      caption: "",
      width: null,
      height: null,
    },
  });

  test("they are found and changed at any depth, the others stay", () => {
    const cell = { type: "tableCell", attrs: {}, content: [image("in a cell")] };
    const body = parseBody({
      type: "doc",
      content: [
        image("at the top", "b"),
        { type: "blockquote", content: [image("in a quote")] },
        { type: "bulletList", content: [{ type: "listItem", content: [image("in a list")] }] },
        { type: "table", attrs: {}, content: [{ type: "tableRow", content: [cell] }] },
      ],
    });
    if (!body) throw new Error("no body");
    expect(bodyImages(body).map(({ alt }) => alt)).toEqual([
      "at the top",
      "in a quote",
      "in a list",
      "in a cell",
    ]);

    const changed = withImageWords(body, (sha256) =>
      sha256.startsWith("a") ? { alt: "A map", decorative: false } : undefined,
    );

    expect(bodyImages(changed).map(({ alt }) => alt)).toEqual([
      "at the top",
      "A map",
      "A map",
      "A map",
    ]);
    expect(parseBody(changed)).toEqual(changed);
  });
});
