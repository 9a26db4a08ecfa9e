import { describe, expect, test, vi } from "vitest";
import { emptyBody } from "@/lib/body";
import { readText } from "./read-text";

vi.mock("server-only", () => ({}));

const form = (body: Record<string, string>, button?: string) => {
  const form = new FormData();
  const rest = { editionId: "1", lockVersion: "1", title: "", summary: "", contact: "" };
  for (const [name, value] of Object.entries({ ...rest, departmentId: "", ...body }))
    form.set(name, value);
  if (button) form.set("then", button);
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

  test("an author's end is an hour in Seoul; an empty field is none, a missing one says nothing, and no other words pass", () => {
    const end = (given: Record<string, string>) => {
      const read = readText(form({ bodyMarkdown: "The water is off.", ...given }));
      return "save" in read ? read.save.endsAt : read;
    };
    expect(end({ endsAt: "2026-09-01T18:00" })).toEqual(new Date("2026-09-01T09:00:00.000Z"));
    expect(end({ endsAt: " " })).toBeNull();
    expect(end({})).toBeUndefined();
    for (const endsAt of ["tomorrow", "2026-02-30T10:00", "2026-09-01"])
      expect(end({ endsAt })).toEqual({
        code: "malformed",
        issues: [{ field: "endsAt", code: "end_time" }],
      });
  });

  test("a licence is one of the four types; a form without the field leaves it alone", () => {
    const read = (given: Record<string, string>) =>
      readText(form({ bodyMarkdown: "The water is off.", ...given }));
    expect(read({ licence: "4" })).toMatchObject({ save: { licence: 4 } });
    expect(read({})).not.toHaveProperty("save.licence");
    for (const licence of ["0", "5", "1.5", "free"])
      expect(read({ licence })).toEqual({ code: "malformed", issues: [] });
  });
});

describe("what an author answers to the gate", () => {
  const sha256 = "a".repeat(64);
  const attrs = { sha256, alt: "old", decorative: false, caption: "", width: null, height: null };
  const bodyJson = JSON.stringify({ type: "doc", content: [{ type: "image", attrs }] });

  test("the words of an image typed in the form take the place of those in the body", () => {
    const read = readText(form({ bodyJson, [`alt-${sha256}`]: "A map of\n the way" }));
    expect(read).toMatchObject({
      save: { body: { content: [{ attrs: { alt: "A map of the way", decorative: false } }] } },
    });
  });

  test("an image the form does not name keeps its words", () => {
    const read = readText(form({ bodyJson, [`alt-${"b".repeat(64)}`]: "Another" }));
    expect(read).toMatchObject({ save: { body: { content: [{ attrs: { alt: "old" } }] } } });
  });

  test("ticks, the wish for an override and what the button asks are read", () => {
    const given = { bodyJson, "seen-image_text": "yes", "seen-<b>": "yes", override: "Why not." };
    expect(readText(form(given, "check"))).toMatchObject({
      answers: { ticked: ["image_text"], override: "Why not." },
      asks: "check",
    });
    expect(readText(form(given, "publish"))).toMatchObject({ asks: "save" });
  });
});
