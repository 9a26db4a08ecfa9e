import { fileURLToPath } from "node:url";
import { readMigrationFiles } from "drizzle-orm/migrator";
import { drizzle } from "drizzle-orm/postgres-js";
import { migrate as applyMigrations } from "drizzle-orm/postgres-js/migrator";
import postgres from "postgres";
import { locks } from "./locks";

const oldestVersion = 15_00_00; // The oldest these migrations were run on.

export type Migrated = {
  /** Migrations applied by this call. */
  applied: number;
  /** Migrations in force now. */
  total: number;
};

/** Where the SQL lies: beside this file, or in the checkout when this code runs from a bundle. */
export const migrationsFolder = fileURLToPath(new URL("./migrations", import.meta.url));

/**
 * Brings the schema behind `ownerUrl` up to this copy, one process at a time.
 * Looks before it touches: a database that is current needs no owner.
 * Throws one sentence for a database that a newer copy has moved on, or that is not Gongji's.
 */
export async function migrate(
  ownerUrl: string,
  { folder = migrationsFolder, oldest = oldestVersion } = {},
): Promise<Migrated> {
  const sql = postgres(ownerUrl, {
    max: 1,
    connect_timeout: 10,
    onnotice: () => {},
    connection: { application_name: "gongji migrate", TimeZone: "UTC", lock_timeout: 10_000 },
  });
  try {
    const known = readMigrationFiles({ migrationsFolder: folder });
    await suits(sql, oldest);
    const before = await state(sql, known);
    if (before.missing === 0) return { applied: 0, total: known.length };
    await sql`select set_config('lock_timeout', '60s', false)`; // Another process may be migrating.
    await sql`select pg_advisory_lock(${locks.migrations})`;
    const { missing } = await state(sql, known);
    await sql`select set_config('lock_timeout', '10s', false)`;
    if (missing > 0) await applyMigrations(drizzle(sql), { migrationsFolder: folder });
    return { applied: missing, total: known.length };
  } catch (error) {
    throw explain(error);
  } finally {
    await sql.end({ timeout: 5 });
  }
}

/** How many migrations the database behind `url` still lacks; throws the same sentences as `migrate`. */
export async function missingMigrations(url: string, folder = migrationsFolder): Promise<number> {
  const sql = postgres(url, { max: 1, connect_timeout: 10, onnotice: () => {} });
  try {
    return (await state(sql, readMigrationFiles({ migrationsFolder: folder }))).missing;
  } catch (error) {
    throw explain(error);
  } finally {
    await sql.end({ timeout: 5 });
  }
}

class Unsuitable extends Error {}

/** Refuses a server that is too old, or a database that cannot hold Korean. */
async function suits(sql: postgres.Sql, oldest: number): Promise<void> {
  const [row] = await sql`
    select current_setting('server_version') as version, current_setting('server_encoding') as encoding,
      current_setting('server_version_num')::int as number`;
  const { version, encoding, number } = row as {
    version: string;
    encoding: string;
    number: number;
  };
  if (number < oldest) {
    throw new Unsuitable(
      `The database server is PostgreSQL ${version.split(" ")[0]} and Gongji needs ${Math.floor(oldest / 10_000)} or newer: mend DATABASE_URL, or bring the server up to date.`,
    );
  }
  if (encoding !== "UTF8") {
    throw new Unsuitable(
      `The database is kept in ${encoding}, which has no Korean: create it with ENCODING 'UTF8' and mend DATABASE_URL.`,
    );
  }
}

async function state(sql: postgres.Sql, known: readonly { hash: string }[]) {
  const [recorded] =
    await sql`select to_regclass('drizzle.__drizzle_migrations') is not null as yes`;
  if (!recorded?.["yes"]) {
    const [table] = await sql`
      select table_name from information_schema.tables where table_schema = 'public' limit 1`;
    if (table) {
      throw new Unsuitable(
        `The database holds tables that are not Gongji's ("${table["table_name"]}" among them): point DATABASE_URL at an empty database.`,
      );
    }
    return { missing: known.length };
  }
  const rows = await sql`select hash from drizzle.__drizzle_migrations order by created_at`;
  const strange = rows.filter((row) => !known.some(({ hash }) => hash === row["hash"]));
  if (strange.length > 0) {
    throw new Unsuitable(
      `The database is newer than this copy of Gongji (it has ${strange.length} ${strange.length === 1 ? "change" : "changes"} this copy does not know): start the newer copy, or restore a backup.`,
    );
  }
  return { missing: known.length - rows.length };
}

function explain(error: unknown): Error {
  if (error instanceof Unsuitable) return error;
  const known = explainDatabase(error);
  if (known) return known;
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const said = cause instanceof Error ? cause.message : String(cause);
  return new Error(`The database could not be brought up to date: ${said}.`, { cause: error });
}

/** A database that cannot be reached or used, as one sentence with its mend; null for anything else. */
export function explainDatabase(error: unknown): Error | null {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const said = cause instanceof Error ? cause.message : String(cause);
  const code = cause instanceof Error && "code" in cause ? String(cause.code) : "";
  const sentences: Record<string, string> = {
    ECONNREFUSED:
      "Nothing answers at the database's address: start the database, or mend DATABASE_URL.",
    ENOTFOUND: "The database's host name is not known: mend DATABASE_URL.",
    EAI_AGAIN:
      "The database's host name cannot be looked up: mend the name service or DATABASE_URL.",
    CONNECT_TIMEOUT: "The database does not answer: start it, or mend DATABASE_URL.",
    CONNECTION_CLOSED: "The database closed the connection: look into its log, then start again.",
    ERR_INVALID_URL:
      "DATABASE_URL is no address: write it as postgres://user:password@host:5432/database.",
    "28P01": "The database refuses the password: mend DATABASE_URL or DATABASE_OWNER_URL.",
    "28000": "The database refuses this user: mend DATABASE_URL or DATABASE_OWNER_URL.",
    "3D000": "The database does not exist on its server: create it, or mend DATABASE_URL.",
    "42501": rights(said),
    "22023": said.includes("gongji_app") ? rights(said) : "",
    "53100": "The database's disk is full: free some space there, then start again.",
    "53300":
      "The database takes no more connections: raise its max_connections, or stop a process.",
    "57P03": "The database is starting up or going down: start again in a moment.",
  };
  const sentence = sentences[code];
  return sentence ? new Error(sentence, { cause: error }) : null;
}

/** What a user of the database lacks, by what PostgreSQL says it may not do. */
function rights(said: string): string {
  if (/create role/.test(said))
    return "The owner of the database may not create the role gongji_app: ALTER ROLE it CREATEROLE for this start, or set DATABASE_OWNER_URL to one that may.";
  if (/gongji_app/.test(said))
    return "The user of DATABASE_URL may not work as gongji_app: GRANT gongji_app TO it as the owner, then start again.";
  if (/schema drizzle/.test(said))
    return "The user of DATABASE_URL may not look at Gongji's tables: GRANT gongji_app TO it as the owner, then start again.";
  return `The database's user may not do this (${said}): set DATABASE_OWNER_URL to the owner of its schema.`;
}
