import { head, openDoor, origin } from "@/app/public-door";
import { Ask } from "@/components/public/ask";
import { JsonLd } from "@/components/public/json-ld";
import { Missing } from "@/components/public/missing";
import { Day } from "@/components/public/parts";
import { Register } from "@/components/public/register";
import { Shell } from "@/components/public/shell";
import { siteData } from "@/components/public/structured-data";
import {
  departmentCounts,
  listedTotal,
  listImportant,
  listLatest,
} from "@/domain/notices/public-lists";
import { isLang, nameIn, otherLang, say, speaker } from "@/lib/i18n";
import { paths } from "@/lib/paths";
import { formatCount } from "@/lib/time";
import { keepDates } from "@/lib/typography";

const departmentsShown = 12; // The busiest: four rows of three.

type Props = { params: Promise<{ lang: string }> };

export async function generateMetadata({ params }: Props) {
  const { lang } = await params;
  if (!isLang(lang))
    return head({ title: say("en", "missing.title"), lang: "en", here: "/en", status: 404 });
  return head({
    title: say(lang, "home.title"),
    description: say(lang, "home.lead"),
    lang,
    here: paths.home(lang),
    other: paths.home(otherLang(lang)),
    feed: { title: say(lang, "feed.all"), at: (format) => paths.feed(lang, format) },
  });
}

export default async function HomePage({ params }: Props) {
  const { lang } = await params;
  const { db, now, frame } = await openDoor();
  if (!isLang(lang)) return <Missing lang="en" frame={frame} />;
  const say = speaker(lang);
  const boards = frame.menu.flatMap((entry) => entry.boards);
  const [main, ...others] = boards;
  const [important, [latest], lists, departments] = await Promise.all([
    listImportant(db, { lang, limit: 3, now }),
    listLatest(db, { lang, limit: 1, now }),
    Promise.all(
      boards.map(async (board) => ({
        board,
        total: await listedTotal(db, { boardId: board.id, lang, now }),
        notices: await listLatest(db, {
          boardId: board.id,
          lang,
          limit: board === main ? 7 : 3,
          now,
        }),
      })),
    ),
    departmentCounts(db, { lang, now, limit: departmentsShown }),
  ]);
  const listOf = (id: number) => lists.find(({ board }) => board.id === id);
  return (
    <Shell
      lang={lang}
      frame={frame}
      otherHref={paths.home(otherLang(lang))}
      here={paths.home(lang)}
      ask={false}
    >
      <div className="front split">
        {latest?.publishedAt ? (
          <p className="small soft">
            {say("home.latest")}
            <br />
            <b className="nb">
              <Day at={latest.publishedAt} lang={lang} />
            </b>
          </p>
        ) : (
          <p />
        )}
        <div>
          <h1>{say("home.h1")}</h1>
          <p className="lead">{say("home.lead")}</p>
          <Ask lang={lang} big />
        </div>
      </div>
      {important.length > 0 ? (
        <section className="sec split" aria-labelledby="important">
          <h2 id="important">{say("home.important")}</h2>
          <ul className="three">
            {important.map((notice) => (
              <li key={notice.number}>
                <h3>
                  <a href={paths.notice(lang, notice.board, notice.number)}>
                    {keepDates(notice.title)}
                  </a>
                </h3>
                {notice.summary ? <p>{notice.summary}</p> : null}
                <p className="meta">
                  <span className="tag danger">{say("tag.important")}</span>{" "}
                  {notice.publishedAt ? <Day at={notice.publishedAt} lang={lang} /> : null}
                </p>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {main ? (
        <div className="sec split trio">
          <div>
            <h2 id="news">{nameIn(lang, main)}</h2>
            <p className="small soft">
              {say("home.count", { count: formatCount(listOf(main.id)?.total ?? 0) })}
            </p>
            <p className="small">
              <a className="t" href={paths.board(lang, main.slug)}>
                {say("home.all", { board: nameIn(lang, main) })}
              </a>
            </p>
          </div>
          <Register notices={listOf(main.id)?.notices ?? []} lang={lang} now={now} reads={false} />
          <div className="rail">
            {others.map((board) => (
              <section key={board.slug} aria-labelledby={`list-${board.slug}`}>
                <h2 id={`list-${board.slug}`}>{nameIn(lang, board)}</h2>
                <Register
                  notices={listOf(board.id)?.notices ?? []}
                  lang={lang}
                  now={now}
                  reads={false}
                  department={false}
                />
                <p className="small">
                  <a className="t" href={paths.board(lang, board.slug)}>
                    {say("home.all", { board: nameIn(lang, board) })}
                  </a>
                </p>
              </section>
            ))}
          </div>
        </div>
      ) : null}
      {departments.length > 0 ? (
        <section className="sec split" aria-labelledby="dep">
          <h2 id="dep">{say("home.departments")}</h2>
          <ul className="cols plain-rows">
            {departments.map((department) => (
              <li key={department.nameEn}>
                <a href={paths.search(lang, { department: department.slug })}>
                  {nameIn(lang, department)}
                </a>{" "}
                <span className="num">{department.n}</span>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <JsonLd data={siteData(lang, origin(), frame.texts)} />
    </Shell>
  );
}
