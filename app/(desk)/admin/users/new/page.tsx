import type { Metadata } from "next";
import { deskLang, deskTitle, requireOfficial, sentForm } from "@/app/context";
import { AdminForm } from "@/components/desk/admin-form";
import { DeskPath } from "@/components/desk/desk-path";
import { personFields } from "@/components/desk/person-fields";
import { Refused } from "@/components/desk/refused";
import { SendAgain } from "@/components/desk/send-again";
import { mayAdminister } from "@/domain/administration/rights";
import { listDepartments } from "@/domain/departments/queries";
import { say, speaker } from "@/lib/i18n";
import { paths } from "@/lib/paths";
import { addUser } from "../actions";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: await deskTitle(say(await deskLang(), "users.new")),
});

/** A new official: the account first, its grants on its own page. */
export default async function NewUserPage() {
  const sent = await sentForm();
  if (sent && !sent.signedIn)
    return <SendAgain {...sent} lang={await deskLang()} page={paths.newUser} />;
  const { db, actor } = await requireOfficial(paths.newUser);
  const { lang } = actor;
  const say = speaker(lang);
  if (!mayAdminister(actor)) return <Refused lang={lang} refusal={{ code: "forbidden" }} />;
  return (
    <>
      <DeskPath
        lang={lang}
        here={say("users.new")}
        via={[{ href: paths.users, name: say("users.title") }]}
      />
      <div className="front split">
        <h1>{say("users.new")}</h1>
        <div className="narrow">
          <p>{say("users.new-lead")}</p>
          <AdminForm
            lang={lang}
            action={addUser}
            page={paths.newUser}
            label={say("users.new")}
            fields={[
              { name: "email", type: "email", label: say("sign-in.email") },
              ...personFields(lang, await listDepartments(db)),
            ]}
            buttons={[{ step: "add", name: say("users.add") }]}
          />
        </div>
      </div>
    </>
  );
}
