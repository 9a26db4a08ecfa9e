import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { auditEvents, roleGrants } from "@/db/schema";
import { as, givenUser, withDatabase } from "@/domain/testing";
import { setLocked } from "./officials";

test("two administrators who lock each other at once leave one of them", async () => {
  await withDatabase(async ({ db }) => {
    const one = await givenUser(db, "admin");
    const other = await givenUser(db, "admin");

    const outcomes = await Promise.all([
      setLocked(as(one, db), { id: other.id, locked: true }),
      setLocked(as(other, db), { id: one.id, locked: true }),
    ]);

    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    const locks = await db
      .select()
      .from(auditEvents)
      .where(eq(auditEvents.action, "user.disabled"));
    expect(locks).toHaveLength(1);
    expect(await db.select().from(roleGrants).where(eq(roleGrants.role, "admin"))).toHaveLength(2);
  });
});
