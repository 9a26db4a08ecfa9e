import { count, eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { auditEvents, boardTotals, editionRevisions, editions } from "@/db/schema";
import { verifyAudit } from "@/domain/audit";
import { as, givenEdition, givenUser, withDatabase } from "@/domain/testing";
import { fromMarkdown } from "@/lib/body";
import { createNotice } from "./create";
import { saveEdition } from "./edit";
import { publishNotice } from "./publish";
import { withdrawNotice } from "./withdraw";

const results = (outcomes: readonly { ok: boolean; refusal?: { code: string } }[]) => {
  const tally: Record<string, number> = {};
  for (const outcome of outcomes) {
    const key = outcome.ok ? "done" : (outcome.refusal?.code ?? "?");
    tally[key] = (tally[key] ?? 0) + 1;
  }
  return tally;
};

describe("many at once", () => {
  test("of four who publish the same edition one does, for each of 30 notices", async () => {
    await withDatabase(async ({ db }) => {
      const editors = await Promise.all([1, 2, 3, 4].map(() => givenUser(db, "editor")));
      const submitted = [];
      for (let n = 0; n < 30; n += 1)
        submitted.push(await givenEdition(db, { state: "submitted", title: `Notice ${n}` }));

      const outcomes = await Promise.all(
        submitted.flatMap((edition) =>
          editors.map((editor) =>
            publishNotice(as(editor, db), {
              editionId: edition.id,
              lockVersion: edition.lockVersion,
              contentHash: edition.contentHash ?? "",
            }),
          ),
        ),
      );

      expect(results(outcomes)).toEqual({ done: 30, wrong_state: 90 });
      const [events] = await db
        .select({ n: count() })
        .from(auditEvents)
        .where(eq(auditEvents.action, "edition.publish"));
      const [live] = await db
        .select({ n: count() })
        .from(editions)
        .where(eq(editions.state, "published"));
      const [total] = await db.select().from(boardTotals);
      expect([events?.n, live?.n, total?.listed]).toEqual([30, 30, 30]);
      expect((await verifyAudit(db)).firstBroken).toBeNull();
    });
  });

  test("of publish and withdraw at once on one notice each leaves a state that is whole", async () => {
    await withDatabase(async ({ db }) => {
      const editor = await givenUser(db, "editor");
      const manager = await givenUser(db, "manager");
      const live = await givenEdition(db, { state: "published" });
      const next = await givenEdition(db, {
        noticeId: live.noticeId,
        state: "submitted",
        changeType: "major",
        changeNote: "New hours.",
      });

      const outcomes = await Promise.all([
        publishNotice(as(editor, db), {
          editionId: next.id,
          lockVersion: next.lockVersion,
          contentHash: next.contentHash ?? "",
        }),
        withdrawNotice(as(manager, db), {
          editionId: live.id,
          lockVersion: live.lockVersion,
          explanations: { en: "Put off." },
          reason: "The contractor is ill.",
        }),
      ]);

      expect(outcomes[0].ok).toBe(true);
      const rows = await db.select({ state: editions.state }).from(editions).orderBy(editions.id);
      expect(rows.map(({ state }) => state)).toEqual(["superseded", "published"]);
    });
  });

  test("of ten saves from one page one is kept, and no word of it is mixed", async () => {
    await withDatabase(async ({ db }) => {
      const draft = await givenEdition(db, { state: "draft" });
      const editors = await Promise.all(Array.from({ length: 10 }, () => givenUser(db, "editor")));

      const outcomes = await Promise.all(
        editors.map((editor, n) =>
          saveEdition(as(editor, db), {
            editionId: draft.id,
            lockVersion: 1,
            title: `Title ${n}`,
            summary: `Summary ${n}`,
            body: fromMarkdown(`Body ${n}`),
            departmentId: draft.departmentId,
            contact: "Han",
            changeType: null,
            changeNote: null,
          }),
        ),
      );

      expect(results(outcomes)).toEqual({ done: 1, stale: 9 });
      const winner = outcomes.findIndex((outcome) => outcome.ok);
      const [kept] = await db.select().from(editions);
      expect([kept?.title, kept?.summary, kept?.bodyText.trim()]).toEqual([
        `Title ${winner}`,
        `Summary ${winner}`,
        `Body ${winner}`,
      ]);
      const [revisions] = await db.select({ n: count() }).from(editionRevisions);
      expect(revisions?.n).toBe(1);
    });
  });

  test("forty notices begun at once get forty numbers without a gap", async () => {
    await withDatabase(async ({ db }) => {
      const authors = await Promise.all(
        Array.from({ length: 40 }, (_, n) => givenUser(db, "author", { name: `Author ${n}` })),
      );
      const first = await givenEdition(db);

      const outcomes = await Promise.all(
        authors.map((author) =>
          createNotice(as(author, db), { board: "news-notices", lang: "en" }),
        ),
      );

      const numbers = outcomes
        .map((outcome) => (outcome.ok ? outcome.value.number : 0))
        .sort((a, b) => a - b);
      expect(numbers).toEqual(Array.from({ length: 40 }, (_, n) => first.number + 1 + n));
    });
  });
});
