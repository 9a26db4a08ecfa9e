import { expect, test } from "vitest";
import { chooseEncoding } from "./encoding";
import { finish, isNextError } from "./finish";
import { headersForNext } from "./headers";
import { Page } from "./page";
import { PageStore } from "./store";

const fromNext =
  '<!DOCTYPE html><html lang="en"><head><link rel="stylesheet" href="/_next/static/css/a.css" data-precedence="next"/>' +
  '<link rel="preload" as="script" fetchPriority="low" href="/_next/static/chunks/a.js"/><script src="/_next/static/chunks/b.js" async=""></script>' +
  '<meta name="next-size-adjust" content=""/><title>Gone</title><meta name="gongji-status" content="410"/></head>' +
  '<body><div hidden=""><!--$--><!--/$--></div><main>Removed<!-- --> in May</main><template id="P:1"></template>' +
  '<script type="module" data-gongji="" src="/toc.js"></script><script type="application/ld+json">{"a":1}</script>' +
  '<script>(self.__next_f=self.__next_f||[]).push([0])</script><script>self.__next_f.push([1,"x"])</script></body></html>';

test("a finished page carries nothing of the framework but its stylesheet, and the status it says", () => {
  const { html, status } = finish(fromNext);
  expect(status).toBe(410);
  expect(html).toBe(
    '<!DOCTYPE html><html lang="en"><head><link rel="stylesheet" href="/_next/static/css/a.css" data-precedence="next"/>' +
      "<title>Gone</title></head><body><main>Removed in May</main>" +
      '<script type="module" data-gongji="" src="/toc.js"></script><script type="application/ld+json">{"a":1}</script></body></html>',
  );
});

test("a document whose title Next streamed into the body is no page", () => {
  const late = "<html><head></head><body><main>Text</main><title>Late</title></body></html>";
  expect(() => finish(late)).toThrow("title and description stand in the head");
});

test("a notice may write of the framework's own words", () => {
  const words = 'id="__next_error__" self.__next_f /_next/static/x.js data-reads="1" gongji-status';
  const told = `<html><head><title>${words}</title></head><body><p>${words}</p></body></html>`;
  expect(isNextError(told)).toBe(false);
  expect(finish(told)).toEqual({ html: told, status: 200 });
});

test("Next's own error document is known", () => {
  expect(isNextError('<html id="__next_error__">')).toBe(true);
  expect(isNextError(fromNext)).toBe(false);
});

test("a reader gets the best encoding they accept", () => {
  expect(chooseEncoding("gzip, deflate, br, zstd")).toBe("br");
  expect(chooseEncoding("gzip;q=1, br;q=0.5")).toBe("gzip");
  expect(chooseEncoding("br;q=0, gzip;q=0")).toBe("identity");
  expect(chooseEncoding("*")).toBe("br");
  expect(chooseEncoding(undefined)).toBe("identity");
});

test("the store never holds more than its bytes, and lets go of what nobody asked for", () => {
  const store = new PageStore(30_000);
  const home = { kind: "home", lang: "en" } as const;
  for (const key of ["a", "b"]) store.set(key, home, new Page("x".repeat(10_000), 200, 0));
  store.get("a");
  store.set("c", home, new Page("x".repeat(10_000), 200, 0));
  expect(store.get("b")).toBeUndefined();
  expect(store.get("a")).toBeDefined();
  expect(store.bytes).toBeLessThanOrEqual(30_000);
});

test("Next never hears a reader's x-, and its own headers under the desk alone", () => {
  const given = {
    "x-middleware-subrequest": "1",
    rsc: "1",
    "next-action": "a",
    cookie: "c",
    connection: "close",
  };
  expect(headersForNext(given, { desk: false })).toEqual({ cookie: "c" });
  expect(headersForNext(given, { desk: true })).toEqual({
    rsc: "1",
    "next-action": "a",
    cookie: "c",
  });
});
