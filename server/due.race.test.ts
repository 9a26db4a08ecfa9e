import { spawn } from "node:child_process";
import { count, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { connect, type Database } from "@/db";
import { locks } from "@/db/locks";
import { auditEvents, editions } from "@/db/schema";
import { openWire } from "@/db/wire.fixture";
import { type GivenEdition, givenEdition, givenUser, withDatabase } from "@/domain/testing";
import { openLog } from "@/lib/log";
import { startDue } from "./due";

const past = new Date("2020-01-01T00:00:00.000Z"); // The database's own clock is behind it.
const patience = { timeout: 30_000, interval: 50 };
const log = openLog("silent");

const givenDue = async (db: Database, given: GivenEdition = {}) =>
  givenEdition(db, {
    state: "scheduled",
    scheduledAt: past,
    scheduledZone: "Asia/Seoul",
    scheduledFrom: "submitted",
    scheduledBy: (await givenUser(db, "editor")).id,
    ...given,
  });

const stateOf = async (db: Database, id: number) =>
  (await db.query.editions.findFirst({ where: eq(editions.id, id) }))?.state;

const published = async (db: Database) => {
  const [events] = await db
    .select({ n: count() })
    .from(auditEvents)
    .where(eq(auditEvents.action, "edition.publish_due"));
  return events?.n;
};

test("what a process had in hand when it was killed is published once, by another that had passed it over", {
  timeout: 90_000,
}, async () => {
  await withDatabase(async ({ url, db, sql }) => {
    const { id } = await givenDue(db);
    const chain = connect(url, { max: 1 });
    let letGo = () => {};
    const held = chain.sql.begin(async (tx) => {
      await tx`select pg_advisory_xact_lock(${locks.auditChain})`;
      await new Promise<void>((resolve) => {
        letGo = resolve;
      });
    });
    const onTheRecord = async () =>
      (
        await sql`select granted from pg_locks where locktype = 'advisory' and objid = ${locks.auditChain}
          and database = (select oid from pg_database where datname = current_database())`
      ).map(({ granted }) => granted);
    await expect.poll(onTheRecord, patience).toEqual([true]);

    const victim = spawn(process.execPath, ["--import", "tsx", "server/due.fixture.ts", url], {
      stdio: "inherit",
    });
    // Its rows are written, nothing is committed, and it waits to write the record.
    await expect.poll(onTheRecord, patience).toContain(false);
    const due = startDue(db, log);
    victim.kill("SIGKILL");
    await new Promise((resolve) => victim.once("close", resolve));
    expect(await stateOf(db, id)).toBe("scheduled");
    letGo();
    await held;

    await expect.poll(() => stateOf(db, id), patience).toBe("published");
    expect(await published(db)).toBe(1);
    expect(await db.query.editions.findFirst()).toMatchObject({ version: 1, lockVersion: 2 });
    await expect.poll(due.lateMs, patience).toBe(0);
    due.close();
    await chain.sql.end({ timeout: 1 });
  });
});

test("an hour that comes while the database is away is known to be late, and kept when it is back", {
  timeout: 90_000,
}, async () => {
  await withDatabase(async ({ url, db, sql }) => {
    const { id } = await givenDue(db);
    await sql`update edition set scheduled_at = clock_timestamp() + interval '6 s' where id = ${id}`;
    const wire = await openWire(url);
    const pool = connect(wire.url, { max: 1 });
    let looked = 0;
    const debug = () => {
      looked += 1;
    };
    const due = startDue(pool.db, { ...log, debug });
    await expect.poll(() => looked, patience).toBe(1);

    await wire.cut();
    await expect.poll(due.lateMs, patience).toBeGreaterThan(0);
    expect(await stateOf(db, id)).toBe("scheduled");
    await wire.join();
    due.again(); // As the porch says when it hears again.

    await expect.poll(() => stateOf(db, id), patience).toBe("published");
    expect(await published(db)).toBe(1);
    await expect.poll(due.lateMs, patience).toBe(0);
    due.close();
    await pool.sql.end({ timeout: 1 });
    await wire.cut();
  });
});
