import { permanentRedirect, redirect } from "next/navigation";
import { lookAtNotice, noticeSteps } from "@/app/notice-door";
import { head, missingHead } from "@/app/public-door";
import { Missing } from "@/components/public/missing";
import { Path } from "@/components/public/parts";
import { Shell } from "@/components/public/shell";
import { CompareForm, Versions } from "@/components/public/versions";
import { otherLang, say, speaker } from "@/lib/i18n";
import { paths } from "@/lib/paths";
import { keepDates } from "@/lib/typography";

type Props = {
  params: Promise<{ lang: string; board: string; number: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Props) {
  const { lang, found, removal } = await lookAtNotice(await params);
  if (!found || found.versions.length === 0) return missingHead(lang, removal);
  const { board, notice, langs } = found;
  const other = otherLang(lang);
  return head({
    title: say(lang, "changes.title", { number: notice.number }),
    lang,
    here: paths.changes(lang, board.slug, notice.number),
    other: langs.includes(other) ? paths.changes(other, board.slug, notice.number) : null,
  });
}

/** Every public version of a notice, and any two of them to be compared. */
export default async function ChangesPage({ params, searchParams }: Props) {
  const given = await params;
  const { lang, frame, found, removal } = await lookAtNotice(given);
  if (!found || found.versions.length === 0)
    return <Missing lang={lang} frame={frame} removal={removal} />;
  const say = speaker(lang);
  const { board, section, notice, versions, langs } = found;
  const here = paths.changes(lang, board.slug, notice.number);
  if (given.board !== board.slug) permanentRedirect(here);
  const asked = await searchParams;
  const [before, after] = [Number(asked["before"]), Number(asked["after"])];
  const same = before > 0 && before === after;
  if (before > 0 && after > 0 && !same)
    redirect(paths.difference(lang, board.slug, notice.number, before, after));
  const otherHref = langs.includes(otherLang(lang))
    ? paths.changes(otherLang(lang), board.slug, notice.number)
    : null;
  return (
    <Shell lang={lang} frame={frame} current={section.slug} otherHref={otherHref} here={here}>
      <Path lang={lang} steps={[...noticeSteps(found, lang), { name: say("changes.path") }]} />
      <div className="split">
        <p className="small soft">{say("notice.path", { number: notice.number })}</p>
        <div>
          <h1>{say("changes.h1")}</h1>
          <p className="lead soft">{keepDates(versions[0]?.title ?? "")}</p>
        </div>
      </div>
      <section className="sec split" aria-labelledby="all">
        <h2 id="all">{say("changes.all")}</h2>
        <div>
          <Versions found={found} lang={lang} />
          {versions.length === 1 ? <p className="soft">{say("changes.only")}</p> : null}
        </div>
      </section>
      {versions.length > 2 ? (
        <section className="sec split noprint" aria-labelledby="two">
          <h2 id="two">{say("compare.title")}</h2>
          <div className="stack">
            {same ? (
              <p className="find warning">{say("compare.same", { version: before })}</p>
            ) : null}
            <CompareForm found={found} lang={lang} />
          </div>
        </section>
      ) : null}
    </Shell>
  );
}
