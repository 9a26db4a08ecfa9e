import { count, eq, inArray } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { connect, type Database } from "@/db";
import { auditEvents, boardTotals, editions, outbox } from "@/db/schema";
import { verifyAudit } from "@/domain/audit";
import type { Mail } from "@/domain/mail/compose";
import { deliverNext } from "@/domain/mail/deliver";
import { as, type GivenEdition, givenEdition, givenUser, withDatabase } from "@/domain/testing";
import { publishDue } from "./due";
import { publishNotice } from "./publish";
import { scheduleEdition, unscheduleEdition } from "./schedule";

const past = new Date("2020-01-01T00:00:00.000Z"); // The database's own clock is behind it.

const givenDue = async (db: Database, given: GivenEdition = {}) =>
  givenEdition(db, {
    state: "scheduled",
    scheduledAt: past,
    scheduledZone: "Asia/Seoul",
    scheduledFrom: "submitted",
    scheduledBy: (await givenUser(db, "editor")).id,
    ...given,
  });

/** How many times these actions stand in the record; the chain must hold. */
async function recorded(db: Database, ...actions: string[]): Promise<number> {
  expect((await verifyAudit(db)).firstBroken).toBeNull();
  const [events] = await db
    .select({ n: count() })
    .from(auditEvents)
    .where(inArray(auditEvents.action, actions));
  return events?.n ?? 0;
}

const statesOf = async (db: Database) =>
  Object.fromEntries(
    (
      await db.select({ state: editions.state, n: count() }).from(editions).groupBy(editions.state)
    ).map(({ state, n }) => [state, n]),
  );

describe("several processes and what is due", () => {
  test("of 100 that are due at one second each is published exactly once by three who look at once", async () => {
    await withDatabase(async ({ url, db }) => {
      const by = (await givenUser(db, "editor")).id;
      for (let n = 0; n < 100; n += 1)
        await givenDue(db, { title: `Notice ${n}`, scheduledBy: by });
      const processes = [1, 2, 3].map(() => connect(url, { max: 2 }));

      const rounds = await Promise.all(processes.map((each) => publishDue(each.db)));

      const published = rounds.map((round) => round.published);
      expect(published.reduce((sum, n) => sum + n)).toBe(100);
      expect(published.filter((n) => n > 0).length).toBeGreaterThan(1); // They shared them out.
      expect(rounds.flatMap(({ failed }) => failed)).toEqual([]);
      expect(await statesOf(db)).toEqual({ published: 100 });
      expect(await recorded(db, "edition.publish_due")).toBe(100);
      const [total] = await db.select().from(boardTotals);
      expect(total?.listed).toBe(100);
      await Promise.all(processes.map((each) => each.sql.end({ timeout: 1 })));
    });
  });

  test("who waits for a notice that came late is written to once, whoever published and sent it", async () => {
    await withDatabase(async ({ url, db }) => {
      const author = await givenUser(db, "author", { name: "Minjun" });
      const editor = await givenUser(db, "editor", { name: "Seoyeon" });
      for (let n = 0; n < 5; n += 1)
        await givenDue(db, {
          ...{ title: `Notice ${n}`, createdBy: author.id, submittedBy: author.id },
          scheduledBy: editor.id,
        });
      const processes = [1, 2, 3].map(() => connect(url, { max: 2 }));
      const out: string[] = [];
      const send = async ({ to, subject }: Mail) => void out.push(`${to.name}: ${subject}`);
      const now = new Date("2100-01-01T00:00:00.000Z"); // All that waits is due.
      const live = async ({ db: own }: (typeof processes)[number]) => {
        await publishDue(own);
        while (await deliverNext(own, { now, publicUrl: "https://notices.example", send }));
      };

      await Promise.all(processes.map(live));
      await Promise.all(processes.map(live)); // And nothing more of it later.

      expect(out).toHaveLength(10);
      expect(new Set(out).size).toBe(10);
      for (const { name } of [author, editor])
        expect(out.filter((each) => each.startsWith(`${name}: `))).toHaveLength(5);
      const kinds = await db.select({ kind: outbox.kind }).from(outbox);
      expect(new Set(kinds.map(({ kind }) => kind))).toEqual(new Set(["late"]));
      await Promise.all(processes.map((each) => each.sql.end({ timeout: 1 })));
    });
  });

  test("of taking the hour back and the hour itself one wins, ten times", async () => {
    await withDatabase(async ({ db }) => {
      const jiwoo = await givenUser(db, "manager");
      for (let n = 0; n < 10; n += 1) {
        const edition = await givenDue(db);
        const [round, taken] = await Promise.all([
          publishDue(db),
          unscheduleEdition(as(jiwoo, db), {
            editionId: edition.id,
            lockVersion: 1,
            reason: "It rains that day.",
          }),
        ]);
        const again = await publishDue(db); // What was in the other's hand was passed over.
        expect(round.published + again.published + (taken.ok ? 1 : 0)).toBe(1);
        const [row] = await db.select().from(editions).where(eq(editions.id, edition.id));
        expect(row?.state).toBe(taken.ok ? "submitted" : "published");
      }
      expect(await recorded(db, "edition.publish_due", "edition.unschedule")).toBe(10);
    });
  });

  test("of publishing and scheduling one submission, by three people each, one wins", async () => {
    await withDatabase(async ({ db }) => {
      const editors = await Promise.all([1, 2, 3, 4, 5, 6].map(() => givenUser(db, "editor")));
      const submitted = await givenEdition(db, { state: "submitted" });
      const ask = {
        editionId: submitted.id,
        lockVersion: 1,
        contentHash: submitted.contentHash ?? "",
      };

      const outcomes = await Promise.all(
        editors.map((each, n) =>
          n % 2 === 0
            ? publishNotice(as(each, db), ask)
            : scheduleEdition(as(each, db), {
                ...ask,
                at: "2026-03-02T18:00",
                zone: "Asia/Seoul",
                confirmed: "2026-03-02T09:00:00.000Z",
              }),
        ),
      );

      expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
      expect(await recorded(db, "edition.publish", "edition.schedule")).toBe(1);
    });
  });
});
