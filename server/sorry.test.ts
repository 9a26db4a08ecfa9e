import { expect, test } from "vitest";
import { Late, type Rendered } from "./miss";
import { openSorryPages } from "./sorry";

const page = (name: string): Rendered => ({
  html: `<title>${name}</title><code data-reference="">-</code>`,
  status: 200,
  setsCookie: false,
});

test("a new name of the ministry stands on the page of an error once it is renewed", async () => {
  let name = "Ministry of Water";
  const sorry = openSorryPages(async () => page(name));
  await sorry.renew();
  expect(sorry.of("error", "en", "abc")).toBe(
    '<title>Ministry of Water</title><code data-reference="">abc</code>',
  );

  name = "Ministry of Rivers";
  await sorry.renew();

  for (const kind of ["error", "unavailable"] as const)
    for (const lang of ["en", "ko"] as const)
      expect(sorry.of(kind, lang, "abc")).toContain("Ministry of Rivers");
});

test("what cannot be rendered stays as it was, and is a plain page where it never could", async () => {
  let away = true;
  const sorry = openSorryPages(async () => {
    if (away) throw new Late("not within 10000 ms");
    return page("Ministry of Water");
  });
  await sorry.renew();
  expect(sorry.of("unavailable", "ko", "abc")).toContain("<h1");
  away = false;
  await sorry.renew();
  away = true;
  await sorry.renew();
  expect(sorry.of("unavailable", "ko", "abc")).toContain("Ministry of Water");
});

test("what moves while the pages are rendered is on them too, and nothing is rendered a third time", async () => {
  let name = "old";
  let asked = 0;
  const sorry = openSorryPages(async () => {
    asked += 1;
    const said = name;
    await Promise.resolve();
    return page(said);
  });
  const first = sorry.renew();
  name = "new";
  await Promise.all([first, sorry.renew(), sorry.renew()]);
  expect(sorry.of("error", "en", "abc")).toContain("new");
  expect(asked).toBe(8);
});
