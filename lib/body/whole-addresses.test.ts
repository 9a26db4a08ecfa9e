import { expect, test } from "vitest";
import { wholeAddresses } from "./whole-addresses";

const page = "https://notices.example.go.kr/en/news-notices/1042";

test("a body that leaves the site takes its addresses along, and changes in nothing else", () => {
  const html =
    '<h2 id="s1">When &amp; where</h2><p><a href="#s1">above</a> <a href="/files/7/a%20b.pdf">file</a> ' +
    '<a href="https://elsewhere.example/?a=1&amp;b=2">there</a> <a href="mailto:a@example.go.kr">mail</a> ' +
    '<span lang="ko">공지</span></p><figure><img src="/files/8/map.png" alt="Map"></figure>';

  expect(wholeAddresses(html, page)).toBe(
    html
      .replace("#s1", `${page}#s1`)
      .replace("/files/7", "https://notices.example.go.kr/files/7")
      .replace("/files/8", "https://notices.example.go.kr/files/8"),
  );
});

test("the sentence ahead of it is text, whatever it holds", () => {
  expect(wholeAddresses("<p>x</p>", page, "Version 2: <script>")).toBe(
    "<p><strong>Version 2: &#60;script&#62;</strong></p><p>x</p>",
  );
});
