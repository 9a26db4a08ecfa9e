import { randomBytes } from "node:crypto";
import postgres from "postgres";
import { test as base, inject } from "vitest";
import { connect, type Database } from "@/db";

export * from "./testing-givens";

/** A test with `db`: a transaction of the application's role that never commits. */
export const test = base.extend<{ db: Database }>({
  // biome-ignore lint/correctness/noEmptyPattern: vitest reads the pattern to learn what a fixture needs.
  db: async ({}, use) => {
    const pool = connect(await workerDatabase(), { max: 1 });
    const never = new Error("a test never commits");
    try {
      await pool.db.transaction(async (tx) => {
        await use(tx);
        throw never;
      });
    } catch (error) {
      if (error !== never) throw error;
    } finally {
      await pool.sql.end({ timeout: 5 });
    }
  },
});

// Each worker has a database of its own: two open transactions that insert the same slug wait for one another.
async function workerDatabase(): Promise<string> {
  const name = `gongji_worker_${process.env["VITEST_POOL_ID"] ?? "0"}`;
  try {
    await asAdmin((admin) =>
      admin.unsafe(`CREATE DATABASE ${name} TEMPLATE gongji OWNER gongji_owner`),
    );
  } catch (error) {
    const there = error instanceof postgres.PostgresError && error.code === "42P04";
    if (!there) throw error;
  }
  return at(inject("appUrl"), name);
}

/** Runs `work` on a real database of its own, where transactions commit; for races and whole processes. */
export async function withDatabase<T>(
  work: (given: {
    url: string;
    ownerUrl: string;
    db: Database;
    sql: ReturnType<typeof connect>["sql"];
  }) => Promise<T>,
): Promise<T> {
  const name = `gongji_race_${randomBytes(6).toString("hex")}`;
  await asAdmin((admin) =>
    admin.unsafe(`CREATE DATABASE ${name} TEMPLATE gongji OWNER gongji_owner`),
  );
  const url = at(inject("appUrl"), name);
  const pool = connect(url, { max: 20 });
  try {
    return await work({ url, ownerUrl: at(inject("ownerUrl"), name), db: pool.db, sql: pool.sql });
  } finally {
    await pool.sql.end({ timeout: 5 });
    await asAdmin((admin) => admin.unsafe(`DROP DATABASE ${name} WITH (FORCE)`));
  }
}

/** A promise that is kept from outside. */
export function promised<T>() {
  let resolve: (value: T) => void = () => {};
  const promise = new Promise<T>((keep) => {
    resolve = keep;
  });
  return { promise, resolve };
}

/** How many statements on this database wait for a lock: what is tried meanwhile has come as far as it can. */
export async function waitingFor(sql: ReturnType<typeof connect>["sql"]): Promise<number> {
  const rows = await sql`select 1 from pg_locks join pg_stat_activity using (pid)
    where datname = current_database() and not granted`;
  return rows.length;
}

async function asAdmin<T>(work: (admin: postgres.Sql) => Promise<T>): Promise<T> {
  const admin = postgres(inject("adminUrl"), { max: 1, onnotice: () => {} });
  try {
    return await work(admin);
  } finally {
    await admin.end({ timeout: 5 });
  }
}

function at(url: string, database: string): string {
  const changed = new URL(url);
  changed.pathname = `/${database}`;
  return changed.href;
}
