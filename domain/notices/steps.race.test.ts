import { count, eq, inArray, sum } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import type { Database } from "@/db";
import { auditEvents, boardTotals, editions, removals, searchEntries } from "@/db/schema";
import { verifyAudit } from "@/domain/audit";
import type { Actor } from "@/domain/context";
import type { Outcome } from "@/domain/outcome";
import { as, givenEdition, givenUser, withDatabase } from "@/domain/testing";
import { fromMarkdown } from "@/lib/body";
import { contentHash } from "./content-hash";
import { newEdition } from "./create";
import { saveEdition } from "./edit";
import { forcePublish, secondCheck } from "./force-publish";
import { findRemoval } from "./public-queries";
import { publishNotice } from "./publish";
import { removeNotice } from "./remove";
import {
  bringBackEdition,
  discardEdition,
  recallEdition,
  rejectEdition,
  submitEdition,
} from "./submit";
import { undoPublish } from "./undo";
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

/** The kept totals and the search entries say how many texts are live. */
async function expectCounted(db: Database): Promise<void> {
  const [live] = await db
    .select({ n: count() })
    .from(editions)
    .where(inArray(editions.state, ["published", "withdrawn"]));
  const [listed] = await db
    .select({ n: sum(boardTotals.listed).mapWith(Number) })
    .from(boardTotals);
  const [entered] = await db.select({ n: count() }).from(searchEntries);
  expect([listed?.n, entered?.n]).toEqual([live?.n, live?.n]);
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
    ["bring_back", bringBackEdition, "discarded", "draft"],
  ] as const)("of six who %s one edition one does", async (name, command, from, to) => {
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

  test("of six who put one draft out by force one does, and of six who check it afterwards one does", async () => {
    await withDatabase(async ({ db }) => {
      const draft = await givenEdition(db);
      const everybody = await managers(db);
      const hash = contentHash({ ...draft, attachments: [] });

      const forced = await Promise.all(
        everybody.map((each) =>
          forcePublish(as(each, db), {
            ...{ editionId: draft.id, lockVersion: 1, contentHash: hash, reason },
          }),
        ),
      );
      expect(winners(forced)).toBe(1);
      expect(await stateOf(db, draft)).toEqual({ state: "published", lockVersion: 2 });
      await expectCounted(db);

      const checked = await Promise.all(
        everybody.map((each) => secondCheck(as(each, db), { editionId: draft.id, lockVersion: 2 })),
      );
      expect(winners(checked)).toBe(1);
      expect(
        winners([checked[forced.findIndex(({ ok }) => ok)] ?? { ok: true, value: null }]),
      ).toBe(0);
      expect(await stateOf(db, draft)).toEqual({ state: "published", lockVersion: 3 });
      expect(await recorded(db, "edition.force_publish", "edition.second_check")).toBe(2);
    });
  });

  test("of six who undo one publication one does, and what it replaced is live once", async () => {
    await withDatabase(async ({ db }) => {
      const first = await givenEdition(db, { state: "superseded" });
      const { noticeId } = first;
      const live = await givenEdition(db, { noticeId, state: "published" });

      const outcomes = await Promise.all(
        (await managers(db)).map((each) =>
          undoPublish(as(each, db), { editionId: live.id, lockVersion: 1 }),
        ),
      );

      expect(winners(outcomes)).toBe(1);
      expect(await stateOf(db, live)).toEqual({ state: "removed", lockVersion: 2 });
      expect(await stateOf(db, first)).toEqual({ state: "published", lockVersion: 2 });
      const rows = await db.select({ state: editions.state }).from(editions).orderBy(editions.id);
      expect(rows.map(({ state }) => state)).toEqual(["published", "removed", "draft"]);
      expect(await recorded(db, "edition.undo")).toBe(1);
      await expectCounted(db);
    });
  });

  test("of six who remove one notice one does, with one tombstone", async () => {
    await withDatabase(async ({ db }) => {
      const live = await givenEdition(db, { state: "published" });
      const ask = { editionId: live.id, lockVersion: 1, instead: null, seen: [live.id] };
      const explanations = { en: "It named people who had not agreed." };

      const outcomes = await Promise.all(
        (await managers(db)).map((each) => removeNotice(as(each, db), { ...ask, explanations })),
      );

      expect(winners(outcomes)).toBe(1);
      expect(await stateOf(db, live)).toEqual({ state: "removed", lockVersion: 2 });
      expect((await db.select().from(removals)).length).toBe(1);
      expect(await recorded(db, "notice.remove")).toBe(1);
      await expectCounted(db);
    });
  });

  test("of two notices removed at once that name each other one goes, and leads to the other", async () => {
    await withDatabase(async ({ db }) => {
      const [jiwoo] = await managers(db);
      if (!jiwoo) throw new Error("nobody is there");
      const one = await givenEdition(db, { state: "published" });
      const two = await givenEdition(db, { state: "published" });
      const explanations = { en: "The other one says it better." };
      const leading = (from: Edition, to: Edition) =>
        removeNotice(as(jiwoo, db), {
          ...{ editionId: from.id, lockVersion: 1, seen: [from.id] },
          ...{ explanations, instead: to.number },
        });

      const outcomes = await Promise.all([leading(one, two), leading(two, one)]);

      expect(winners(outcomes)).toBe(1);
      const [gone, there] = outcomes[0].ok ? [one, two] : [two, one];
      expect((await findRemoval(db, gone.noticeId, null))?.instead).toMatchObject([
        { number: there.number },
      ]);
      expect(await stateOf(db, there)).toEqual({ state: "published", lockVersion: 1 });
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

  test("of undo, withdraw and remove of one live edition one wins, and lists and search agree with it", async () => {
    await withDatabase(async ({ db }) => {
      const [a, b, c] = await managers(db);
      if (!a || !b || !c) throw new Error("nobody is there");
      const live = [];
      for (let n = 0; n < 8; n += 1) live.push(await givenEdition(db, { state: "published" }));
      const explanations = { en: "It was put out by mistake." };

      const outcomes = await Promise.all(
        live.flatMap(({ id: editionId, lockVersion }) => {
          const ask = { editionId, lockVersion };
          return [
            undoPublish(as(a, db), ask),
            withdrawNotice(as(b, db), { ...ask, explanations, reason }),
            removeNotice(as(c, db), { ...ask, explanations, instead: null, seen: [editionId] }),
          ];
        }),
      );

      expect(winners(outcomes)).toBe(live.length);
      for (const each of live) expect((await stateOf(db, each))?.lockVersion).toBe(2);
      expect(await recorded(db, "edition.undo", "notice.withdraw", "notice.remove")).toBe(
        live.length,
      );
      await expectCounted(db);
    });
  });
});
