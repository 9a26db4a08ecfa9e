import type { Account } from "@/domain/users/officials";
import { speaker } from "@/lib/i18n";
import { paths } from "@/lib/paths";
import type { Lang } from "@/lib/time";
import { AdminForm } from "./admin-form";
import type { FormAction } from "./form-state";
import { grantWords } from "./grant-words";
import { named, personFields } from "./person-fields";
import { StateTag } from "./state-tag";

type Named = { id: number; nameEn: string; nameKo: string };
type Props = {
  lang: Lang;
  account: Account;
  /** The account of whoever looks: its rights are a colleague's to change. */
  own: boolean;
  boards: readonly Named[];
  departments: readonly Named[];
  /** What would be handed over. */
  held: readonly { id: number; number: number; lang: Lang; title: string; state: string }[];
  action: FormAction;
};

const roles = ["author", "editor", "manager", "admin", "auditor"] as const;

/** The parts of an official's page, each a form of its own. */
export function OfficialParts(props: Props) {
  const { lang, account, own, boards, departments, held, action } = props;
  const say = speaker(lang);
  const page = paths.user(account.id);
  const shared = { lang, action, page };
  const hidden = { id: String(account.id) };
  const locked = account.disabledAt !== null;
  return (
    <>
      <section className="sec split" aria-labelledby="who">
        <h2 id="who">{say("official.who")}</h2>
        <div className="narrow">
          <p>{account.email}</p>
          <AdminForm
            key={account.seen} // What it changed is shown anew: a form that was taken forgets its refusal.
            {...shared}
            label={say("official.who")}
            hidden={{ ...hidden, seen: account.seen }}
            fields={personFields(lang, departments, account)}
            buttons={[{ step: "change", name: say("admin.save") }]}
          />
        </div>
      </section>
      <section className="sec split" aria-labelledby="grants">
        <div>
          <h2 id="grants">{say("users.grants")}</h2>
          <p className="small soft">{say("users.grants-note")}</p>
        </div>
        <div className="narrow">
          {account.grants.length === 0 && <p className="soft">{say("users.no-grants")}</p>}
          {account.grants.map((grant) => (
            <div key={grant.id}>
              <p>{grantWords(lang, grant)}</p>
              {!own && (
                <AdminForm
                  {...shared}
                  prefix={`grant-${grant.id}-`}
                  label={grantWords(lang, grant)}
                  hidden={{ ...hidden, grantId: String(grant.id) }}
                  buttons={[
                    {
                      step: "end",
                      name: say("users.end-grant", { grant: grantWords(lang, grant) }),
                      plain: true,
                    },
                  ]}
                />
              )}
            </div>
          ))}
          {own ? (
            <p>{say("users.own")}</p>
          ) : (
            <AdminForm
              key={account.grants.length}
              {...shared}
              prefix="new-"
              label={say("users.grant")}
              hidden={hidden}
              fields={[
                {
                  name: "role",
                  label: say("users.role"),
                  options: roles.map((role) => ({ value: role, name: say(`role.${role}`) })),
                },
                {
                  name: "boardId",
                  label: say("users.only-board"),
                  none: say("notices.any-board"),
                  options: named(lang, boards),
                },
                {
                  name: "departmentId",
                  label: say("users.only-department"),
                  none: say("notices.any-department"),
                  options: named(lang, departments),
                },
              ]}
              buttons={[{ step: "grant", name: say("users.grant") }]}
            />
          )}
        </div>
      </section>
      {!own && (
        <section className="sec split" aria-labelledby="lock">
          <div>
            <h2 id="lock">{say("users.access")}</h2>
            <p className="small soft">{say(locked ? "users.locked-note" : "users.open-note")}</p>
          </div>
          <div className="narrow">
            <AdminForm
              key={String(locked)}
              {...shared}
              prefix="lock-"
              label={say("users.access")}
              hidden={hidden}
              buttons={[
                locked
                  ? { step: "unlock", name: say("users.unlock") }
                  : { step: "lock", name: say("users.lock") },
                { step: "password", name: say("users.password"), plain: true },
              ]}
            />
          </div>
        </section>
      )}
      {!own && !locked && (
        <section className="sec split" aria-labelledby="leave">
          <div>
            <h2 id="leave">{say("users.leaves")}</h2>
            <p className="small soft">{say("users.leaves-note")}</p>
          </div>
          <div className="narrow">
            {held.length > 0 && (
              <>
                <p>{say("users.held", { count: held.length })}</p>
                <ul className="plain-rows">
                  {held.map((each) => (
                    <li key={each.id}>
                      {each.number}{" "}
                      <span lang={each.title ? each.lang : lang}>
                        {each.title || say("edition.untitled", { number: each.number })}
                      </span>{" "}
                      <StateTag lang={lang} state={each.state} />
                    </li>
                  ))}
                </ul>
              </>
            )}
            <AdminForm
              {...shared}
              prefix="leave-"
              label={say("users.leaves")}
              hidden={hidden}
              fields={[
                {
                  name: "colleague",
                  type: "email",
                  label: say("users.colleague"),
                  hint: say("users.colleague-hint"),
                },
              ]}
              buttons={[{ step: "leave", name: say("users.leave") }]}
            />
          </div>
        </section>
      )}
    </>
  );
}
