import { randomBytes } from "node:crypto";
import postgres from "postgres";
import { afterEach, expect, inject, test } from "vitest";
import { connect } from "./index";
import { explainDatabase, migrate } from "./migrate";

const undo: string[] = [];
afterEach(async () => {
  await asAdmin(async (admin) => {
    for (const statement of undo.splice(0).reverse()) await admin.unsafe(statement);
  });
});

async function asAdmin<T>(work: (admin: postgres.Sql) => Promise<T>): Promise<T> {
  const admin = postgres(inject("adminUrl"), { max: 1, onnotice: () => {} });
  try {
    return await work(admin);
  } finally {
    await admin.end({ timeout: 5 });
  }
}

/** A database of this user's, made with `how`; its address. */
async function givenDatabase(how: string, user = inject("ownerUrl")): Promise<string> {
  const name = `gongji_test_${randomBytes(6).toString("hex")}`;
  const url = new URL(user);
  await asAdmin((admin) => admin.unsafe(`CREATE DATABASE ${name} OWNER ${url.username} ${how}`));
  undo.push(`DROP DATABASE ${name} WITH (FORCE)`);
  url.pathname = `/${name}`;
  return url.href;
}

/** A user of the database server who may do nothing yet. */
async function givenUser(): Promise<string> {
  const name = `user_${randomBytes(6).toString("hex")}`;
  await asAdmin((admin) => admin.unsafe(`CREATE ROLE ${name} LOGIN PASSWORD 'secret'`));
  undo.push(`DROP ROLE ${name}`);
  const url = new URL(inject("appUrl"));
  url.username = name;
  url.password = "secret";
  return url.href;
}

const ours = "TEMPLATE gongji";

test("a server too old, or a database without Korean, is refused before anything is done to it", async () => {
  const url = await givenDatabase("");
  await expect(migrate(url, { oldest: 99_00_00 })).rejects.toThrow(
    /^The database server is PostgreSQL [\d.]+ and Gongji needs 99 or newer: mend DATABASE_URL/,
  );
  const ascii = await givenDatabase(
    "TEMPLATE template0 ENCODING 'SQL_ASCII' LOCALE_PROVIDER libc LOCALE 'C'",
  );
  await expect(migrate(ascii)).rejects.toThrow(
    "The database is kept in SQL_ASCII, which has no Korean: create it with ENCODING 'UTF8'",
  );
});

test("an owner who may not make the role of the application is told what is missing", async () => {
  const url = await givenDatabase("", await givenUser());
  await expect(migrate(url)).rejects.toThrow(
    "may not create the role gongji_app: ALTER ROLE it CREATEROLE for this start",
  );
});

test("a user of the application who lacks its role is told so, and with it needs nothing more", async () => {
  const url = new URL(await givenUser());
  url.pathname = new URL(await givenDatabase(ours)).pathname;
  await expect(migrate(url.href)).rejects.toThrow(
    "The user of DATABASE_URL may not look at Gongji's tables: GRANT gongji_app TO it",
  );
  const works = async () => {
    const { sql } = connect(url.href, { max: 1 });
    try {
      return (await sql`select current_user as me`)[0]?.["me"];
    } catch (error) {
      return explainDatabase(error)?.message;
    } finally {
      await sql.end({ timeout: 5 });
    }
  };
  expect(await works()).toMatch(/may not work as gongji_app: GRANT gongji_app TO it/);

  await asAdmin((admin) => admin.unsafe(`GRANT gongji_app TO ${url.username}`));
  expect((await migrate(url.href)).applied).toBe(0);
  expect(await works()).toBe("gongji_app");
});

test.each([
  ["refuses the password", (url: URL) => (url.password = "wrong")],
  ["does not exist on its server", (url: URL) => (url.pathname = "/nowhere")],
  ["Nothing answers at the database's address", (url: URL) => (url.port = "1")],
])("a database that cannot be opened says why: it %s", async (sentence, spoil) => {
  const url = new URL(inject("appUrl"));
  spoil(url);
  await expect(migrate(url.href)).rejects.toThrow(sentence);
});
