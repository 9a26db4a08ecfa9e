import { head, openDoor } from "@/app/public-door";
import { lookFor, type Parameters, type Search } from "@/app/search-door";
import { Ask } from "@/components/public/ask";
import { FeedLinks } from "@/components/public/feed-links";
import { Elsewhere, Meant } from "@/components/public/meant";
import { Missing } from "@/components/public/missing";
import { choicesOf, LeftOut, Narrow, yearsOf } from "@/components/public/narrow";
import { Path } from "@/components/public/parts";
import { Pages, Register } from "@/components/public/register";
import { Shell } from "@/components/public/shell";
import type { FeedFormat } from "@/lib/feeds";
import { isLang, type Lang, nameIn, otherLang, say, speaker } from "@/lib/i18n";
import type { Narrowing } from "@/lib/narrowing";
import { paths } from "@/lib/paths";
import { formatCount } from "@/lib/time";

type Props = { params: Promise<{ lang: string }>; searchParams: Promise<Parameters> };

/** What was found, as the title says it. */
function headline(lang: Lang, search: Search): string {
  const { question, found } = search;
  const say = speaker(lang);
  const { total, more } = found;
  if (search.tooLong) return say("search.late", { words: question.text });
  if (question.wanted.length === 0 && !isNarrowed(search)) return say("search.h1");
  if (question.wanted.length === 0)
    return total === 0
      ? say("list.none-narrowed")
      : say(more ? "search.all-more" : "search.all", { total: formatCount(total), count: total });
  if (total === 0 && search.numbered.length > 0)
    return say("search.numbered", { number: question.text });
  if (total === 0) return say("search.none", { words: question.text });
  return say(more ? "search.more" : "search.found", {
    words: question.text,
    total: formatCount(total),
    count: total,
  });
}

export async function generateMetadata({ params, searchParams }: Props) {
  const { lang } = await params;
  if (!isLang(lang))
    return head({ title: say("en", "missing.title"), lang: "en", here: "/en", status: 404 });
  const search = await lookFor(lang, await searchParams);
  return head({
    title: say(lang, "page.title", { page: headline(lang, search) }),
    lang,
    here: paths.search(lang, search.narrowing),
    other: paths.search(otherLang(lang), search.narrowing),
    index: false,
    ...(isAsked(search) && search.found.total > 0
      ? {
          feed: {
            title: headline(lang, search),
            at: (format: FeedFormat) => paths.feed(lang, format, feedNarrowing(search)),
          },
        }
      : {}),
  });
}

