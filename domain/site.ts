import type { Database } from "@/db";
import { sites } from "@/db/schema";
import { invariant } from "@/lib/invariant";

/** This board itself: the namespace of its ids, and since when it is there. */
export async function readSite(db: Database): Promise<{ uuid: string; createdAt: Date }> {
  const [site] = await db.select({ uuid: sites.uuid, createdAt: sites.createdAt }).from(sites);
  invariant(site, "a migration made the site's row");
  return site;
}
