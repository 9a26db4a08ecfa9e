import { eq, inArray } from "drizzle-orm";
import { describe, expect } from "vitest";
import type { Database } from "@/db";
import { auditEvents, boardTotals, editions, removals, searchEntries } from "@/db/schema";
import { findFile } from "@/domain/attachments/find-file";
import { as, givenDepartment, givenEdition, givenUser, noon, test } from "@/domain/testing";
import { attachmentsOf } from "./content-hash";
import { newEdition } from "./create";
import { findNotice, findRemoval } from "./public-queries";
import { publicEditions, removeNotice } from "./remove";
import { submitEdition } from "./submit";

type Edition = Awaited<ReturnType<typeof givenEdition>>;
const words = {
  en: "It named people who had not agreed.",
  ko: "동의하지 않은 분들의 이름이 있었습니다.",
};

/** What the confirmation page sends. */
const ask = async (db: Database, edition: Edition) => ({
  editionId: edition.id,
  lockVersion: edition.lockVersion,
  explanations: words,
  instead: null,
  seen: (await publicEditions(db, edition.noticeId)).map(({ id }) => id),
});

/** A notice with two versions in English and a Korean one that is withdrawn, a file in each. */
async function givenNotice(db: Database) {
  const file = { sourceUrl: "https://old.example/a.pdf", name: "a.pdf" };
  const first = await givenEdition(db, { state: "superseded", files: [file] });
  const { noticeId } = first;
  const live = await givenEdition(db, { noticeId, state: "published", files: [file] });
  const korean = await givenEdition(db, { noticeId, state: "withdrawn", lang: "ko" });
  const ids = [first.id, live.id, korean.id];
  return { first, live, korean, ids };
}

