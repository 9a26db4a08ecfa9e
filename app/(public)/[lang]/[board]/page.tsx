import { cache } from "react";
import { narrowingWords } from "@/app/narrowing-words";
import { head, openDoor, origin } from "@/app/public-door";
import { lookFor, type Parameters, type Search } from "@/app/search-door";
import { FeedLinks } from "@/components/public/feed-links";
import { JsonLd } from "@/components/public/json-ld";
import { Elsewhere, Meant } from "@/components/public/meant";
import { Missing } from "@/components/public/missing";
import { choicesOf, LeftOut, Narrow, yearsOf } from "@/components/public/narrow";
import { Path } from "@/components/public/parts";
import { Pages, Register } from "@/components/public/register";
import { Shell } from "@/components/public/shell";
import { listData } from "@/components/public/structured-data";
import { listBoard } from "@/domain/notices/public-lists";
import { findBoard } from "@/domain/notices/public-queries";
import { isLang, nameIn, otherLang, say, speaker } from "@/lib/i18n";
import { paths } from "@/lib/paths";
import { formatCount } from "@/lib/time";

type Props = {
  params: Promise<{ lang: string; board: string }>;
  searchParams: Promise<Parameters>;
};

async function look({ params, searchParams }: Props) {
  const { lang, board } = await params;
  return lookAt(lang, board, JSON.stringify(await searchParams));
}

// Head and body of a page are drawn from one look: asked once, and of one instant.
const lookAt = cache(async (lang: string, slug: string, given: string) => {
  const { db, now, frame } = await openDoor();
  const found = isLang(lang) ? await findBoard(db, slug) : undefined;
  if (!isLang(lang) || !found)
    return { lang: isLang(lang) ? lang : ("en" as const), frame, found: undefined };
  const { board } = found;
  const search = await lookFor(lang, JSON.parse(given), board);
  const { narrowing, page, pageSize } = search;
  const { page: _, ...kept } = narrowing;
  const list =
    Object.keys(kept).length > 0
      ? narrowedList(search)
      : await listBoard(db, { boardId: board.id, pageSize, lang, page, now });
  return { lang, frame, found: { ...found, search, kept, list, page, now } };
});

/** The hits of a list that is narrowed; nothing is pinned there. */
function narrowedList({ found, hits, page, pages, pageSize }: Search) {
  const first = (page - 1) * pageSize + 1;
  return { notices: hits, total: found.total, pages, first, last: first + hits.length - 1 };
}

export async function generateMetadata(props: Props) {
  const { lang, found } = await look(props);
  if (!found)
    return head({
      title: say(lang, "missing.title"),
      lang,
      here: paths.notFound(lang),
      status: 404,
    });
  const { board, section, page, list, search, kept } = found;
  const narrowed = Object.keys(kept).length > 0;
  const title = say(lang, narrowed ? "list.title-narrowed" : "list.title", {
    board: nameIn(lang, board),
    page,
    pages: list.pages,
    section: nameIn(lang, section),
    total: formatCount(list.total),
    what: narrowed ? narrowingWords(lang, search) : "",
  });
  const beyond = page > list.pages;
  return head({
    title,
    description: lang === "ko" ? board.leadKo : board.leadEn,
    lang,
    here: paths.board(lang, board.slug, search.narrowing),
    other: page === 1 && !narrowed ? paths.board(otherLang(lang), board.slug) : null,
    index: !beyond && !narrowed,
    feed: {
      title: narrowed
        ? `${nameIn(lang, board)}: ${narrowingWords(lang, search)}`
        : nameIn(lang, board),
      at: (format) => paths.boardFeed(lang, board.slug, format, kept),
    },
  });
}

