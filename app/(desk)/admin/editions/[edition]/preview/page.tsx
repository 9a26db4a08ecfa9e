import type { Metadata } from "next";
import { deskLang, deskSettings, requireOfficial } from "@/app/context";
import { Refused } from "@/components/desk/refused";
import { NoticeView } from "@/components/public/notice-view";
import { listDepartments } from "@/domain/departments/queries";
import { findBoard, listAttachments } from "@/domain/notices/public-queries";
import { bodyHeadings } from "@/lib/body";
import { say, speaker } from "@/lib/i18n";
import { idIn, paths } from "@/lib/paths";
import { findEdition } from "../find-edition";

type Props = { params: Promise<{ edition: string }> };

export const generateMetadata = async ({ params }: Props): Promise<Metadata> => ({
  title: say(await deskLang(), "desk.title", {
    page: say(await deskLang(), "preview.page", { id: idIn((await params).edition) }),
  }),
});

export default async function PreviewPage({ params }: Props) {
  const { edition: segment } = await params;
  const context = await requireOfficial(paths.preview(idIn(segment)));
  const { actor, db, now } = context;
  const say = speaker(actor.lang);
  const found = await findEdition(context, segment);
  const place = found && (await findBoard(db, found.board.slug));
  if (!found || !place) return <Refused lang={actor.lang} refusal={{ code: "not_found" }} />;
  const { notice, board, siblings } = found;
  const published = siblings.filter(({ lang }) => lang === found.edition.lang);
  // As it would stand there if it were published now.
  const edition = {
    ...found.edition,
    version:
      found.edition.version ?? Math.max(0, ...published.map(({ version }) => version ?? 0)) + 1,
    publishedAt: found.edition.publishedAt ?? now,
  };
  const department = (await listDepartments(db)).find(({ id }) => id === edition.departmentId);
  const origin = deskSettings().env.publicUrl.replace(/^https?:\/\//, "");
  return (
    <>
      <aside className="note" aria-label={say("preview.title")}>
        <p>{say("preview.title")}</p>
        <p>
          {say("preview.note")}{" "}
          <a className="t" href={paths.edition(edition.id)}>
            {say("preview.back")}
          </a>
        </p>
      </aside>
      <div lang={edition.lang}>
        <NoticeView
          lang={edition.lang}
          edition={edition}
          found={{
            notice,
            board,
            section: place.section,
            reads: notice.readBaseline + notice.readCount,
            edition,
            department,
            langs: [],
            live: [],
            versions: [],
            gone: new Map(),
            firstAt: null,
          }}
          headings={bodyHeadings(found.body)}
          attachments={await listAttachments(db, edition.id)}
          permanent={origin + paths.short(notice.number)}
        />
      </div>
    </>
  );
}
