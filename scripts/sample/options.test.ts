import { describe, expect, test } from "vitest";
import { readOptions } from "./options";

describe("the command line of the sample", () => {
  test("how many and where are read", () => {
    expect(readOptions(["--notices", "100000"])).toEqual({ notices: 100_000, board: undefined });
    expect(readOptions(["--notices=5", "--board", "tenders"])).toEqual({
      notices: 5,
      board: "tenders",
    });
  });

  test("without a number it says what is missing", () => {
    expect(readOptions([])).toBe("Say how many: --notices 1000.");
  });

  test.each(["0", "-3", "1.5", "many", "1e3", "1000001"])("%s is no number of notices", (given) => {
    expect(readOptions([`--notices=${given}`])).toBe(
      `--notices wants a whole number from 1 to 1,000,000, not "${given}".`,
    );
  });

  test("a flag that is not known is named", () => {
    expect(readOptions(["--notice", "5"])).toContain("--notice");
  });
});
