import { FixedPage, type FixedProps, fixedHead } from "@/app/fixed-page";
import { openDoor } from "@/app/public-door";
import { boardYears } from "@/domain/boards/years";
import { listCategories } from "@/domain/notices/public-queries";
import { isLang, nameIn, speaker } from "@/lib/i18n";
import { footerPages, paths } from "@/lib/paths";

const page = { name: "sitemap", sections: [] } as const;

export const generateMetadata = (props: FixedProps) => fixedHead(page, props);

/** Every list with its topics and years, and every other page of the site. */
export default async function SitemapPage(props: FixedProps) {
  const { lang: segment } = await props.params;
  const lang = isLang(segment) ? segment : "en";
  const say = speaker(lang);
  const { db, now, frame } = await openDoor();
  const years = await boardYears(db, { lang, now });
  const topics = new Map(
    await Promise.all(
      frame.menu
        .flatMap(({ boards }) => boards)
        .map(async ({ id }) => [id, await listCategories(db, id)] as const),
    ),
  );
  const about = [
    { href: paths.home(lang), name: say("page.sitemap.home") },
    { href: paths.search(lang), name: say("search.h1") },
    ...footerPages
      .filter((name) => name !== "sitemap")
      .map((name) => ({ href: paths.page(lang, name), name: say(`page.${name}`) })),
  ];
  return (
    <FixedPage page={page} {...props}>
      {frame.menu.map(({ section, boards }) => (
        <section className="sec split" key={section.slug}>
          <h2>{nameIn(lang, section)}</h2>
          <div className="stack">
            {boards.map((board) => (
              <div key={board.slug} className="branch">
                <h3>
                  <a className="t" href={paths.board(lang, board.slug)}>
                    {nameIn(lang, board)}
                  </a>
                </h3>
                <Branch
                  title={say("filter.category")}
                  links={(topics.get(board.id) ?? []).map((category) => ({
                    href: paths.board(lang, board.slug, { category: category.slug }),
                    name: nameIn(lang, category),
                  }))}
                />
                <Branch
                  title={say("filter.year")}
                  links={(years.get(board.id) ?? []).map((year) => ({
                    href: paths.board(lang, board.slug, { year: String(year) }),
                    name: say("filter.year-name", { year }),
                  }))}
                />
              </div>
            ))}
          </div>
        </section>
      ))}
      <section className="sec split">
        <h2>{say("page.sitemap.about")}</h2>
        <Links className="plain-rows" links={about} />
      </section>
    </FixedPage>
  );
}

function Branch({ title, links }: { title: string; links: readonly Link[] }) {
  if (links.length === 0) return null;
  return (
    <>
      <h4 className="small soft">{title}</h4>
      <Links className="links" links={links} />
    </>
  );
}

type Link = { href: string; name: string };

const Links = ({ className, links }: { className: string; links: readonly Link[] }) => (
  <ul className={className}>
    {links.map(({ href, name }) => (
      <li key={href}>
        <a className="t" href={href}>
          {name}
        </a>
      </li>
    ))}
  </ul>
);
