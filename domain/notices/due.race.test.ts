import { count, eq, inArray } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { connect, type Database } from "@/db";
import { locks } from "@/db/locks";
import { auditEvents, boardTotals, editions } from "@/db/schema";
import { verifyAudit } from "@/domain/audit";
import { as, type GivenEdition, givenEdition, givenUser, withDatabase } from "@/domain/testing";
import { publishDue } from "./due";
import { publishNotice } from "./publish";
import { scheduleEdition, unscheduleEdition } from "./schedule";

const past = new Date("2020-01-01T00:00:00.000Z"); // The database's own clock is behind it.
const patience = { timeout: 20_000, interval: 20 };

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

  test("what a process had in hand when it was killed is published once by another", async () => {
    await withDatabase(async ({ url, db, sql }) => {
      const edition = await givenDue(db);
      const victim = connect(url, { max: 1 });
      const [session] = await victim.sql<{ pid: number }[]>`select pg_backend_pid() as pid`;
      const chain = connect(url, { max: 1 });
      const [hold, release] = gate();
      const held = chain.sql.begin(async (tx) => {
        await tx`select pg_advisory_xact_lock(${locks.auditChain})`;
        await hold;
      });
      await expect.poll(() => chainIsHeld(sql), patience).toBe(true);
      const killed = publishDue(victim.db).catch(() => "gone");
      // Its rows are written, nothing is committed, and it waits to write the record.
      await expect.poll(() => waits(sql, session?.pid ?? 0), patience).toBe(true);

      expect(await publishDue(db)).toMatchObject({ published: 0, heldBack: 0, failed: [] });
      await sql`select pg_terminate_backend(${session?.pid ?? 0})`;
      release();
      await held;
      await killed;
      await victim.sql.end({ timeout: 1 });
      await chain.sql.end({ timeout: 1 });
      await expect
        .poll(async () => {
          await publishDue(db);
          return statesOf(db);
        }, patience)
        .toEqual({ published: 1 });

      expect(await recorded(db, "edition.publish_due")).toBe(1);
      const [row] = await db.select().from(editions).where(eq(editions.id, edition.id));
      expect(row).toMatchObject({ version: 1, lockVersion: 2 });
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

/** A promise and what resolves it. */
function gate(): [Promise<void>, () => void] {
  let open = () => {};
  const closed = new Promise<void>((resolve) => {
    open = resolve;
  });
  return [closed, open];
}

type Sql = ReturnType<typeof connect>["sql"];

async function chainIsHeld(sql: Sql): Promise<boolean> {
  const rows = await sql`select 1 from pg_locks where locktype = 'advisory' and granted
    and objid = ${locks.auditChain}
    and database = (select oid from pg_database where datname = current_database())`;
  return rows.length > 0;
}

async function waits(sql: Sql, pid: number): Promise<boolean> {
  const rows = await sql`select 1 from pg_locks where pid = ${pid} and not granted`;
  return rows.length > 0;
}
