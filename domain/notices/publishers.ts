import { and, asc, eq, inArray, isNull } from "drizzle-orm";
import type { Database } from "@/db";
import { roleGrants, users } from "@/db/schema";
import type { Actor } from "@/domain/context";
import { type Standing, steps, whyNot } from "./workflow";

const named = 4; // A ministry has many editors; a writer needs somebody to ask, not the directory.

/** Officials who may publish this edition once it is submitted, by name; `whyNot` decides, here too. */
export async function whoMayPublish(db: Database, standing: Standing) {
  const rows = await db
    .select({ user: users, grant: roleGrants })
    .from(roleGrants)
    .innerJoin(users, eq(users.id, roleGrants.userId))
    .where(and(inArray(roleGrants.role, [...steps.publish.by]), isNull(users.disabledAt)))
    .orderBy(asc(users.name), asc(users.id));
  const handedIn: Standing = { ...standing, state: "submitted" };
  const able = rows.filter(({ user, grant }) => {
    const { id, name, email, departmentId } = user;
    const actor: Actor = { id, name, email, departmentId, grants: [grant] };
    return whyNot(actor, "publish", handedIn) === null;
  });
  return [...new Map(able.map(({ user: { id, name } }) => [id, { id, name }])).values()];
}

/** Names of a few of them. */
export async function publishersOf(db: Database, standing: Standing): Promise<string[]> {
  const able = await whoMayPublish(db, standing);
  return [...new Set(able.map(({ name }) => name))].slice(0, named);
}
