import type { Metadata } from "next";
import { deskLang, requireOfficial } from "@/app/context";
import { DeskPath } from "@/components/desk/desk-path";
import { NewNoticeForm } from "@/components/desk/new-notice-form";
import { Refused } from "@/components/desk/refused";
import { listBoards } from "@/domain/boards/queries";
import { say, speaker } from "@/lib/i18n";
import { paths } from "@/lib/paths";
import { beginNotice } from "./actions";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: say(await deskLang(), "desk.title", { page: say(await deskLang(), "new.title") }),
});

export default async function NewNoticePage() {
  const { db, actor } = await requireOfficial(paths.newNotice);
  const { lang } = actor;
  const say = speaker(lang);
  const writes = actor.grants.filter(({ role }) => ["author", "editor", "manager"].includes(role));
  if (writes.length === 0) return <Refused lang={lang} refusal={{ code: "forbidden" }} />;
  const boards = (await listBoards(db)).filter((board) =>
    writes.some(({ boardId }) => boardId === null || boardId === board.id),
  );
  return (
    <>
      <DeskPath
        lang={lang}
        via={[{ href: paths.deskNotices, name: say("notices.title") }]}
        here={say("new.title")}
      />
      <div className="front split">
        <h1 id="h">{say("new.title")}</h1>
        <NewNoticeForm
          lang={lang}
          boards={boards.map(({ slug, nameKo, nameEn }) => ({
            slug,
            name: lang === "ko" ? nameKo : nameEn,
          }))}
          action={beginNotice}
        />
      </div>
    </>
  );
}
