import type { Metadata } from "next";
import { deskLang, deskTitle, requireOfficial } from "@/app/context";
import { AdminForm } from "@/components/desk/admin-form";
import { DeskPath } from "@/components/desk/desk-path";
import { Done } from "@/components/desk/done";
import { MailForm } from "@/components/desk/mail-form";
import { PasswordForm } from "@/components/desk/password-form";
import { hasMessage, langs, say, speaker } from "@/lib/i18n";
import { paths } from "@/lib/paths";
import { changeOwnPassword, chooseOwnLang, chooseOwnMail } from "./actions";

type Props = { searchParams: Promise<{ done?: string | string[] }> };

export const generateMetadata = async (): Promise<Metadata> => ({
  title: await deskTitle(say(await deskLang(), "account.title")),
});

export default async function AccountPage({ searchParams }: Props) {
  const { actor } = await requireOfficial(paths.account);
  const say = speaker(actor.lang);
  const { done } = await searchParams;
  return (
    <>
      <DeskPath lang={actor.lang} here={say("account.title")} />
      <div className="top">
        <h1>{say("account.title")}</h1>
        {done === "password" && <Done words={say("account.changed")} />}
        {done === "lang" && <Done words={say("account.lang-saved")} />}
        {done === "mail" && <Done words={say("account.mail-saved")} />}
      </div>
      {actor.mustChangePassword && (
        <section className="note warning">
          <h2>{say("account.must-change")}</h2>
          <p>{say("account.must-change-why")}</p>
        </section>
      )}
      <section className="sec split" aria-labelledby="who">
        <h2 id="who">{say("account.who")}</h2>
        <dl className="facts0">
          <dt className="small soft">{say("account.name")}</dt>
          <dd>{actor.name}</dd>
          <dt className="small soft">{say("sign-in.email")}</dt>
          <dd>{actor.email}</dd>
          <dt className="small soft">{say("account.roles")}</dt>
          <dd>
            {rolesOf(
              actor.grants.map((grant) => `role.${grant.role}`),
              say,
            )}
          </dd>
        </dl>
      </section>
      <section className="sec split" aria-labelledby="language">
        <h2 id="language">{say("account.lang")}</h2>
        <div className="narrow">
          <AdminForm
            lang={actor.lang}
            action={chooseOwnLang}
            page={`${paths.account}#language`}
            label={say("account.lang")}
            prefix="own-"
            fields={[
              {
                ...{ name: "lang", label: say("account.lang-label"), value: actor.lang },
                // Each in its own language: whoever cannot read the desk's finds theirs.
                options: langs.map((each) => ({
                  value: each,
                  name: speaker(each)(`language.${each}`),
                })),
              },
            ]}
            buttons={[{ step: "lang", name: say("account.lang-button") }]}
          />
        </div>
      </section>
      <section className="sec split" aria-labelledby="mail">
        <h2 id="mail">{say("account.mail")}</h2>
        <MailForm lang={actor.lang} mail={actor.mail} action={chooseOwnMail} />
      </section>
      <section className="sec split" aria-labelledby="change">
        <h2 id="change">{say("account.change")}</h2>
        <PasswordForm lang={actor.lang} email={actor.email} action={changeOwnPassword} />
      </section>
    </>
  );
}

const rolesOf = (keys: string[], words: ReturnType<typeof speaker>) =>
  [...new Set(keys)]
    .filter(hasMessage)
    .map((key) => words(key))
    .join(", ");
