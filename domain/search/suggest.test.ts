import { eq } from "drizzle-orm";
import { describe, expect } from "vitest";
import type { Database } from "@/db";
import { editions } from "@/db/schema";
import { givenEdition, test } from "@/domain/testing";
import type { Lang } from "@/lib/time";
import { inTime } from "./bounded";
import { enter } from "./entry";
import { suggest } from "./suggest";

const notice = (db: Database, lang: Lang, title: string, more = {}) =>
  givenEdition(db, { state: "published", lang, title, summary: "-", bodyText: "-", ...more });
const titles = async (db: Database, lang: Lang, typed: string) =>
  (await suggest(db, lang, typed)).map(({ title }) => title);

describe("a title is suggested", () => {
  test.for([
    ["en", "Government grants for villages", "gov"],
    ["en", "Government grants for villages", "Governmen"],
    ["en", "Government grants for villages", "grants for vil"],
    ["en", "Government grants for villages", "villages "],
    ["ko", "주민등록 사항 확인", "주"],
    ["ko", "주민등록 사항 확인", "주민드"],
    ["ko", "주민등록 사항 확인", "주민ㄷ"],
    ["ko", "주민등록 사항 확인", "ㅈㅁㄷㄹ"],
    ["ko", "주민등록 사항 확인", "wnalse"],
    ["ko", "주민등록 사항 확인", "주민등록 확"],
    ["ko", "정보부 신설", "정봅"],
    ["ko", "무인민원발급기 운영", "민원"],
    ["ko", "청년 월세 지원", "청년월세"],
  ] as const)("%s: %s: %s", async ([lang, title, typed], { db }) => {
    await notice(db, lang, title);
    expect(await titles(db, lang, typed)).toEqual([title]);
  });
});

test("none in another language, of a draft, of a text that was taken away, or that lacks a word", async ({
  db,
}) => {
  await notice(db, "ko", "Larkspur 축제");
  await givenEdition(db, { title: "Larkspur of a draft" });
  await notice(db, "en", "In the body alone", { bodyText: "Larkspur" });
  const gone = await notice(db, "en", "Larkspur of old");
  expect(await titles(db, "en", "larks")).toEqual(["Larkspur of old"]);
  expect(await titles(db, "en", "festival larks")).toEqual([]);

  await db.update(editions).set({ state: "removed" }).where(eq(editions.id, gone.id));
  await enter(db, [gone.id]);
  expect(await titles(db, "en", "larks")).toEqual([]);
});

test("titles that begin so come first, then the newest, eight at most", async ({ db }) => {
  const day = (n: number) => ({ publishedAt: new Date(Date.UTC(2025, 0, n)) });
  await notice(db, "en", "Bridges of old", day(1));
  for (let n = 2; n <= 12; n += 1) await notice(db, "en", `The bridges ${n}`, day(n));

  const found = await titles(db, "en", "bridges");

  expect(found.slice(0, 2)).toEqual(["Bridges of old", "The bridges 12"]);
  expect(found).toHaveLength(8);
});

test("whatever is typed is answered", async ({ db }) => {
  for (const typed of [
    "'",
    "%",
    "\\",
    "a:*",
    "!&|",
    "ㄱ",
    "ㄱㄳㅘ",
    "ㅏㅏ",
    "🙂",
    "\u{10ffff}\u{10ffff}",
    "-",
    '"a',
    "of ",
  ])
    expect(await suggest(db, "en", typed)).toEqual([]);
});

test("what takes too long is given up, and the transaction with it", async ({ db }) => {
  const slow = inTime(db, 20, async (tx) => [await tx.execute("select pg_sleep(5)")], []);
  expect(await slow).toEqual([]);
  expect(await titles(db, "en", "anything")).toEqual([]);
});
