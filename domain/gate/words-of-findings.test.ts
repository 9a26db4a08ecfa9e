import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { hasMessage, langs, say } from "@/lib/i18n";

/** Every code the gate's sources name. */
const codes = readdirSync("domain/gate")
  .filter((name) => !name.includes(".test."))
  .flatMap(
    (name) =>
      readFileSync(`domain/gate/${name}`, "utf8").match(
        /"(?:image|heading|link|table|file|title|lang|personal)_\w+"/g,
      ) ?? [],
  )
  .map((quoted) => quoted.slice(1, -1));

test("every finding has words in both languages, and says its place where it has one", () => {
  const all = [...new Set(codes)].sort();
  expect(all.length).toBe(21);
  for (const code of all) {
    const key = `issue.${code}`;
    if (!hasMessage(key)) throw new Error(`no words for ${code}`);
    for (const lang of langs) {
      const values = { n: 1, words: "W", masked: "M", from: 2, to: 4, next: 3 };
      expect(say(lang, key, values)).not.toMatch(/[{}]/);
    }
  }
});
