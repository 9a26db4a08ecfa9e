import { expect, test } from "vitest";
import { bodyFromPaste, bodyText, toMarkdown } from ".";

const markdown = (html: string) => toMarkdown(bodyFromPaste(html).body);
const losses = (html: string) => bodyFromPaste(html).losses;

test("Word's paragraphs with drawn bullets and numbers become lists, one within the other", () => {
  const item = (level: number, marker: string, words: string) =>
    `<p class=MsoListParagraph style='margin-left:38.0pt;text-indent:-18.0pt;mso-list:l0 level${level} lfo1'><![if !supportLists]><span lang=EN-US style='font-family:Wingdings'><span style='mso-list:Ignore'>${marker}<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span></span><![endif]>${words}<o:p></o:p></p>`;
  const html = `<p class=MsoNormal>Bring:</p>\n${item(1, "l", "신분증")}\n${item(1, "l", "Form")}\n${item(2, "1.", "signed")}\n${item(2, "2.", "dated")}\n${item(1, "l", "Fee")}\n<p class=MsoNormal>Thank you.</p>${item(1, "1)", "First")}`;
  expect(markdown(html)).toBe(
    "Bring:\n\n- 신분증\n- Form\n  1. signed\n  2. dated\n- Fee\n\nThank you.\n\n1. First",
  );
});

test("the highest heading of a page becomes the second level, and the steps between stay", () => {
  expect(markdown("<h1>Office</h1><h2>Hours</h2><h3>Holidays</h3>")).toBe(
    "## Office\n\n### Hours\n\n#### Holidays",
  );
  expect(markdown("<h2>Hours</h2><h3>Holidays</h3>")).toBe("## Hours\n\n### Holidays");
  expect(markdown("<p class=MsoTitle>Office</p><p>Open.</p>")).toBe("## Office\n\nOpen.");
});

test("bold is what looks bold: set by a style it stays, a wrapper of normal weight is none", () => {
  expect(
    markdown(
      '<b style="font-weight:normal" id="docs-internal-guid-1"><p><span style="font-weight:400">Open </span><span style="font-weight:700">daily</span></p></b>',
    ),
  ).toBe("Open **daily**");
  expect(
    markdown("<P CLASS=HStyle0><SPAN STYLE='font-weight:\"bold\";'>접수</SPAN> 안내</P>"),
  ).toBe("**접수** 안내");
});

test("a table keeps its heading row, also where only bold type sets it apart", () => {
  const cell = (words: string) => `<td><p><b>${words}</b></p></td>`;
  expect(
    bodyFromPaste(
      `<table><tr>${cell("Day")}${cell("Place")}</tr><tr><td>Friday</td><td>Hall</td></tr></table>`,
    ).body.content[0],
  ).toMatchObject({
    content: [{ content: [{ type: "tableHeader" }, { type: "tableHeader" }] }, {}],
  });
  expect(
    bodyFromPaste(
      "<table><thead><tr><td>Day</td><td>Place</td></tr></thead><tr><td>Friday</td><td>Hall</td></tr></table>",
    ).body.content[0],
  ).toMatchObject({ content: [{ content: [{ type: "tableHeader" }, {}] }, {}] });
  expect(
    bodyFromPaste("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table>").body
      .content[0],
  ).toMatchObject({ content: [{ content: [{ type: "tableCell" }, {}] }, {}] });
});

test("raised and lowered digits keep their meaning", () => {
  expect(bodyText(bodyFromPaste("<p>20 m<sup>2</sup>, CO<sub>2</sub></p>").body)).toBe(
    "20 m², CO₂",
  );
});

test("what went is counted by its kind; what stays whole says nothing", () => {
  expect(
    losses(
      '<p style="color:red;font-size:9pt">A <i>slanted</i> <a href="file:///C:/a.docx">file</a> <a href="#_ftn1">[1]</a> <a href="https://www.example.go.kr/">office</a></p><img src="https://t.example/p.gif"><img src="x"><iframe src="y"></iframe><input value="z"><table><tr><td>a</td><td><table><tr><td>b</td><td>c</td></tr></table></td></tr></table>',
    ),
  ).toEqual({ images: 2, frames: 1, fields: 1, links: 2, tables: 1, slant: 1, looks: 1 });
  expect(losses('<p class="x">Plain <b>words</b> and <a href="tel:110">110</a></p>')).toEqual({});
});

test("HWP's comments and empty paragraphs leave no trace", () => {
  expect(
    markdown(
      '<!--[data-hwpjson]{"documentPr":{}}--><P CLASS=HStyle0 STYLE="text-align:center;">제1조</P><P CLASS=HStyle0>&nbsp;</P><P CLASS=HStyle0>목적</P>',
    ),
  ).toBe("제1조\n\n목적");
});

test("a paste of endless depth ends without an error", () => {
  expect(() => bodyFromPaste("<div>".repeat(20_000))).not.toThrow();
  expect(() => bodyFromPaste(`${"<table><tr><td>".repeat(3_000)}x`)).not.toThrow();
});
