import type { Metadata } from "next";
import { deskLang, deskTitle, requireOfficial, sentForm } from "@/app/context";
import { DeskPath } from "@/components/desk/desk-path";
import { NewNoticeForm } from "@/components/desk/new-notice-form";
import { Refused } from "@/components/desk/refused";
import { SendAgain } from "@/components/desk/send-again";
import { listBoards } from "@/domain/boards/queries";
import { whyNotBegin, writesSomewhere } from "@/domain/notices/workflow";
import { nameIn, say, speaker } from "@/lib/i18n";
import { paths } from "@/lib/paths";
import { beginNotice } from "./actions";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: await deskTitle(say(await deskLang(), "new.title")),
});

export default async function NewNoticePage() {
  const sent = await sentForm();
  if (sent && !sent.signedIn)
    return <SendAgain {...sent} lang={await deskLang()} page={paths.newNotice} />;
  const { db, actor } = await requireOfficial(paths.newNotice);
  const { lang } = actor;
  const say = speaker(lang);
  if (!writesSomewhere(actor)) return <Refused lang={lang} refusal={{ code: "forbidden" }} />;
  const { departmentId } = actor;
  const boards = (await listBoards(db)).filter(
    (board) => whyNotBegin(actor, { boardId: board.id, departmentId }) === null,
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
          boards={boards.map((each) => ({ slug: each.slug, name: nameIn(lang, each) }))}
          action={beginNotice}
        />
      </div>
    </>
  );
}
