import { eq } from "drizzle-orm";
import { describe, expect } from "vitest";
import { auditEvents, editions } from "@/db/schema";
import { as, givenEdition, givenUser, noon, test } from "@/domain/testing";
import { explainWithdrawal } from "./withdraw";

const later = new Date(noon.getTime() + 60_000);
const reason = "The new date is known.";

describe("another explanation of a withdrawal", () => {
  test("stands in every language at once; the notice stays withdrawn since when it was, and the record keeps the old words", async ({
    db,
  }) => {
    const jiwoo = as(await givenUser(db, "manager"), db, later);
    const english = await givenEdition(db, { state: "withdrawn", explanation: "Put off." });
    const { noticeId } = english;
    const korean = await givenEdition(db, { noticeId, lang: "ko", state: "withdrawn" });
    const explanations = { en: "It begins on 3 May.", ko: "5월 3일에 시작합니다." };
    const ask = { editionId: english.id, lockVersion: 1, reason };

    expect((await explainWithdrawal(jiwoo, { ...ask, explanations })).ok).toBe(true);

    const rows = await db.select().from(editions).orderBy(editions.id);
    expect(rows).toMatchObject([
      { state: "withdrawn", withdrawnAt: noon, explanation: explanations.en, lockVersion: 2 },
      { state: "withdrawn", withdrawnAt: noon, explanation: explanations.ko, lockVersion: 2 },
    ]);
    const [event] = await db.select().from(auditEvents).orderBy(auditEvents.id);
    expect(event).toMatchObject({ action: "notice.explain", reason });
    expect(event?.detail).toMatchObject({
      editions: [{ id: english.id, explanation: "Put off." }, { id: korean.id }],
      explanations,
    });
  });

  test("is asked for in each language that is withdrawn, with a reason", async ({ db }) => {
    const jiwoo = as(await givenUser(db, "manager"), db, later);
    const english = await givenEdition(db, { state: "withdrawn", explanation: "Put off." });
    const ask = { editionId: english.id, lockVersion: 1, reason: "Because" };

    expect(await explainWithdrawal(jiwoo, { ...ask, explanations: { ko: "연기" } })).toEqual({
      ok: false,
      refusal: {
        code: "malformed",
        issues: [
          { field: "explanation-en", code: "explanation_missing" },
          { field: "reason", code: "reason_short" },
        ],
      },
    });
    const [row] = await db.select().from(editions).where(eq(editions.id, english.id));
    expect(row?.explanation).toBe("Put off.");
  });
});
