import { describe, expect, test } from "vitest";
import { contentDisposition, distinctNames, safeFileName } from "./file-name";

const bytes = (text: string) => Buffer.byteLength(text);

describe("a name to save under", () => {
  test.for([
    ["공고문 제1호.hwpx", "공고문 제1호.hwpx"],
    ["공고문.hwp".normalize("NFD"), "공고문.hwp"],
    ["요금표 📎👨‍👩‍👧.pdf", "요금표 📎👨‍👩‍👧.pdf"],
    ["../../etc/passwd", "_.._etc_passwd"],
    ["C:\\windows\\a.txt", "C__windows_a.txt"],
    [".htaccess", "htaccess"],
    ["..", "file"],
    ["", "file"],
    ["report.pdf. . ", "report.pdf"],
    ["CON", "_CON"],
    ["com1.txt", "_com1.txt"],
    ["contract.txt", "contract.txt"],
    ["line\r\nbreak\0.txt", "linebreak.txt"],
    ["invoice\u202efdp.exe", "invoicefdp.exe"],
    ["zero\u200bwidth\ufeff.txt", "zerowidth.txt"],
    ['say "yes"; now.txt', "say _yes_; now.txt"],
    ["100%.txt", "100%.txt"],
  ] as const)("%j is %j", ([given, saved]) => {
    expect(safeFileName(given)).toBe(saved);
  });

  test("is at most 240 bytes, ends as it did and breaks no sign in two", () => {
    const hangul = safeFileName(`${"가".repeat(200)}.hwpx`);
    const family = safeFileName(`${"👨‍👩‍👧".repeat(40)}.pdf`);

    expect(hangul).toBe(`${"가".repeat(78)}.hwpx`);
    expect(family).toBe(`${"👨‍👩‍👧".repeat(13)}.pdf`);
    expect(bytes(safeFileName("a".repeat(5_000)))).toBe(240);
    expect(bytes(safeFileName(`a.${"b".repeat(5_000)}`))).toBe(240);
  });

  test("saved again is the same", () => {
    for (const name of [
      "..a/b",
      "nul.txt.",
      `${"가".repeat(99)} .hwp`,
      "x\u202e",
      `${"a ".repeat(200)}`,
    ])
      expect(safeFileName(safeFileName(name))).toBe(safeFileName(name));
  });
});

test("names in one folder are told apart, whatever their case and however they were composed", () => {
  expect(
    distinctNames(["plan.pdf", "Plan.PDF", "계획.pdf", "계획.pdf".normalize("NFD"), "plan.pdf"]),
  ).toEqual(["plan.pdf", "Plan (2).PDF", "계획.pdf", "계획 (2).pdf", "plan (3).pdf"]);
  const long = `${"나".repeat(200)}.hwp`;
  const [first = "", second = ""] = distinctNames([long, long]);
  expect([bytes(first) <= 240, bytes(second) <= 240, first !== second]).toEqual([true, true, true]);
  expect(second).toMatch(/ \(2\)\.hwp$/);
});

describe("the header that names a download", () => {
  test.for([
    ["fees.csv", `attachment; filename="fees.csv"; filename*=UTF-8''fees.csv`],
    ["공고 1.hwp", `attachment; filename="__ 1.hwp"; filename*=UTF-8''%EA%B3%B5%EA%B3%A0%201.hwp`],
    ["📎.pdf", `attachment; filename="_.pdf"; filename*=UTF-8''%F0%9F%93%8E.pdf`],
    [
      "it's (50%; new).txt",
      `attachment; filename="it's (50__ new).txt"; filename*=UTF-8''it%27s%20%2850%25%3B%20new%29.txt`,
    ],
    [
      'a"\r\nset-cookie: x=1.txt',
      `attachment; filename="a_set-cookie_ x=1.txt"; filename*=UTF-8''a_set-cookie_%20x%3D1.txt`,
    ],
  ] as const)("of %j", ([name, header]) => {
    expect(contentDisposition("attachment", name)).toBe(header);
  });
});
