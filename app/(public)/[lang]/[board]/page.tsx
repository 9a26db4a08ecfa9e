import { cache } from "react";
import { head, openDoor } from "@/app/public-door";
import { Missing } from "@/components/public/missing";
import { Path } from "@/components/public/parts";
import { Pages, Register } from "@/components/public/register";
import { Shell } from "@/components/public/shell";
import { pool } from "@/db";
import { listBoard } from "@/domain/notices/public-lists";
import { findBoard } from "@/domain/notices/public-queries";
import { isLang, nameIn, otherLang, say, speaker } from "@/lib/i18n";
import { paths } from "@/lib/paths";
import { formatCount } from "@/lib/time";

type Props = {
  params: Promise<{ lang: string; board: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** The page asked for; `bad` where what was asked for is no page's number. */
function pageOf(value: string | string[] | undefined): { page: number; bad: boolean } {
  if (value === undefined || value === "") return { page: 1, bad: false };
  const good = typeof value === "string" && /^[1-9]\d{0,5}$/.test(value);
  return good ? { page: Number(value), bad: false } : { page: 1, bad: true };
}

async function look({ params, searchParams }: Props) {
  const { lang, board } = await params;
  const { page, bad } = pageOf((await searchParams)["page"]);
  return lookAt(lang, board, page, bad);
}

// Head and body of a page are drawn from one look: asked once, and of one instant.
const lookAt = cache(async (lang: string, slug: string, page: number, bad: boolean) => {
  const [{ db, now, menu }, found] = await Promise.all([
    openDoor(),
    isLang(lang) ? findBoard(pool().db, slug) : undefined,
  ]);
  if (!isLang(lang) || !found)
    return { lang: isLang(lang) ? lang : ("en" as const), menu, found: undefined };
  const list = await listBoard(db, {
    boardId: found.board.id,
    pageSize: found.board.pageSize,
    lang,
    page,
    now,
  });
  return { lang, menu, found: { ...found, list, page, bad, now } };
});

export async function generateMetadata(props: Props) {
  const { lang, found } = await look(props);
  if (!found)
    return head({
      title: say(lang, "missing.title"),
      lang,
      here: paths.notFound(lang),
      status: 404,
    });
  const { board, section, page, list } = found;
  const title = say(lang, "list.title", {
    board: nameIn(lang, board),
    page,
    pages: list.pages,
    section: nameIn(lang, section),
  });
  const beyond = page > list.pages;
  return head({
    title,
    description: lang === "ko" ? board.leadKo : board.leadEn,
    lang,
    here: paths.board(lang, board.slug, page),
    other: page === 1 ? paths.board(otherLang(lang), board.slug) : null,
    index: !beyond,
  });
}

export default async function BoardPage(props: Props) {
  const { lang, menu, found } = await look(props);
  if (!found) return <Missing lang={lang} menu={menu} />;
  const say = speaker(lang);
  const { board, section, list, page, bad, now } = found;
  const name = nameIn(lang, board);
  return (
    <Shell
      lang={lang}
      menu={menu}
      current={section.slug}
      otherHref={paths.board(otherLang(lang), board.slug)}
      here={paths.board(lang, board.slug, page)}
    >
      <Path lang={lang} steps={[{ name: nameIn(lang, section) }, { name }]} />
      <div className="split board">
        <div className="wide">
          <h1>{name}</h1>
          <p className="lead soft">{lang === "ko" ? board.leadKo : board.leadEn}</p>
        </div>
      </div>
      <div className="sec split">
        <Siblings
          boards={menu.find((entry) => entry.section.slug === section.slug)?.boards ?? []}
          lang={lang}
          current={board.slug}
        />
        <div>
          {bad ? <p className="find warning gap-below">{say("list.bad-page")}</p> : null}
          {page > list.pages ? (
            <div>
              <h2 id="found">{say("list.beyond", { pages: list.pages })}</h2>
              <p>
                <a className="t" href={paths.board(lang, board.slug, list.pages)}>
                  {say("list.beyond-link")}
                </a>
              </p>
            </div>
          ) : (
            <>
              <div className="count">
                <h2 id="found">
                  {list.total === 0
                    ? say("list.none")
                    : say("list.found", {
                        total: formatCount(list.total),
                        first: formatCount(list.first),
                        last: formatCount(list.last),
                      })}
                </h2>
              </div>
              {list.total > 0 ? <Register notices={list.notices} lang={lang} now={now} /> : null}
            </>
          )}
          <Pages
            lang={lang}
            page={page}
            pages={list.pages}
            href={(n) => paths.board(lang, board.slug, n)}
          />
        </div>
      </div>
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
  if (boards.length < 2) return <div />;
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
