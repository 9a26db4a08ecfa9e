import { createHash } from "node:crypto";
import { asc, eq, or, sql } from "drizzle-orm";
import type { Database } from "@/db";
import { departments } from "@/db/schema";
import { invariant } from "@/lib/invariant";

export type Desk = typeof departments.$inferSelect;

/** The department whose telephone and e-mail stand in for those an old board did not name: the one asked for, else the first. */
export async function findDesk(db: Database, slug?: string): Promise<Desk | null> {
  const [desk] = await db
    .select()
    .from(departments)
    .where(slug === undefined ? undefined : eq(departments.slug, slug))
    .orderBy(asc(departments.id))
    .limit(1);
  return desk ?? null;
}

/** The department of this name, in either language; made with the desk's contact where there is none. */
export async function departmentNamed(
  tx: Database,
  name: string,
  desk: Desk,
): Promise<{ id: number; made: boolean }> {
  const lower = name.toLowerCase();
  const [there] = await tx
    .select({ id: departments.id })
    .from(departments)
    .where(
      or(
        eq(sql`lower(${departments.nameKo})`, lower),
        eq(sql`lower(${departments.nameEn})`, lower),
      ),
    )
    .orderBy(asc(departments.id))
    .limit(1);
  if (there) return { id: there.id, made: false };
  const { phone, email, formatsEmail } = desk;
  const [made] = await tx
    .insert(departments)
    .values({ slug: slugOf(name), nameKo: name, nameEn: name, phone, email, formatsEmail })
    .returning({ id: departments.id });
  invariant(made, "an inserted department has an id");
  return { id: made.id, made: true };
}

/** From the name where it is in Latin letters; the mark at its end keeps two alike apart. */
function slugOf(name: string): string {
  const words = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 40);
  const mark = createHash("sha256").update(name.toLowerCase()).digest("hex").slice(0, 8);
  return [words || "department", mark].join("-").replace(/--+/g, "-");
}
