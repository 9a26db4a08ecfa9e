import { permanentRedirect } from "next/navigation";
import { lookAtDifference, noticeSteps } from "@/app/notice-door";
import { head, missingHead, written } from "@/app/public-door";
import { Difference } from "@/components/public/difference";
import { Missing } from "@/components/public/missing";
import { Path } from "@/components/public/parts";
import { Shell } from "@/components/public/shell";
import { CompareForm, Versions } from "@/components/public/versions";
import { differingParts } from "@/components/ui/differing";
import { otherLang, say, speaker } from "@/lib/i18n";
import { paths } from "@/lib/paths";
import { keepDates } from "@/lib/typography";

type Props = { params: Promise<{ lang: string; board: string; number: string; range: string }> };

export async function generateMetadata({ params }: Props) {
  const { lang, found, pair, removal } = await lookAtDifference(await params);
  if (!found || !pair) return missingHead(lang, removal);
  const { board, notice } = found;
  const versions = { before: pair.before.version, after: pair.after.version };
  return head({
    title: say(lang, "difference.title", { ...versions, number: notice.number }),
    lang,
    here: paths.difference(lang, board.slug, notice.number, versions.before, versions.after),
    index: false,
  });
}

/** What differs between two public versions, with the ministry's notes on the way from one to the other. */
export default async function DifferencePage({ params }: Props) {
  const given = await params;
  const { lang, frame, found, pair, removal } = await lookAtDifference(given);
  if (!found || !pair) return <Missing lang={lang} frame={frame} removal={removal} />;
  const say = speaker(lang);
  const { board, section, notice, langs } = found;
  const numbers = { before: pair.before.version, after: pair.after.version };
  const here = paths.difference(lang, board.slug, notice.number, numbers.before, numbers.after);
  if (given.board !== board.slug || given.range !== `${numbers.before}..${numbers.after}`)
    permanentRedirect(here);
  const parts = differingParts(lang, pair.before, pair.after);
  const notes = found.versions
    .filter(({ version }) => (version ?? 1) > numbers.before && (version ?? 1) <= numbers.after)
    .filter(({ changeNote }) => changeNote);
  const changed = parts.filter(({ before, after }) => before !== null && after !== null).length;
  const added = parts.filter(({ before }) => before === null).length;
  const other = otherLang(lang);
  return (
    <Shell
      lang={lang}
      frame={frame}
      current={section.slug}
      otherHref={langs.includes(other) ? paths.changes(other, board.slug, notice.number) : null}
      here={here}
      paper={say("paper.difference", {
        ...numbers,
        number: notice.number,
        address: written(here),
      })}
    >
      <Path
        lang={lang}
        steps={[
          ...noticeSteps(found, lang),
          { name: say("changes.path"), href: paths.changes(lang, board.slug, notice.number) },
          { name: say("difference.path", numbers) },
        ]}
      />
      <div className="split">
        <p className="small soft">{say("notice.path", { number: notice.number })}</p>
        <div>
          <h1>{say("difference.h1", numbers)}</h1>
          <p className="lead soft">{keepDates(pair.after.title)}</p>
        </div>
      </div>
      <section className="sec split" aria-labelledby="why">
        <h2 id="why">{say("difference.notes")}</h2>
        <div className="stack">
          {notes.map(({ version, changeNote }) => (
            <p className="lead" key={version}>
              {notes.length > 1 ? (
                <span className="small soft block">
                  {say("compare.version", { version: version ?? 1 })}
                </span>
              ) : null}
              {changeNote}
            </p>
          ))}
          <dl className="figs">
            <div>
              <dt>{say("difference.n-changed")}</dt>
              <dd>{changed}</dd>
            </div>
            <div>
              <dt>{say("difference.n-added")}</dt>
              <dd>{added}</dd>
            </div>
            <div>
              <dt>{say("difference.n-removed")}</dt>
              <dd>{parts.length - changed - added}</dd>
            </div>
          </dl>
        </div>
      </section>
      <section className="sec split" aria-labelledby="text">
        <div>
          <h2 id="text">{say("difference.text")}</h2>
          <p className="small soft">
            {say("difference.how-removed")} <del>{say("difference.struck")}</del>,{" "}
            {say("difference.how-added")} <ins>{say("difference.underlined")}</ins>
            {say("difference.how-rest")}
          </p>
        </div>
        {parts.length > 0 ? (
          <Difference parts={parts} lang={lang} />
        ) : (
          <p className="lead soft">{say("difference.none")}</p>
        )}
      </section>
      <section className="sec split" aria-labelledby="all">
        <h2 id="all">{say("changes.all")}</h2>
        <Versions found={found} lang={lang} shown={[numbers.before, numbers.after]} />
      </section>
      {found.versions.length > 2 ? (
        <section className="sec split noprint" aria-labelledby="two">
          <h2 id="two">{say("compare.title")}</h2>
          <CompareForm found={found} lang={lang} chosen={numbers} />
        </section>
      ) : null}
    </Shell>
  );
}
