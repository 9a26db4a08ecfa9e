import { expect, test } from "vitest";
import { belowTitle, withAlternatives } from "./edition-text";

test("headings of a body come below the title they stand under, and carry no id", () => {
  const body = '<h2 id="s1">Why</h2><p>Because.</p><h3>How</h3>';
  expect(belowTitle(body, 2)).toBe("<h3>Why</h3><p>Because.</p><h4>How</h4>");
  expect(belowTitle(body, 3)).toBe("<h4>Why</h4><p>Because.</p><h5>How</h5>");
});

test("a reviewer reads what stands in the place of each image, or that nothing does", () => {
  const image = (alt: string) => `<figure><img src="/files/1/a.png" alt="${alt}"></figure>`;
  expect(withAlternatives(image("The &quot;old&quot; hall &lt;b&gt;"), "en")).toContain(
    '<span lang="en">Alternative:</span> The &quot;old&quot; hall &lt;b&gt;</span></figure>',
  );
  expect(withAlternatives(image(""), "ko")).toContain('<span lang="ko">뜻이 없는 꾸밈');
});
