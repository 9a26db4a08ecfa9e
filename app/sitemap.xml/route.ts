import { sitemapIndex } from "@/app/sitemap-door";
import { pool } from "@/db";
import { sitemapParts } from "@/domain/notices/sitemap-queries";
import { paths } from "@/lib/paths";

// When a part last changed is left out: to know it, every notice would have to be looked at.
export const dynamic = "force-dynamic";

/** The index of the sitemaps: the pages that are always there, and the notices by number. */
export async function GET(): Promise<Response> {
  const parts = await sitemapParts(pool().db);
  return sitemapIndex([paths.sitemapPages, ...parts.map(paths.sitemapPart)]);
}