describe("a notice that is removed", () => {
  test("every version in every language is gone, from lists, search and totals, with a public reason", async ({
    db,
  }) => {
    const jiwoo = await givenUser(db, "manager");
    const { live, ids } = await givenNotice(db);

    expect((await removeNotice(as(jiwoo, db), await ask(db, live))).ok).toBe(true);

    const rows = await db.select().from(editions).where(inArray(editions.id, ids));
    expect(rows.map(({ state, lockVersion }) => [state, lockVersion])).toEqual(
      ids.map(() => ["removed", 2]),
    );
    const totals = await db.select().from(boardTotals);
    expect(totals.map(({ listed }) => listed)).toEqual([0, 0]);
    expect(await db.select().from(searchEntries)).toEqual([]);
    for (const lang of ["en", "ko"] as const)
      expect((await findNotice(db, { number: live.number, lang }))?.langs).toEqual([]);
    // Old versions say the same as the notice itself.
    for (const editionId of [null, ...ids])
      expect(await findRemoval(db, live.noticeId, editionId)).toMatchObject({
        ...{ kind: "removed", at: noon, explanationEn: words.en, explanationKo: words.ko },
      });
    const [event] = await db.select().from(auditEvents).orderBy(auditEvents.id);
    expect(event).toMatchObject({
      ...{ action: "notice.remove", reason: words.en },
      detail: {
        editions: [
          { id: ids[0], from: "superseded" },
          { id: ids[1], from: "published" },
          { id: ids[2], from: "withdrawn" },
        ],
        explanations: words,
      },
    });
  });

  test("a reason is asked in each language that was public, and no other", async ({ db }) => {
    const jiwoo = as(await givenUser(db, "manager"), db);
    const { live } = await givenNotice(db);
    const english = await givenEdition(db, { state: "published" });
    const explanations = { en: words.en, ko: " " };

    expect(await removeNotice(jiwoo, { ...(await ask(db, live)), explanations })).toEqual({
      ok: false,
      refusal: {
        code: "malformed",
        issues: [{ field: "explanation-ko", code: "removal_missing" }],
      },
    });
    const outcome = await removeNotice(jiwoo, { ...(await ask(db, english)), explanations });
    expect(outcome.ok).toBe(true);
  });

  test("it leads to a public notice in its place, and to nothing that is not public", async ({
    db,
  }) => {
    const jiwoo = as(await givenUser(db, "manager"), db);
    const { live } = await givenNotice(db);
    const better = await givenEdition(db, { state: "published" });
    const draft = await givenEdition(db);
    const removed = await givenEdition(db, { state: "removed" });
    for (const instead of [live.number, draft.number, removed.number, 999_999_999, -1, 0])
      expect(await removeNotice(jiwoo, { ...(await ask(db, live)), instead })).toEqual({
        ok: false,
        refusal: { code: "malformed", issues: [{ field: "instead", code: "instead_unknown" }] },
      });

    const outcome = await removeNotice(jiwoo, {
      ...(await ask(db, live)),
      instead: better.number,
    });

    expect(outcome.ok).toBe(true);
    expect((await findRemoval(db, live.noticeId, null))?.instead).toMatchObject([
      { number: better.number },
    ]);
    // The one that took its place cannot lead back; once it is gone too, neither leads anywhere.
    const back = { ...(await ask(db, better)), instead: live.number };
    expect((await removeNotice(jiwoo, back)).ok).toBe(false);
    expect((await removeNotice(jiwoo, await ask(db, better))).ok).toBe(true);
    expect((await findRemoval(db, live.noticeId, null))?.instead).toEqual([]);
  });

  test("what was published while the page was open is not removed unseen", async ({ db }) => {
    const jiwoo = await givenUser(db, "manager");
    const { live, ids } = await givenNotice(db);
    const seen = ids.slice(0, 2);

    const outcome = await removeNotice(as(jiwoo, db), { ...(await ask(db, live)), seen });

    expect(outcome).toEqual({ ok: false, refusal: { code: "stale" } });
    expect(await db.select().from(removals)).toEqual([]);
  });

  test("a manager of one department does not remove another's text of the same notice", async ({
    db,
  }) => {
    const own = await givenDepartment(db, "civil-service");
    const other = await givenDepartment(db, "safety-policy");
    const jiwoo = await givenUser(db, "manager", { departmentId: own.id });
    const english = await givenEdition(db, { state: "published", departmentId: own.id });
    await givenEdition(db, {
      ...{ noticeId: english.noticeId, lang: "ko", state: "published", departmentId: other.id },
    });

    expect(await removeNotice(as(jiwoo, db), await ask(db, english))).toEqual({
      ok: false,
      refusal: { code: "forbidden" },
    });
  });

  test("no draft of it leads back to readers, and none is begun", async ({ db }) => {
    const jiwoo = as(await givenUser(db, "manager"), db);
    const { live, korean } = await givenNotice(db);
    const draft = await givenEdition(db, {
      ...{ noticeId: live.noticeId, changeType: "minor", changeNote: "The hours." },
    });
    await removeNotice(jiwoo, await ask(db, live));

    expect(await submitEdition(jiwoo, { editionId: draft.id, lockVersion: 1 })).toEqual({
      ...{ ok: false, refusal: { code: "notice_removed" } },
    });
    expect(await newEdition(jiwoo, { number: korean.number, lang: "ko" })).toEqual({
      ...{ ok: false, refusal: { code: "notice_removed" } },
    });
  });

  test("its files are gone for readers and stay for whoever keeps the record", async ({ db }) => {
    const jiwoo = await givenUser(db, "manager");
    const sha256 = "a".repeat(64);
    await db.execute(
      `insert into file (sha256, bytes, media_type, created_at) values ('${sha256}', 1, 'application/pdf', now())`,
    );
    const live = await givenEdition(db, {
      ...{ state: "published", files: [{ sha256, name: "a.pdf" }] },
    });
    const [file] = await attachmentsOf(db, live.id);
    await removeNotice(as(jiwoo, db), await ask(db, live));

    expect(await findFile(db, file?.id ?? 0, async () => null)).toBe("gone");
    expect(await findFile(db, file?.id ?? 0, async () => jiwoo)).toMatchObject({ open: false });
    const [row] = await db.select().from(editions).where(eq(editions.id, live.id));
    expect(row?.title).toBe(live.title);
  });
});