export default async function SearchPage({ params, searchParams }: Props) {
  const { lang } = await params;
  if (!isLang(lang)) return <Missing lang="en" frame={(await openDoor()).frame} />;
  const say = speaker(lang);
  const search = await lookFor(lang, await searchParams);
  const { narrowing, question, found, page, pages } = search;
  const asked = isAsked(search);
  const names = new Map(search.boards.map((board) => [board.slug, nameIn(lang, board)]));
  const { page: _, ...kept } = narrowing;
  const byDate = narrowing.sort === "new" || question.wanted.length === 0;
  return (
    <Shell
      lang={lang}
      frame={search.frame}
      otherHref={paths.search(otherLang(lang), narrowing)}
      here={paths.search(lang, narrowing)}
      ask={false}
    >
      <Path lang={lang} steps={[{ name: say("search.name") }]} />
      <div className="split">
        <div className="wide">
          <h1>{headline(lang, search)}</h1>
          <p className="lead soft">{say("search.where")}</p>
          <Ask lang={lang} big value={narrowing.q ?? ""} />
          {question.cut ? <p className="find warning">{say("search.cut")}</p> : null}
          {narrowing.q && question.wanted.length === 0 ? (
            <p className="find warning">{say("search.unclear")}</p>
          ) : null}
        </div>
      </div>
      {asked ? (
        <div className="sec split">
          <Filters lang={lang} search={search} />
          <div>
            <LeftOut lang={lang} bad={search.bad} />
            {search.meant ? (
              <Meant
                lang={lang}
                words={search.meant}
                href={paths.search(lang, { ...kept, q: search.meant })}
              />
            ) : null}
            {search.elsewhere ? (
              <Elsewhere
                lang={lang}
                words={question.text}
                held={search.elsewhere}
                href={paths.search(otherLang(lang), narrowing)}
              />
            ) : null}
            {search.tooLong ? <p className="find warning">{say("search.late-help")}</p> : null}
            {question.wanted.length === 0 && found.total === 0 ? (
              <p>{say("search.none-help")}</p>
            ) : null}
            {search.numbered.length > 0 ? (
              <section aria-labelledby="numbered">
                <div className="count">
                  <h2 id="numbered">{say("search.numbered", { number: question.text })}</h2>
                </div>
                <Register notices={search.numbered} boards={names} lang={lang} now={search.now} />
              </section>
            ) : null}
            {search.hits.length > 0 ? (
              <>
                <div className="count">
                  <h2 id="found">
                    {say(byDate ? "search.newest" : "search.best", {
                      first: formatCount((page - 1) * search.pageSize + 1),
                      last: formatCount((page - 1) * search.pageSize + search.hits.length),
                    })}
                  </h2>
                  {question.wanted.length > 0 ? (
                    <a
                      className="t"
                      href={paths.search(lang, { ...kept, sort: byDate ? "" : "new" })}
                    >
                      {say(byDate ? "search.by-best" : "search.by-newest")}
                    </a>
                  ) : null}
                </div>
                <Register notices={search.hits} boards={names} lang={lang} now={search.now} />
              </>
            ) : null}
            {found.total > 0 && page > pages ? (
              <div>
                <h2 id="found">{say("list.beyond", { pages })}</h2>
                <p>
                  <a className="t" href={paths.search(lang, { ...kept, page: String(pages) })}>
                    {say("list.beyond-link")}
                  </a>
                </p>
              </div>
            ) : null}
            {search.titled.length > 0 ? (
              <section aria-labelledby="titled">
                <div className="count">
                  <h2 id="titled">{say("search.titled")}</h2>
                </div>
                <Register notices={search.titled} boards={names} lang={lang} now={search.now} />
              </section>
            ) : null}
            {search.others.length > 0 ? (
              <section aria-labelledby="some">
                <div className="count">
                  <h2 id="some">{say("search.some")}</h2>
                </div>
                <Register notices={search.others} boards={names} lang={lang} now={search.now} />
              </section>
            ) : null}
            <Pages
              lang={lang}
              page={page}
              pages={pages}
              href={(n) => paths.search(lang, { ...kept, page: String(n) })}
            />
            {found.total > 0 ? (
              <FeedLinks
                label={say("feed.here-search")}
                lang={lang}
                at={(format) => paths.feed(lang, format, feedNarrowing(search))}
              />
            ) : null}
          </div>
        </div>
      ) : null}
      {!asked || (found.total === 0 && question.wanted.length > 0) ? (
        <div className="sec split">
          <h2>{say("search.help")}</h2>
          <div className="prose">
            <ul>
              <li>{say("search.help-shorter")}</li>
              <li>{say("search.help-phrase")}</li>
              <li>{say("search.help-minus")}</li>
            </ul>
          </div>
        </div>
      ) : null}
    </Shell>
  );
}

/** A feed has its own order and its own parts. */
function feedNarrowing({ narrowing }: Search): Narrowing {
  const { page: _, sort: __, ...kept } = narrowing;
  return kept;
}

const isNarrowed = ({ narrowing }: Search) =>
  (["board", "category", "department", "year", "from", "to"] as const).some(
    (name) => narrowing[name] !== undefined,
  );

const isAsked = (search: Search) => search.question.wanted.length > 0 || isNarrowed(search);

function Filters({ lang, search }: { lang: Lang; search: Search }) {
  const { narrowing, found, boards, departments, categories } = search;
  const { facets } = found;
  const counted = !found.uncounted;
  return (
    <Narrow
      lang={lang}
      narrowing={narrowing}
      choices={{
        board: choicesOf(lang, boards, facets.board, counted, narrowing.board),
        category: choicesOf(lang, categories, facets.category, counted, narrowing.category),
        department: choicesOf(lang, departments, facets.department, counted, narrowing.department),
        year: yearsOf(lang, facets.year, counted, narrowing.year),
      }}
      action={paths.search(lang)}
      clear={paths.search(lang, { q: narrowing.q ?? "" })}
      title={say(lang, "search.narrow")}
      words={false}
    />
  );
}
