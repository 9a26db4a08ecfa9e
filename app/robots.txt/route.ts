import { origin } from "@/app/public-door";
import { paths } from "@/lib/paths";

export const dynamic = "force-dynamic"; // PUBLIC_URL is known when it runs, not when it is built.

/**
 * RFC 9309. The desk and previews are nobody's, the API is data and no page; answers to questions are without number,
 * say `noindex` themselves and cost a search each.
 */
export const GET = (): Response =>
  new Response(
    [
      "User-agent: *",
      "Disallow: /admin",
      "Disallow: /preview/",
      "Disallow: /api/",
      "Disallow: /*/search?",
      "Disallow: /*?q=",
      "Disallow: /*/feed.*?",
      "",
      `Sitemap: ${origin()}${paths.sitemap}`,
      "",
    ].join("\n"),
    { headers: { "content-type": "text/plain; charset=utf-8", "cache-control": "no-cache" } },
  );
