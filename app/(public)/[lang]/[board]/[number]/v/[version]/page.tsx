import { permanentRedirect } from "next/navigation";
import { around, lookAtNotice, noticeSteps } from "@/app/notice-door";
import { head, missingHead } from "@/app/public-door";
import { CopyScript } from "@/components/public/citation";
import { Missing } from "@/components/public/missing";
import { Banner, NoticeView } from "@/components/public/notice-view";
import { Path } from "@/components/public/parts";
import { Shell } from "@/components/public/shell";
import { otherLang, say, speaker } from "@/lib/i18n";
import { paths } from "@/lib/paths";

type Props = { params: Promise<{ lang: string; board: string; number: string; version: string }> };

export async function generateMetadata({ params }: Props) {
  const { lang, found, removal } = await lookAtNotice(await params);
  if (!found?.edition) return missingHead(lang, removal);
  const { edition, board, notice } = found;
  const version = edition.version ?? 1;
  return head({
    title: say(lang, "version.title", { version, title: edition.title }),
    description: edition.summary,
    lang,
    here: paths.version(lang, board.slug, notice.number, version),
    index: false,
  });
}

/** One version for good: its text never changes, only its banner and its count do. */
export default async function VersionPage({ params }: Props) {
  const given = await params;
  const look = await lookAtNotice(given);
  const { lang, frame, found, now, removal } = look;
  if (!found?.edition) return <Missing lang={lang} frame={frame} removal={removal} />;
  const { edition, board, section, notice } = found;
  const say = speaker(lang);
  const here = paths.version(lang, board.slug, notice.number, edition.version ?? 1);
  if (given.board !== board.slug) permanentRedirect(here);
  const { headings, attachments, permanent } = await around(look, found, edition);
  const otherHref = found.langs.includes(otherLang(lang))
    ? paths.notice(otherLang(lang), board.slug, notice.number)
    : null;
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
      <Path lang={lang} steps={noticeSteps(found, lang)} />
      <Banner found={found} edition={edition} lang={lang} now={now} />
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
    </Shell>
  );
}
