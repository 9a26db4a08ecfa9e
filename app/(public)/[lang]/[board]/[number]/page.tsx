import { permanentRedirect } from "next/navigation";
import { around, lookAtNotice } from "@/app/notice-door";
import { head } from "@/app/public-door";
import { CopyScript } from "@/components/public/citation";
import { JsonLd } from "@/components/public/json-ld";
import { Missing } from "@/components/public/missing";
import { Banner, NoticeView } from "@/components/public/notice-view";
import { Path } from "@/components/public/parts";
import { Shell } from "@/components/public/shell";
import { changedSince } from "@/domain/notices/behind";
import { lastChange } from "@/domain/notices/public-queries";
import { nameIn, otherLang, say, speaker } from "@/lib/i18n";
import { paths } from "@/lib/paths";
import { formatDate } from "@/lib/time";
import { keepDates } from "@/lib/typography";

type Props = { params: Promise<{ lang: string; board: string; number: string }> };

export async function generateMetadata({ params }: Props) {
  const { lang, found } = await lookAtNotice(await params);
  if (!found)
    return head({
      title: say(lang, "missing.title"),
      lang,
      here: paths.notFound(lang),
      status: 404,
    });
  const { edition, board, notice, langs } = found;
  const here = paths.notice(lang, board.slug, notice.number);
  if (!edition && langs.length > 0)
    return head({ title: say(lang, "other.title"), lang, here, status: 404 });
  if (!edition) return head({ title: say(lang, "removed.title"), lang, here, status: 410 });
  const other = langs.includes(otherLang(lang))
    ? paths.notice(otherLang(lang), board.slug, notice.number)
    : null;
  const title =
    edition.state === "withdrawn"
      ? say(lang, "withdrawn.prefix", { title: edition.title })
      : edition.title;
  return head({
    title: say(lang, "notice.title", { title, board: nameIn(lang, board) }),
    description: edition.summary,
    lang,
    here,
    other,
    article: {
      published: found.firstAt ?? edition.publishedAt,
      changed: lastChange(notice, edition),
    },
  });
}

export default async function NoticePage({ params }: Props) {
  const given = await params;
  const look = await lookAtNotice(given);
  const { lang, frame, found, now, removal } = look;
  if (!found) return <Missing lang={lang} frame={frame} />;
  const { edition, board, section, notice, langs } = found;
  if (given.board !== board.slug) permanentRedirect(paths.notice(lang, board.slug, notice.number));
  if (!edition && langs.length === 0) {
    const instead = removal?.instead.find((each) => each.lang === lang) ?? removal?.instead[0];
    if (instead) permanentRedirect(paths.notice(instead.lang, instead.board, instead.number));
    return <Missing lang={lang} frame={frame} kind="removed" removal={removal} />;
  }
  const say = speaker(lang);
  const other = otherLang(lang);
  const otherHref = langs.includes(other) ? paths.notice(other, board.slug, notice.number) : null;
  const here = paths.notice(lang, board.slug, notice.number);
  const path = (
    <Path
      lang={lang}
      steps={[
        { name: nameIn(lang, section) },
        { name: nameIn(lang, board), href: paths.board(lang, board.slug) },
      ]}
    />
  );
  if (!edition) {
    const there = found.live.find((each) => each.lang === other);
    return (
      <Shell lang={lang} frame={frame} current={section.slug} otherHref={otherHref} here={here}>
        {path}
        <div className="split">
          <p className="small soft">{say("notice.path", { number: notice.number })}</p>
          <div>
            <h1>{say("other.h1")}</h1>
            <p className="lead">{say("other.text")}</p>
            <p className="lead">
              <a href={otherHref ?? ""} lang={other} hrefLang={other}>
                {keepDates(there?.title ?? "")}
              </a>
            </p>
          </div>
        </div>
      </Shell>
    );
  }
  const { headings, attachments, neighbours, permanent, structured } = await around(
    look,
    found,
    edition,
  );
  const newer = changedSince(lang, found.live);
  const near = [
    { key: "older", label: say("near.older"), notice: neighbours.older },
    { key: "newer", label: say("near.newer"), notice: neighbours.newer },
  ].filter((each) => each.notice);
  return (
    <Shell
      lang={lang}
      frame={frame}
      current={section.slug}
      otherHref={otherHref}
      here={here}
      paper={say("paper.line", {
        number: notice.number,
        version: edition.version ?? 1,
        address: permanent,
      })}
    >
      {path}
      <Banner found={found} edition={edition} lang={lang} now={now} />
      {newer?.versionAt && (
        <div role="note" className="note split" aria-labelledby="behind">
          <p id="behind">
            {keepDates(say("behind.title", { date: formatDate(newer.versionAt, lang) }))}
          </p>
          <div>
            <p>
              {say("behind.text")}{" "}
              <a href={otherHref ?? ""} lang={other} hrefLang={other}>
                {say("behind.link")}
              </a>
            </p>
          </div>
        </div>
      )}
      <NoticeView
        texts={frame.texts}
        found={found}
        edition={edition}
        headings={headings}
        attachments={attachments}
        permanent={permanent}
        lang={lang}
      />
      <CopyScript />
      {near.length > 0 ? (
        <nav className="near" aria-label={say("near.label")}>
          <ul>
            {near.map(({ key, label, notice: next }) => (
              <li key={key}>
                <a href={paths.notice(lang, board.slug, next?.number ?? 0)}>
                  <span>{label}</span> {keepDates(next?.title ?? "")}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      ) : null}
      <JsonLd data={structured} reads={notice.number} />
    </Shell>
  );
}
