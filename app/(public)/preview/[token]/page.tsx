import type { Metadata } from "next";
import { NoticeView } from "@/components/public/notice-view";
import { Path } from "@/components/public/parts";
import { NoPreview, PreviewBar, PublicByNow } from "@/components/public/preview";
import { Shell } from "@/components/public/shell";
import { nameIn, say } from "@/lib/i18n";
import { paths } from "@/lib/paths";
import { asPublic, lookAtPreview } from "./look";

type Props = { params: Promise<{ token: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { found, lang } = await lookAtPreview((await params).token);
  const status = !found ? 404 : found.shows === "gone" ? 410 : null;
  const title =
    found?.shows === "text" ? say(lang, "shared.title", { title: found.edition.title }) : "";
  return {
    title: title || say(lang, status ? "shared.none" : "shared.public"),
    robots: { index: false, follow: false },
    ...(status ? { other: { "gongji-status": String(status) } } : {}),
  };
}

/** What is under way, as it would be public, for whoever has the link: docs/decisions/0023-shared-previews.md. */
export default async function SharedPreviewPage({ params }: Props) {
  const { token } = await params;
  const { found, lang, frame, now } = await lookAtPreview(token);
  const shell = { lang, frame, otherHref: null, here: paths.home(lang) };
  if (!found || found.shows === "gone")
    return (
      <Shell {...shell} ask={false}>
        <NoPreview lang={lang} gone={found !== undefined} />
      </Shell>
    );
  const { edition, notice, board } = found;
  const { place, shown, headings, attachments, fileAt, permanent, department } = await asPublic(
    found,
    token,
    now,
  );
  if (!place) throw new Error("an edition stands on a board");
  if (found.shows === "public")
    return (
      <Shell {...shell}>
        <PublicByNow lang={lang} notice={paths.notice(lang, board.slug, notice.number)} />
      </Shell>
    );
  return (
    <Shell {...shell} here={paths.sharedPreview(token)} current={place.section.slug}>
      <Path
        lang={lang}
        steps={[
          { name: nameIn(lang, place.section) },
          { name: nameIn(lang, board), href: paths.board(lang, board.slug) },
        ]}
      />
      <PreviewBar lang={lang} state={edition.state} until={found.until} />
      <NoticeView
        lang={lang}
        edition={shown}
        found={{
          ...{ notice, board, section: place.section, edition: shown, department },
          ...{ langs: [], live: [], versions: [], gone: new Map(), firstAt: null },
          reads: notice.readBaseline + notice.readCount,
        }}
        headings={headings}
        attachments={attachments}
        permanent={permanent}
        fileAt={fileAt}
      />
    </Shell>
  );
}