export default async function BoardPage(props: Props) {
  const { lang, frame, found } = await look(props);
  if (!found) return <Missing lang={lang} frame={frame} />;
  const say = speaker(lang);
  const { board, section, list, page, search, kept, now } = found;
  const { facets, uncounted, more } = search.found;
  const { narrowing } = search;
  const name = nameIn(lang, board);
  return (
    <Shell
      lang={lang}
      frame={frame}
      current={section.slug}
      otherHref={paths.board(otherLang(lang), board.slug)}
      here={paths.board(lang, board.slug, narrowing)}
    >
      <Path lang={lang} steps={[{ name: nameIn(lang, section) }, { name }]} />
      <div className="split board">
        <div className="wide">
          <h1>{name}</h1>
          <p className="lead soft">{lang === "ko" ? board.leadKo : board.leadEn}</p>
        </div>
      </div>
      <div className="sec split">
        <div>
          <Siblings
            boards={frame.menu.find((entry) => entry.section.slug === section.slug)?.boards ?? []}
            lang={lang}
            current={board.slug}
          />
          <Narrow
            lang={lang}
            narrowing={narrowing}
            choices={{
              category: choicesOf(
                lang,
                search.categories,
                facets.category,
                !uncounted,
                narrowing.category,
              ),
              department: choicesOf(
                lang,
                search.departments,
                facets.department,
                !uncounted,
                narrowing.department,
              ),
              year: yearsOf(lang, facets.year, !uncounted, narrowing.year),
            }}
            action={paths.board(lang, board.slug)}
            clear={paths.board(lang, board.slug)}
            title={say("filter.title")}
            words
          />
        </div>
        <div>
          <LeftOut lang={lang} bad={search.bad} />
          {search.tooLong ? <p className="find warning">{say("search.late-help")}</p> : null}
          {search.meant ? (
            <Meant
              lang={lang}
              words={search.meant}
              href={paths.board(lang, board.slug, { ...kept, q: search.meant })}
            />
          ) : null}
          {search.elsewhere ? (
            <Elsewhere
              lang={lang}
              words={search.question.text}
              held={search.elsewhere}
              href={paths.board(otherLang(lang), board.slug, narrowing)}
            />
          ) : null}
          {search.question.cut ? <p className="find warning">{say("search.cut")}</p> : null}
          {narrowing.q && search.question.wanted.length === 0 ? (
            <p className="find warning">{say("search.unclear")}</p>
          ) : null}
          {page > list.pages ? (
            <div>
              <h2 id="found">{say("list.beyond", { pages: list.pages })}</h2>
              <p>
                <a
                  className="t"
                  href={paths.board(lang, board.slug, { ...kept, page: String(list.pages) })}
                >
                  {say("list.beyond-link")}
                </a>
              </p>
            </div>
          ) : (
            <>
              <div className="count">
                <h2 id="found">
                  {list.total === 0
                    ? say(Object.keys(kept).length > 0 ? "list.none-narrowed" : "list.none")
                    : say(more && Object.keys(kept).length > 0 ? "list.found-more" : "list.found", {
                        total: formatCount(list.total),
                        first: formatCount(list.first),
                        last: formatCount(list.last),
                      })}
                </h2>
              </div>
              {list.total > 0 ? <Register notices={list.notices} lang={lang} now={now} /> : null}
              {search.titled.length > 0 ? (
                <section aria-labelledby="titled">
                  <div className="count">
                    <h2 id="titled">{say("search.titled")}</h2>
                  </div>
                  <Register notices={search.titled} lang={lang} now={now} />
                </section>
              ) : null}
              {search.others.length > 0 ? (
                <section aria-labelledby="some">
                  <div className="count">
                    <h2 id="some">{say("search.some")}</h2>
                  </div>
                  <Register notices={search.others} lang={lang} now={now} />
                </section>
              ) : null}
            </>
          )}
          <Pages
            lang={lang}
            page={page}
            pages={list.pages}
            href={(n) => paths.board(lang, board.slug, { ...kept, page: String(n) })}
          />
          <FeedLinks
            label={say("feed.here")}
            lang={lang}
            at={(format) => paths.boardFeed(lang, board.slug, format, kept)}
          />
        </div>
      </div>
      <JsonLd data={listData(lang, origin(), board)} />
    </Shell>
  );
}

/** The other lists of the same section, in the margin. */
function Siblings({
  boards,
  lang,
  current,
}: {
  boards: readonly { slug: string; nameKo: string; nameEn: string }[];
  lang: "en" | "ko";
  current: string;
}) {
  if (boards.length < 2) return null;
  return (
    <ul className="facet noprint">
      {boards.map((board) => (
        <li key={board.slug}>
          <a
            href={paths.board(lang, board.slug)}
            aria-current={board.slug === current ? "true" : undefined}
          >
            {nameIn(lang, board)}
          </a>
        </li>
      ))}
    </ul>
  );
}
