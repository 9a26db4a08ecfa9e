import { openDoor } from "@/app/public-door";
import { type Listed, sitemap } from "@/app/sitemap-door";
import { pool } from "@/db";
import { numbersPerPart, sitemapNotices } from "@/domain/notices/sitemap-queries";
import { type Lang, langs } from "@/lib/i18n";
import { footerPages, paths } from "@/lib/paths";

/** One sitemap: `pages.xml`, or `5000.xml` with the notices from that number on. */
export async function GET(
  _: Request,
  { params }: { params: Promise<{ part: string }> },
): Promise<Response> {
  const { part } = await params;
  if (part === "pages.xml") return sitemap(await pagesOf());
  const from = /^(?:0|[1-9]\d{0,8})\.xml$/.test(part) ? Number.parseInt(part, 10) : undefined;
  if (from === undefined || from % numbersPerPart !== 0) return new Response(null, { status: 404 });
  const texts = await sitemapNotices(pool().db, from);
  if (texts.length === 0) return new Response(null, { status: 404 });
  const others = new Map<number, Partial<Record<Lang, string>>>();
  for (const { lang, board, number } of texts)
    others.set(number, { ...others.get(number), [lang]: paths.notice(lang, board, number) });
  return sitemap(
    texts.map(({ lang, board, number, changedAt }) => ({
      path: paths.notice(lang, board, number),
      changedAt,
      others: others.get(number) ?? {},
    })),
  );
}

/** Pages that are always there, in both languages. */
async function pagesOf(): Promise<Listed[]> {
  const { frame } = await openDoor();
  const boards = frame.menu.flatMap((section) => section.boards);
  const pages: ((lang: Lang) => string)[] = [
    paths.home,
    ...boards.map(
      ({ slug }) =>
        (lang: Lang) =>
          paths.board(lang, slug),
    ),
    ...footerPages.map((page) => (lang: Lang) => paths.page(lang, page)),
  ];
  return pages.flatMap((page) =>
    langs.map((lang) => ({ path: page(lang), others: { en: page("en"), ko: page("ko") } })),
  );
}
