import type { Metadata } from "next";
import { deskLang, deskTitle, requireOfficial, sentForm } from "@/app/context";
import { DeskPath } from "@/components/desk/desk-path";
import { Done } from "@/components/desk/done";
import { OfficialParts } from "@/components/desk/official-parts";
import { Refused } from "@/components/desk/refused";
import { SendAgain } from "@/components/desk/send-again";
import { mayAdminister } from "@/domain/administration/rights";
import { listBoards } from "@/domain/boards/queries";
import { listDepartments } from "@/domain/departments/queries";
import { editionsHeldBy } from "@/domain/users/leave";
import { findAccount } from "@/domain/users/officials";
import { hasMessage, say, speaker } from "@/lib/i18n";
import { idIn, paths } from "@/lib/paths";
import { changeUser } from "../actions";

type Props = {
  params: Promise<{ user: string }>;
  searchParams: Promise<{ done?: string | string[] }>;
};

export const generateMetadata = async ({ params }: Props): Promise<Metadata> => ({
  title: await deskTitle(say(await deskLang(), "users.page", { id: idIn((await params).user) })),
});

/** One official: who they are, what they may do, the lock, and the day they leave. */
export default async function UserPage({ params, searchParams }: Props) {
  const id = idIn((await params).user);
  const sent = await sentForm();
  if (sent && !sent.signedIn)
    return <SendAgain {...sent} lang={await deskLang()} page={paths.user(id)} />;
  const { db, actor } = await requireOfficial(paths.user(id));
  const { lang } = actor;
  const say = speaker(lang);
  if (!mayAdminister(actor)) return <Refused lang={lang} refusal={{ code: "forbidden" }} />;
  const account = await findAccount(db, id);
  if (!account) return <Refused lang={lang} refusal={{ code: "not_found" }} />;
  const { done } = await searchParams;
  const key = `users.done-${done}`;
  return (
    <>
      <DeskPath
        lang={lang}
        here={account.name}
        via={[{ href: paths.users, name: say("users.title") }]}
      />
      <div className="top">
        <h1>{account.name}</h1>
        {hasMessage(key) && <Done words={say(key)} />}
      </div>
      <OfficialParts
        lang={lang}
        account={account}
        own={account.id === actor.id}
        boards={await listBoards(db)}
        departments={await listDepartments(db)}
        held={await editionsHeldBy(db, id)}
        action={changeUser}
      />
    </>
  );
}
