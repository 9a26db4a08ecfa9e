import { expect, test } from "vitest";
import { csvLine } from "./csv";

test("a cell with a comma, a quote or a line end stands in quotes", () => {
  expect(csvLine(["a", 'say "no"', "one, two", "one\ntwo", null, 3])).toBe(
    'a,"say ""no""","one, two","one\ntwo",,3\r\n',
  );
});

test("no cell is a formula to a spreadsheet, however it begins", () => {
  for (const start of ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =1", "＝1"])
    expect(csvLine([start])).toMatch(/^"?'/);
  expect(csvLine(["=A1,B1"])).toBe(`"'=A1,B1"\r\n`);
});
