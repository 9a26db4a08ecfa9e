import { permanentRedirect } from "next/navigation";
import { cache } from "react";
import { lookAtNotice, noticeSteps } from "@/app/notice-door";
import { head } from "@/app/public-door";
import { FileView } from "@/components/public/file-view";
import { Missing } from "@/components/public/missing";
import { Path } from "@/components/public/parts";
import { Shell } from "@/components/public/shell";
import { findShown } from "@/domain/attachments/find-shown";
import { otherLang, say } from "@/lib/i18n";
import { idIn, paths } from "@/lib/paths";

type Params = { lang: string; board: string; number: string; file: string };
type Props = { params: Promise<Params> };

// Head and body of a page are drawn from one look.
const look = cache(async (lang: string, number: string, file: string) => {
  const at = await lookAtNotice({ lang, number });
  const { db, lang: own, found } = at;
  const shown: Awaited<ReturnType<typeof findShown>> = found
    ? await findShown(db, { attachmentId: idIn(file), number: found.notice.number, lang: own })
    : undefined;
  return { ...at, shown };
});

const lookAt = ({ lang, number, file }: Params) => look(lang, number, file);

export async function generateMetadata({ params }: Props) {
  const { lang, found, shown } = await lookAt(await params);
  if (!found || !shown || shown === "gone") {
    const gone = shown === "gone";
    const title = say(lang, gone ? "removed.title" : "missing.title");
    return head({ title, lang, here: paths.notFound(lang), status: gone ? 410 : 404 });
  }
  const { notice, board } = found;
  return head({
    title: say(lang, "files.page", { name: shown.title || shown.name, number: notice.number }),
    lang,
    here: paths.filePage(lang, board.slug, notice.number, shown.id),
    index: false, // The notice is what should be found.
  });
}

/** A picture or PDF of a notice, shown. */
export default async function FilePage({ params }: Props) {
  const given = await params;
  const { lang, frame, found, shown, removal } = await lookAt(given);
  if (!found || !shown) return <Missing lang={lang} frame={frame} />;
  if (shown === "gone")
    return <Missing lang={lang} frame={frame} kind="removed" removal={removal} />;
  const { board, section, notice, langs } = found;
  const here = paths.filePage(lang, board.slug, notice.number, shown.id);
  if (given.board !== board.slug) permanentRedirect(here);
  const other = otherLang(lang);
  const back =
    shown.state === "superseded" && shown.version !== null
      ? paths.version(lang, board.slug, notice.number, shown.version)
      : paths.notice(lang, board.slug, notice.number);
  return (
    <Shell
      lang={lang}
      frame={frame}
      current={section.slug}
      otherHref={langs.includes(other) ? paths.notice(other, board.slug, notice.number) : null}
      here={here}
    >
      <Path lang={lang} steps={noticeSteps(found, lang, back)} />
      <FileView
        file={shown}
        number={notice.number}
        back={back}
        department={found.department}
        lang={lang}
      />
    </Shell>
  );
}
