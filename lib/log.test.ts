import { expect, test } from "vitest";
import { reason } from "./log";

test("a failed query is told by its cause, without what was handed to it", () => {
  const cause = new Error("canceling statement due to lock timeout");
  const failed = new Error('Failed query: insert into "x"\nparams: minjun@example.org', { cause });
  const wordless = new Error("Failed query: select 1\nparams: minjun@example.org");

  expect(reason(failed)).toBe("canceling statement due to lock timeout");
  expect(reason(wordless)).not.toContain("minjun");
});

test("a reason is one line of at most 300 characters", () => {
  expect(reason(new Error(`${"x".repeat(400)}\n    at somewhere`))).toBe("x".repeat(300));
  expect(reason("away\nfor good")).toBe("away");
});
