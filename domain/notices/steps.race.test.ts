import { count, eq, inArray } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import type { Database } from "@/db";
import { auditEvents, editions } from "@/db/schema";
import { verifyAudit } from "@/domain/audit";
import type { Actor } from "@/domain/context";
import type { Outcome } from "@/domain/outcome";
import { as, givenEdition, givenUser, withDatabase } from "@/domain/testing";
import { fromMarkdown } from "@/lib/body";
import { newEdition } from "./create";
import { saveEdition } from "./edit";
import { publishNotice } from "./publish";
import { discardEdition, recallEdition, rejectEdition, submitEdition } from "./submit";
import { restoreNotice, withdrawNotice } from "./withdraw";

const people = 6;
const reason = "The contractor is ill.";
type Edition = Awaited<ReturnType<typeof givenEdition>>;

const managers = (db: Database): Promise<Actor[]> =>
  Promise.all(Array.from({ length: people }, () => givenUser(db, "manager")));
const winners = (outcomes: readonly Outcome<unknown>[]) => outcomes.filter(({ ok }) => ok).length;

/** How many times each action stands in the record; the chain must hold, whoever won. */
async function recorded(db: Database, ...actions: string[]): Promise<number> {
  expect((await verifyAudit(db)).firstBroken).toBeNull();
  const [events] = await db
    .select({ n: count() })
    .from(auditEvents)
    .where(inArray(auditEvents.action, actions));
  return events?.n ?? 0;
}

async function stateOf(db: Database, { id }: Edition) {
  const [row] = await db.select().from(editions).where(eq(editions.id, id));
  return row && { state: row.state, lockVersion: row.lockVersion };
}

const save = (edition: Edition) => ({
  editionId: edition.id,
  lockVersion: edition.lockVersion,
  title: "Another title",
  summary: "Another summary.",
  body: fromMarkdown("Another body."),
  departmentId: edition.departmentId,
  contact: "Han Seoyeon",
  changeType: null,
  changeNote: null,
});

describe("several people take one step at once", () => {
  test.each([
    ["submit", submitEdition, "draft", "submitted"],
    ["discard", discardEdition, "draft", "discarded"],
  ] as const)("of six who %s one draft one does", async (name, command, from, to) => {
    await withDatabase(async ({ db }) => {
      const edition = await givenEdition(db, { state: from });
      const ask = { editionId: edition.id, lockVersion: edition.lockVersion };

      const outcomes = await Promise.all(
        (await managers(db)).map((each) => command(as(each, db), ask)),
      );

      expect(winners(outcomes)).toBe(1);
      expect(await stateOf(db, edition)).toEqual({ state: to, lockVersion: 2 });
      expect(await recorded(db, `edition.${name}`)).toBe(1);
    });
  });

  test("a submission taken back six times from one open page is taken back once", async () => {
    await withDatabase(async ({ db }) => {
      const minjun = await givenUser(db, "author");
      const edition = await givenEdition(db, {
        state: "submitted",
        createdBy: minjun.id,
        submittedBy: minjun.id,
      });
      const ask = { editionId: edition.id, lockVersion: edition.lockVersion };

      const outcomes = await Promise.all(
        Array.from({ length: people }, () => recallEdition(as(minjun, db), ask)),
      );

      expect(winners(outcomes)).toBe(1);
      expect(await recorded(db, "edition.recall")).toBe(1);
    });
  });

  test("of six who withdraw one notice in two languages one does, and both are withdrawn; so with restoring", async () => {
    await withDatabase(async ({ db }) => {
      const english = await givenEdition(db, { state: "published" });
      const korean = await givenEdition(db, {
        noticeId: english.noticeId,
        state: "published",
        lang: "ko",
      });
      const everybody = await managers(db);
      const explanations = { en: "Put off.", ko: "연기되었습니다." };
      const ask = { editionId: english.id, reason };

      const withdrawn = await Promise.all(
        everybody.map((each) =>
          withdrawNotice(as(each, db), { ...ask, lockVersion: 1, explanations }),
        ),
      );
      expect(winners(withdrawn)).toBe(1);
      expect(await stateOf(db, korean)).toEqual({ state: "withdrawn", lockVersion: 2 });

      const restored = await Promise.all(
        everybody.map((each) => restoreNotice(as(each, db), { ...ask, lockVersion: 2 })),
      );
      expect(winners(restored)).toBe(1);
      expect(await stateOf(db, korean)).toEqual({ state: "published", lockVersion: 3 });
      expect(await recorded(db, "notice.withdraw", "notice.restore")).toBe(2);
    });
  });

  test("of six who begin the next edition one does", async () => {
    await withDatabase(async ({ db }) => {
      const live = await givenEdition(db, { state: "published" });

      const outcomes = await Promise.all(
        (await managers(db)).map((each) =>
          newEdition(as(each, db), { number: live.number, lang: "en" }),
        ),
      );

      expect(winners(outcomes)).toBe(1);
      expect(await recorded(db, "edition.created")).toBe(1);
    });
  });
});

describe("different steps meet on one edition", () => {
  test("of save, submit and discard of one draft one wins, and nothing of the others is left", async () => {
    await withDatabase(async ({ db }) => {
      const drafts = [];
      for (let n = 0; n < 8; n += 1) drafts.push(await givenEdition(db, { state: "draft" }));
      const [a, b, c] = await managers(db);
      if (!a || !b || !c) throw new Error("nobody is there");

      const outcomes = await Promise.all(
        drafts.flatMap((edition) => {
          const ask = { editionId: edition.id, lockVersion: edition.lockVersion };
          return [
            saveEdition(as(a, db), save(edition)),
            submitEdition(as(b, db), ask),
            discardEdition(as(c, db), ask),
          ];
        }),
      );

      expect(winners(outcomes)).toBe(drafts.length);
      for (const draft of drafts) expect((await stateOf(db, draft))?.lockVersion).toBe(2);
      expect(await recorded(db, "edition.saved", "edition.submit", "edition.discard")).toBe(
        drafts.length,
      );
    });
  });

  test("of publish, return, take back and discard of one submission one wins", async () => {
    await withDatabase(async ({ db }) => {
      const minjun = await givenUser(db, "author");
      const own = { state: "submitted", createdBy: minjun.id, submittedBy: minjun.id } as const;
      const submissions = [];
      for (let n = 0; n < 8; n += 1) submissions.push(await givenEdition(db, own));
      const [a, b] = await managers(db);
      if (!a || !b) throw new Error("nobody is there");

      const outcomes = await Promise.all(
        submissions.flatMap(({ id: editionId, lockVersion, contentHash }) => [
          publishNotice(as(a, db), {
            editionId,
            lockVersion,
            contentHash: contentHash ?? "",
          }),
          rejectEdition(as(b, db), { editionId, lockVersion, remark: "Say which streets." }),
          recallEdition(as(minjun, db), { editionId, lockVersion }),
          discardEdition(as(minjun, db), { editionId, lockVersion }),
        ]),
      );

      expect(winners(outcomes)).toBe(submissions.length);
      for (const each of submissions) expect((await stateOf(db, each))?.lockVersion).toBe(2);
      expect(
        await recorded(
          db,
          "edition.publish",
          "edition.reject",
          "edition.recall",
          "edition.discard",
        ),
      ).toBe(submissions.length);
    });
  });
});
