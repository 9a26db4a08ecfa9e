import { expect, test } from "vitest";
import { Page } from "./page";

const html =
  '<html lang="en"><body><a href="/en/transparency#rule">Read <span data-reads="1001">0</span> ' +
  '<span class="small soft" data-one="time" data-many="times">times</span></a></body></html>';

const shownAt = (reads: number): string =>
  new Page(html, 200, 0)
    .variant("system", "identity", { tick: 1, get: () => reads }, 0)
    .body.toString()
    .replace(/<[^>]*>/g, "");

test.each([
  [0, "Read 0 times"],
  [1, "Read 1 time"],
  [5844, "Read 5,844 times"],
])("of a notice read %i times a reader sees and hears the right word", (reads, said) => {
  expect(shownAt(reads)).toBe(said);
});

test("the word follows the count as it moves on a kept page", () => {
  const page = new Page(html, 200, 0);
  const counts = { tick: 1, get: () => 1 };
  const at = (now: number) => page.variant("system", "identity", counts, now).body.toString();
  const first = at(0);

  counts.tick = 2;
  counts.get = () => 2;

  expect(first).toContain(">time</span>");
  expect(at(1_000)).toContain(">times</span>");
});
