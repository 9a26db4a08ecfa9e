import { eq } from "drizzle-orm";
import type { Database } from "@/db";
import { users } from "@/db/schema";
import type { Actor } from "@/domain/context";
import { emptyBody, parseBody } from "@/lib/body";
import { readEdition } from "./lock";
import { lastRevision } from "./revisions";
import { maySee } from "./workflow";

/** What stands in an edition, and who put it there (null: it was moved by a step, not written); null where the actor may not see it. For whoever was refused as stale. */
export async function storedText(db: Database, actor: Actor, editionId: number) {
  const found = await readEdition(db, editionId);
  if (!found || !maySee(actor, found.standing)) return null;
  const { edition } = found;
  const last = await lastRevision(db, editionId);
  const wrote = last?.lockVersion === edition.lockVersion ? last.by : null;
  const [by] = wrote === null ? [] : await db.select().from(users).where(eq(users.id, wrote));
  const body = parseBody(edition.body) ?? emptyBody;
  return { ...edition, body, by: by ? { id: by.id, name: by.name } : null };
}
