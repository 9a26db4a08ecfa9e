import { describe, expect, test } from "vitest";
import { type ComparedText, differingParts } from "./differing";

const paragraph = (text: string) => ({ type: "paragraph", content: [{ type: "text", text }] });
const text = (given: Partial<ComparedText> = {}): ComparedText => ({
  title: "Water outage in Jongno-gu",
  summary: "From nine to noon.",
  department: "Water Works",
  contact: "Minjun Kim",
  licence: 1,
  body: { type: "doc", content: [paragraph("The water is off from nine to noon.")] },
  files: [],
  ...given,
});

describe("where two texts differ", () => {
  test("the same text differs nowhere", () => {
    expect(differingParts("en", text(), text())).toEqual([]);
  });

  test("fields come first, then the parts of the body, then the files, each by its name", () => {
    const after = text({
      title: "Water outage in Jung-gu",
      licence: 4,
      body: { type: "doc", content: [paragraph("From ten to noon."), paragraph("Fill a bucket.")] },
      files: [{ words: "Map (map.pdf)", sha256: "a" }],
    });

    const parts = differingParts("en", text(), after);

    expect(parts.map(({ name, before, after }) => [name, before, after])).toEqual([
      ["Title", "Water outage in Jongno-gu", "Water outage in Jung-gu"],
      ["Licence", "KOGL type 1", "KOGL type 4"],
      ["Paragraph", "The water is off from nine to noon.", "From ten to noon."],
      ["Paragraph", null, "Fill a bucket."],
      ["Attachment", null, "Map (map.pdf)"],
    ]);
  });

  test("of a table only the rows that differ are told", () => {
    const cell = (words: string) => ({
      type: "tableCell",
      attrs: { colspan: 1, rowspan: 1 },
      content: [paragraph(words)],
    });
    const table = (...rows: string[][]) => ({
      type: "doc",
      content: [
        {
          type: "table",
          attrs: { caption: "Counters" },
          content: rows.map((row) => ({ type: "tableRow", content: row.map(cell) })),
        },
      ],
    });
    const before = text({ body: table(["Passports", "1 December"], ["Certificates", "9:00"]) });
    const after = text({ body: table(["Passports", "2 December"], ["Certificates", "9:00"]) });

    expect(differingParts("en", before, after)).toMatchObject([
      {
        name: "Row of a table",
        before: "Passports · 1 December",
        after: "Passports · 2 December",
      },
    ]);
  });

  test("a list that counts from another number, and another picture under the same words, are told", () => {
    const list = (start: number) => ({
      type: "orderedList",
      attrs: { start },
      content: [{ type: "listItem", content: [paragraph("Sign it.")] }],
    });
    const image = (sign: string) => ({
      type: "image",
      attrs: { sha256: sign.repeat(64), alt: "The hall", decorative: false, caption: "" },
    });
    const body = (start: number, sign: string) => ({
      type: "doc",
      content: [list(start), image(sign)],
    });

    const parts = differingParts("en", text({ body: body(1, "a") }), text({ body: body(3, "b") }));

    expect(parts).toMatchObject([
      { name: "Numbered list", sameWords: expect.stringContaining("another number") },
      { name: "Picture", sameWords: expect.stringContaining("another picture") },
    ]);
  });

  test("a file that was replaced under its name, and words that became a heading, are told too", () => {
    const file = (sha256: string) => [{ words: "map.pdf", sha256 }];
    const heading = {
      type: "heading",
      attrs: { level: 2 },
      content: [{ type: "text", text: "When" }],
    };
    const before = text({ files: file("a"), body: { type: "doc", content: [paragraph("When")] } });
    const after = text({ files: file("b"), body: { type: "doc", content: [heading] } });

    expect(differingParts("ko", before, after)).toEqual([
      {
        name: "소제목",
        before: "When",
        after: "When",
        sameWords: expect.stringContaining("글자는 같고"),
      },
      {
        name: "첨부파일",
        before: "map.pdf",
        after: "map.pdf",
        sameWords: expect.stringContaining("파일 내용"),
      },
    ]);
  });

  test("of a file it is told when not everybody can read it any more, and what serves in its place", () => {
    const file = { words: "form.hwp", sha256: "a", accessible: true, alternative: null };
    const parts = differingParts(
      "en",
      text({ files: [file] }),
      text({ files: [{ ...file, sha256: "b", accessible: false, alternative: "form.pdf" }] }),
    );
    expect(parts).toEqual([
      {
        name: "Attachment",
        before: "form.hwp · everybody can read it",
        after: "form.hwp · not everybody can read it · in its place: form.pdf",
        sameWords: "The name is the same; the file itself is another.",
        besides: "The file itself is another too.",
      },
    ]);
    expect(
      differingParts(
        "en",
        text({ files: [file] }),
        text({ files: [{ ...file, alternative: "" }] }),
      ),
    ).toEqual([]);
  });
});
