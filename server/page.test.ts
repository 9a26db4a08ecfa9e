import { describe, expect, test } from "vitest";
import { scriptJson } from "@/lib/script-json";
import { finish } from "./finish";
import { Page } from "./page";
import { ReadCounts } from "./store";

const html = (reads: string) =>
  `<!DOCTYPE html><html lang="en"><body><span data-reads="7">${reads}</span><span data-reads="8">12</span></body></html>`;
const shown = (page: Page, counts: ReadCounts, now: number) =>
  [
    ...page
      .variant("system", "identity", counts, now)
      .body.toString()
      .matchAll(/">([\d,]+)</g),
  ].map(([, count]) => count);

const readLine =
  '<html lang="en"><body><a href="/en/transparency#rule">Read <span data-reads="1001">0</span> ' +
  '<span class="small soft" data-one="time" data-many="times">times</span></a></body></html>';

const shownAt = (reads: number): string =>
  new Page(readLine, 200, 0)
    .variant("system", "identity", { tick: 1, get: () => reads }, 0)
    .body.toString()
    .replace(/<[^>]*>/g, "");

describe("the count that stands on a kept page", () => {
  test("follows what was heard within 300 ms, however often the page is asked for", () => {
    const page = new Page(html("5,844"), 200, 0);
    const counts = new ReadCounts();
    expect(shown(page, counts, 1_000)).toEqual(["5,844", "12"]);

    counts.learn([[7, 5_845]]);
    expect(shown(page, counts, 1_299)).toEqual(["5,844", "12"]);
    expect(shown(page, counts, 1_300)).toEqual(["5,845", "12"]);

    counts.learn([[8, 13]]);
    expect(shown(page, counts, 1_599)).toEqual(["5,845", "12"]);
    expect(shown(page, counts, 1_600)).toEqual(["5,845", "13"]);
  });

  test("is not stamped again where other notices moved, nor ever set back", () => {
    const page = new Page(html("5,844"), 200, 0);
    const counts = new ReadCounts();
    const before = page.variant("system", "gzip", counts, 1_000);

    counts.learn([
      [7, 5_800], // Heard of before the page was rendered, and late.
      [9, 1],
    ]);

    expect(page.variant("system", "gzip", counts, 9_000)).toBe(before);
  });
});

describe("the word beside the count", () => {
  test.each([
    [0, "Read 0 times"],
    [1, "Read 1 time"],
    [5844, "Read 5,844 times"],
  ])("of a notice read %i times a reader sees and hears the right word", (reads, said) => {
    expect(shownAt(reads)).toBe(said);
  });

  test("the word follows the count as it moves on a kept page", () => {
    const page = new Page(readLine, 200, 0);
    const counts = { tick: 1, get: () => 1 };
    const at = (now: number) => page.variant("system", "identity", counts, now).body.toString();
    const first = at(0);

    counts.tick = 2;
    counts.get = () => 2;

    expect(first).toContain(">time</span>");
    expect(at(1_000)).toContain(">times</span>");
  });
});

test("the count in the structured data is the count in the text, at every moment", () => {
  const words = 'self.__next_f "userInteractionCount":1';
  const data = scriptJson({ headline: words, statistic: { userInteractionCount: 5844 } });
  const block = `<script type="application/ld+json" data-reads="7">${data}</script>`;
  const shown = '<p><span data-reads="7">5,844</span> "userInteractionCount":1</p>';
  const { html } = finish(
    `<html><head><title>${words}</title></head><body>${shown}${block}</body></html>`,
  );
  const page = new Page(html, 200, 0);
  const counts = new ReadCounts();
  const read = (now: number) => {
    const text = page.variant("system", "identity", counts, now).body.toString();
    expect(text).toContain('</span> "userInteractionCount":1</p>');
    const { headline, statistic } = JSON.parse(/ld\+json"[^>]*>([^<]*)/.exec(text)?.[1] ?? "");
    expect(headline).toBe(words);
    return [/data-reads="7">([\d,]+)</.exec(text)?.[1], statistic.userInteractionCount];
  };

  expect(read(0)).toEqual(["5,844", 5844]);
  counts.learn([[7, 12_001]]);
  expect(read(1_000)).toEqual(["12,001", 12_001]);
  expect(page.rendered).toEqual([
    expect.objectContaining({ notice: 7, rendered: 5844 }),
    expect.objectContaining({ notice: 7, rendered: 5844 }),
  ]);
});
