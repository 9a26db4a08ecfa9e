import { asc, eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import type { Database } from "@/db";
import { auditEvents, editionRevisions, editions } from "@/db/schema";
import { verifyAudit } from "@/domain/audit";
import type { Role } from "@/domain/context";
import { saveEdition } from "@/domain/notices/edit";
import { as, givenEdition, givenUser, promised, waitingFor, withDatabase } from "@/domain/testing";
import { fromMarkdown } from "@/lib/body";
import { leave } from "./leave";

/** Runs `first` in a transaction that stays open until `second` waits for it. */
async function oneBehind<A, B>(
  { db, sql }: Parameters<Parameters<typeof withDatabase>[0]>[0],
  first: (tx: Database) => Promise<A>,
  second: () => Promise<B>,
): Promise<[A, B]> {
  const begun = promised<void>();
  const mayEnd = promised<void>();
  const one = db.transaction(async (tx) => {
    const outcome = await first(tx);
    begun.resolve();
    await mayEnd.promise;
    return outcome;
  });
  await begun.promise;
  const two = second();
  await expect.poll(() => waitingFor(sql)).toBeGreaterThan(0);
  mayEnd.resolve();
  return Promise.all([one, two]);
}

const given = async (db: Database, role: Role) => {
  const admin = await givenUser(db, "admin");
  const colleague = await givenUser(db, "editor", { email: "next@example.go.kr" });
  const leaver = await givenUser(db, role, { name: "Park Leaver" });
  const draft = await givenEdition(db, { createdBy: leaver.id, title: "As it was" });
  const text = {
    ...{ editionId: draft.id, lockVersion: 1, title: "Saved on the way", summary: "" },
    ...{ body: fromMarkdown("The last words."), departmentId: draft.departmentId },
    ...{ contact: "", changeType: null, changeNote: null },
  };
  return {
    ...{ admin, colleague, leaver, draft },
    save: (tx: Database) => saveEdition(as(leaver, tx), text),
    go: (tx: Database) => leave(as(admin, tx), { id: leaver.id, colleague: colleague.email }),
    stands: async () => {
      const [edition] = await db.select().from(editions).where(eq(editions.id, draft.id));
      const acts = await db
        .select({ action: auditEvents.action, actor: auditEvents.actorId })
        .from(auditEvents)
        .where(eq(auditEvents.subject, `edition:${draft.id}`))
        .orderBy(asc(auditEvents.id));
      const stages = await db.select({ by: editionRevisions.by }).from(editionRevisions);
      expect((await verifyAudit(db)).firstBroken).toBeNull();
      return { edition, acts, stages };
    },
  };
};

describe.for(["author", "editor"] as const)("what an %s saves while they leave", (role) => {
  test("and began before, is saved and handed over with the rest", async () => {
    await withDatabase(async (place) => {
      const { admin, colleague, leaver, save, go, stands } = await given(place.db, role);

      const [saved, left] = await oneBehind(place, save, () => go(place.db));

      expect(saved.ok).toBe(true);
      expect(left).toEqual({ ok: true, value: { handedOver: 1 } });
      const { edition, acts, stages } = await stands();
      expect(edition).toMatchObject({
        ...{ title: "Saved on the way", lockVersion: 2, createdBy: colleague.id },
      });
      expect(acts).toEqual([
        { action: "edition.saved", actor: leaver.id },
        { action: "edition.handed_over", actor: admin.id },
      ]);
      expect(stages).toEqual([{ by: leaver.id }]);
    });
  });

  test("and comes after, is refused: the colleague has the text as it was handed over", async () => {
    await withDatabase(async (place) => {
      const { admin, colleague, save, go, stands } = await given(place.db, role);

      const [left, saved] = await oneBehind(place, go, () => save(place.db));

      expect(left).toEqual({ ok: true, value: { handedOver: 1 } });
      expect(saved).toEqual({ ok: false, refusal: { code: "not_found" } });
      const { edition, acts, stages } = await stands();
      expect(edition).toMatchObject({
        ...{ title: "As it was", lockVersion: 1, createdBy: colleague.id },
      });
      expect(acts).toEqual([{ action: "edition.handed_over", actor: admin.id }]);
      expect(stages).toEqual([]);
    });
  });
});
