import { eq } from "drizzle-orm";
import { describe, expect } from "vitest";
import type { Database } from "@/db";
import { editions } from "@/db/schema";
import { givenDepartment, givenEdition, noon, test } from "@/domain/testing";
import type { Lang } from "@/lib/time";
import type { Filters } from "./asked";
import { enter } from "./entry";
import { offer } from "./offer";
import { readQuestion } from "./question";

const notice = (db: Database, lang: Lang, title: string, more = {}) =>
  givenEdition(db, {
    state: "published",
    lang,
    title,
    summary: lang === "ko" ? "없음" : "None.",
    bodyText: "-",
    ...more,
  });
const offered = (db: Database, lang: Lang, typed: string, filters: Filters = {}) =>
  offer(db, {
    ...{ lang, question: readQuestion(typed), filters },
    ...{ sort: "best" as const, page: 1, pageSize: 10, now: noon },
  });

describe("a question with a slip is offered as it was meant", () => {
  test.for([
    ["en", "Government grants for villages", "goverment grants", "government grants"],
    ["en", "Government grants for villages", "Grnats", "grants"],
    ["en", "Road works", "raod", "road"],
    ["en", "Accommodation in the capital", "acomodation", "accommodation"],
    ["ko", "주민등록 사항 확인", "주민등럭", "주민등록"],
    ["ko", "재난지원금 신청 안내", "재난지웡금 신청", "재난지원금 신청"],
    ["ko", "재난지원금을 드립니다", "재난지웡금을", "재난지원금을"],
    ["ko", "청년 월세 지원", "청년월새지원", "청년월세지원"],
    ["ko", "영덕국유림 산불", "영걱에서 산불", "영덕에서 산불"],
    ["ko", "정보공개 청구", "wjdqh", "정보"],
    ["ko", "정보공개 청구", "wjdqhrhdro 2026 cjdrn", "정보공개 2026 청구", { bodyText: "2026" }],
    ["en", "Hello to all", "ㅗ디ㅣㅐ", "hello"],
  ] as const)("%s: %s: %s", async ([lang, title, typed, meant, more], { db }) => {
    await notice(db, lang, title, more);
    expect(await offered(db, lang, typed)).toBe(meant);
  });
});

describe("nothing is offered", () => {
  test("for a word that the notices hold, a phrase in quotation marks, a short word or none like it", async ({
    db,
  }) => {
    await notice(db, "en", "Roads and bridges");
    await notice(db, "en", "Roads again");
    await notice(db, "en", "Roads once more");
    for (const typed of ["roads", '"raods"', "-raosd bridges", "xyz", "rod", "elephants", "2o26"])
      expect(await offered(db, "en", typed), typed).toBeUndefined();
  });

  test("that would find nothing in the language or with the filters asked for", async ({ db }) => {
    const north = await givenDepartment(db, "north");
    const south = await givenDepartment(db, "south");
    await notice(db, "en", "Bridges", { departmentId: north.id });

    expect(await offered(db, "en", "brigdes")).toBe("bridges");
    expect(await offered(db, "en", "brigdes", { department: north.id })).toBe("bridges");
    expect(await offered(db, "en", "brigdes", { department: south.id })).toBeUndefined();
    expect(await offered(db, "ko", "brigdes")).toBeUndefined();
  });

  test("of a draft, or of a text that was taken away", async ({ db }) => {
    await givenEdition(db, { title: "Larkspur of a draft" });
    const gone = await notice(db, "en", "Foxgloves");
    expect(await offered(db, "en", "foxgolves")).toBe("foxgloves");

    await db.update(editions).set({ state: "removed" }).where(eq(editions.id, gone.id));
    await enter(db, [gone.id]);

    expect(await offered(db, "en", "foxgolves")).toBeUndefined();
    expect(await offered(db, "en", "larkspru")).toBeUndefined();
  });
});

test("a slip that a notice makes too is put right where many more hold the right word", async ({
  db,
}) => {
  await notice(db, "en", "Brigde closed");
  expect(await offered(db, "en", "brigde")).toBeUndefined();
  for (let n = 0; n < 11; n += 1) await notice(db, "en", `Bridge ${n}`);
  expect(await offered(db, "en", "brigde")).toBe("bridge");
});

test("whatever is typed is answered", async ({ db }) => {
  await notice(db, "en", "Bridges");
  for (const typed of [
    "'",
    "%%%%%%%%",
    "\\\\\\\\",
    "ㄱ",
    "가".repeat(200),
    "a".repeat(200),
    "ㅗ".repeat(50),
    "\u{10ffff}abcde",
    "zzzz\u{10ffff}",
  ])
    await offered(db, "en", typed);
  expect(await offered(db, "en", "brigdes ".repeat(16))).toBeUndefined();
});
