import { expect, test } from "vitest";
import { keptValue, narrowingQuery, readNarrowing } from "./narrowing";

test("an address holds what narrows in one order, and nothing that says nothing", () => {
  expect(narrowingQuery({ page: "1", to: "2026-03-01", q: "물 공급", board: "" })).toBe(
    "?q=%EB%AC%BC+%EA%B3%B5%EA%B8%89&to=2026-03-01",
  );
  expect(narrowingQuery({})).toBe("");
});

test("a value that cannot be is one and the same for all, and is told by its name", () => {
  expect(keptValue("page", "0")).toBe("none");
  for (const day of ["2026-02-31", "0000-01-01", "0001-01-01"])
    expect(keptValue("from", day)).toBe("none");
  const { narrowing, bad } = readNarrowing({
    q: "  bus\u0000 line ",
    from: "yesterday",
    year: ["2026", "2025"],
    page: "x",
    fbclid: "1",
  });
  expect(narrowing).toEqual({ q: "bus line", year: "2026" });
  expect(bad).toEqual(["from", "page"]);
});

test("a question is kept one character longer than it is looked for, so that the page can say so", () => {
  expect([...(keptValue("q", "가".repeat(10_000)) ?? "")]).toHaveLength(201);
});
