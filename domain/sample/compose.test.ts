import { expect, test } from "vitest";
import { parseBody } from "@/lib/body";
import { compose, withParticle } from "./compose";
import { lognormal, randomFrom, zipfPicker } from "./random";

test("the same number gives the same notice, another number another", () => {
  expect(compose(1061, "ko")).toEqual(compose(1061, "ko"));
  expect(compose(1062, "ko").body).not.toEqual(compose(1061, "ko").body);
  expect(compose(1061, "en").title).not.toBe(compose(1061, "ko").title);
});

test.each(["en", "ko"] as const)("a generated text in %s is one an editor could open", (lang) => {
  for (let number = 1; number <= 300; number += 1) {
    const { title, summary, body } = compose(number, lang);
    expect(parseBody(body)).toEqual(body);
    expect(title.length).toBeLessThanOrEqual(200);
    expect(`${title} ${summary} ${JSON.stringify(body)}`).not.toMatch(/\{\w+(:.)?\}|undefined/);
  }
});

test.each([
  ["도로", "은", "도로는"],
  ["공원", "은", "공원은"],
  ["학교", "이", "학교가"],
  ["병원", "을", "병원을"],
  ["버스", "과", "버스와"],
  ["마을", "과", "마을과"],
])("%s takes its particle as people say it", (word, particle, said) => {
  expect(withParticle(word, particle)).toBe(said);
});

test("a few words are met again and again and most are rare, as in a language", () => {
  const words = Array.from({ length: 200 }, (_, index) => index);
  const pick = zipfPicker(words);
  const random = randomFrom(7);
  const met = words.map(() => 0);
  for (let draw = 0; draw < 50_000; draw += 1) {
    const word = pick(random);
    met[word] = (met[word] ?? 0) + 1;
  }

  expect((met[0] ?? 0) / (met[36] ?? 1)).toBeGreaterThan(8); // Rank 1 against rank 37: 39.7 / 3.7 = 10.7.
  expect((met[0] ?? 0) / (met[36] ?? 1)).toBeLessThan(14);
  expect(Math.min(...met)).toBeGreaterThan(0);
});

test("half of the lengths lie below the median, and some far above it", () => {
  const random = randomFrom(11);
  const lengths = Array.from({ length: 4_000 }, () => lognormal(random, 1_000, 0.6));

  const below = lengths.filter((length) => length < 1_000).length;
  expect(below).toBeGreaterThan(1_850);
  expect(below).toBeLessThan(2_150);
  expect(Math.max(...lengths)).toBeGreaterThan(4_000);
});
