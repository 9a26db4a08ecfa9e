import { describe, expect, test, vi } from "vitest";
import { emptyBody } from "@/lib/body";
import { readText } from "./read-text";

vi.mock("server-only", () => ({}));

const form = (body: Record<string, string>) => {
  const form = new FormData();
  const rest = { editionId: "1", lockVersion: "1", title: "", summary: "", contact: "" };
  for (const [name, value] of Object.entries({ ...rest, departmentId: "", ...body }))
    form.set(name, value);
  return form;
};
const refused = (code: string) => ({ code: "malformed", issues: [{ field: "body", code }] });

describe("what an author types", () => {
  test("an author whose Markdown would hold the board is told so", () => {
    for (const bodyMarkdown of ["*a_ ".repeat(5000), "[".repeat(4000), ">".repeat(4000)])
      expect(readText(form({ bodyMarkdown }))).toEqual(refused("body_tangled"));
  });

  test("an author who sends more than a body may hold is told so", () => {
    const bodyJson = `"${"a".repeat(2_000_000)}"`;
    expect(readText(form({ bodyMarkdown: "a".repeat(200_001) }))).toEqual(
      refused("body_unreadable"),
    );
    expect(readText(form({ bodyJson }))).toEqual(refused("body_unreadable"));
    expect(readText(form({ bodyMarkdown: "a", bodyBase: bodyJson }))).toEqual(
      refused("body_unreadable"),
    );
  });

  test("an author's JSON nested without end is refused, not followed", () => {
    const bodyJson = `${'{"content":['.repeat(100_000)}${"]}".repeat(100_000)}`;
    expect(readText(form({ bodyJson }))).toEqual(refused("body_unreadable"));
  });

  test("an author may hand in 200,000 characters of plain paragraphs", () => {
    const bodyMarkdown = `${"The water is off. ".repeat(20).trim()}\n\n`.repeat(550);
    const read = readText(form({ bodyMarkdown, bodyBase: JSON.stringify(emptyBody) }));
    expect("save" in read && read.save.body.content.length).toBe(550);
  });
});
