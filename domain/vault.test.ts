import postgres from "postgres";
import { describe, expect } from "vitest";
import { migrate, missingMigrations } from "@/db/migrate";
import { recordAudit } from "@/domain/audit";
import { givenEdition, noon, test, withDatabase } from "./testing";

const asOwner = async (ownerUrl: string, statement: string) => {
  const sql = postgres(ownerUrl, { max: 1, onnotice: () => {} });
  try {
    return await sql.unsafe(statement);
  } finally {
    await sql.end({ timeout: 5 });
  }
};

describe("the record of who did what", () => {
  test.for([
    "update audit_event set action = 'nothing'",
    "delete from audit_event",
    "truncate audit_event",
    "alter table audit_event disable trigger all",
  ])("the application cannot run: %s", async (statement) => {
    await withDatabase(async ({ db, sql }) => {
      await db.transaction((tx) =>
        recordAudit(tx, { at: noon, actorId: null, role: "system", action: "a", subject: "b:1" }),
      );

      await expect(sql.unsafe(statement)).rejects.toMatchObject({ code: "42501" });
    });
  });

  test("even the owner of the schema is stopped by the trigger", async () => {
    await withDatabase(async ({ ownerUrl }) => {
      await expect(asOwner(ownerUrl, "delete from audit_event")).rejects.toThrow("append-only");
    });
  });
});

test("the text of a published edition is fixed", async () => {
  await withDatabase(async ({ db, sql }) => {
    const { id } = await givenEdition(db, { state: "published" });

    const changes = [
      "title = 'Other'",
      "contact = 'Somebody else'",
      "change_note = 'Another note'",
      "version_at = now()",
      "published_at = now()",
    ];
    for (const change of changes)
      await expect(sql.unsafe(`update edition set ${change} where id = ${id}`)).rejects.toThrow(
        "the text of a published edition is fixed",
      );
  });
});

describe("a database is looked at before it is changed", () => {
  test("one that a newer copy moved on is refused", async () => {
    await withDatabase(async ({ ownerUrl }) => {
      const insert =
        "insert into drizzle.__drizzle_migrations (hash, created_at) values ('x', 9999999999999)";
      await asOwner(ownerUrl, insert);

      await expect(migrate(ownerUrl)).rejects.toThrow(
        "The database is newer than this copy of Gongji (it has 1 change this copy does not know): start the newer copy, or restore a backup.",
      );
    });
  });

  test("one with somebody else's tables is refused and left alone", async () => {
    await withDatabase(async ({ ownerUrl }) => {
      await asOwner(ownerUrl, "drop schema drizzle cascade");

      await expect(migrate(ownerUrl)).rejects.toThrow(
        /holds tables that are not Gongji's .* point DATABASE_URL at an empty database/,
      );
      const [row] = await asOwner(ownerUrl, "select to_regnamespace('drizzle') as made");
      expect(row?.["made"]).toBeNull();
    });
  });

  test("a current one needs no owner", async () => {
    await withDatabase(async ({ url }) => {
      expect(await missingMigrations(url)).toBe(0);
      expect((await migrate(url)).applied).toBe(0);
    });
  });

  test("one that does not answer is said in a sentence", async () => {
    await expect(migrate("postgres://a:b@127.0.0.1:41001/c")).rejects.toThrow(
      "Nothing answers at the database's address: start the database, or mend DATABASE_URL.",
    );
  });
});
