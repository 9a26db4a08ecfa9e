import { permanentRedirect } from "next/navigation";
import { lookAtNotice } from "@/app/notice-door";
import { head } from "@/app/public-door";
import { Missing } from "@/components/public/missing";
import { Day, Path } from "@/components/public/parts";
import { Shell } from "@/components/public/shell";
import { nameIn, otherLang, say, speaker } from "@/lib/i18n";
import { paths } from "@/lib/paths";

type Props = { params: Promise<{ lang: string; board: string; number: string }> };

export async function generateMetadata({ params }: Props) {
  const { lang, found } = await lookAtNotice(await params);
  if (!found || found.versions.length === 0)
    return head({
      title: say(lang, "missing.title"),
      lang,
      here: paths.notFound(lang),
      status: 404,
    });
  const { board, notice } = found;
  return head({
    title: say(lang, "changes.title", { number: notice.number }),
    lang,
    here: paths.changes(lang, board.slug, notice.number),
  });
}

/** Every public version of a notice with its note, minor ones too. */
export default async function ChangesPage({ params }: Props) {
  const given = await params;
  const { lang, menu, found } = await lookAtNotice(given);
  if (!found || found.versions.length === 0) return <Missing lang={lang} menu={menu} />;
  const say = speaker(lang);
  const { board, section, notice, versions, langs } = found;
  const here = paths.changes(lang, board.slug, notice.number);
  if (given.board !== board.slug) permanentRedirect(here);
  const steps = [
    { name: nameIn(lang, section) },
    { name: nameIn(lang, board), href: paths.board(lang, board.slug) },
    {
      name: say("notice.path", { number: notice.number }),
      href: paths.notice(lang, board.slug, notice.number),
    },
    { name: say("changes.path") },
  ];
  const otherHref = langs.includes(otherLang(lang))
    ? paths.changes(otherLang(lang), board.slug, notice.number)
    : null;
  return (
    <Shell lang={lang} menu={menu} current={section.slug} otherHref={otherHref} here={here}>
      <Path lang={lang} steps={steps} />
      <div className="split">
        <p className="small soft">{say("notice.path", { number: notice.number })}</p>
        <div>
          <h1>{say("changes.h1")}</h1>
          <p className="lead soft">{versions[0]?.title}</p>
        </div>
      </div>
      <section className="sec split" aria-labelledby="all">
        <h2 id="all">{say("changes.all")}</h2>
        <ol className="reg two">
          {versions.map((edition) => {
            const version = edition.version ?? 1;
            const live = edition.state === "published" || edition.state === "withdrawn";
            const kind =
              edition.changeType === "major"
                ? say("changes.major")
                : edition.changeType === "minor"
                  ? say("changes.minor")
                  : null;
            return (
              <li key={version}>
                <h3>
                  <a href={paths.version(lang, board.slug, notice.number, version)}>
                    {say("changes.version", {
                      version,
                      note: edition.changeNote ?? say("changes.first"),
                    })}
                  </a>
                </h3>
                <p className="fig">
                  {edition.versionAt ? <Day at={edition.versionAt} lang={lang} /> : null}
                </p>
                <p className="meta">
                  {[kind, live ? say("changes.live") : null].filter(Boolean).join(" · ")}
                </p>
              </li>
            );
          })}
        </ol>
      </section>
    </Shell>
  );
}
