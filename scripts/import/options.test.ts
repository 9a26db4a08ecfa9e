import { describe, expect, test } from "vitest";
import { readOptions } from "./options";

describe("the command line of the import", () => {
  test("files, board and the ways to run it are read", () => {
    expect(
      readOptions(["a.jsonl", "pages", "--board", "tenders", "--dry-run", "--dates", "ymd,dmy"]),
    ).toEqual({
      files: ["a.jsonl", "pages"],
      board: "tenders",
      dryRun: true,
      report: undefined,
      desk: undefined,
      orders: ["ymd", "dmy"],
    });
  });

  test.each([
    [["--board", "tenders"], "Name at least one file."],
    [["a.jsonl"], "Name the board: --board news-notices."],
    [["a.jsonl", "--board", "tenders", "--dates", "dym"], "--dates knows ymd, dmy, mdy."],
  ])("what cannot be understood is answered with a sentence", (args, sentence) => {
    expect(readOptions(args)).toBe(sentence);
  });

  test("a flag that is not known is named", () => {
    expect(readOptions(["a.jsonl", "--bord", "tenders"])).toContain("--bord");
  });
});
