import type { ListedOfficial } from "@/domain/users/officials";
import { speaker } from "@/lib/i18n";
import { paths } from "@/lib/paths";
import type { Lang } from "@/lib/time";
import { grantWords } from "./grant-words";

type Props = {
  lang: Lang;
  filter: { q: string; state?: string | undefined };
  officials: readonly ListedOfficial[];
  more: boolean;
};

/** Officials as a table under their filter; a page ends with the way to the next. */
export function OfficialsTable({ lang, filter, officials, more }: Props) {
  const say = speaker(lang);
  const last = officials.at(-1);
  return (
    <>
      <form className="sift" action={paths.users} method="get" aria-label={say("notices.filter")}>
        <div>
          <label htmlFor="q">{say("users.q")}</label>
          <input id="q" name="q" type="search" autoComplete="off" defaultValue={filter.q} />
        </div>
        <div>
          <label htmlFor="state">{say("users.state")}</label>
          <select id="state" name="state" defaultValue={filter.state ?? ""}>
            <option value="">{say("users.any")}</option>
            <option value="open">{say("users.open")}</option>
            <option value="locked">{say("users.locked")}</option>
          </select>
        </div>
        <div className="row">
          <button type="submit">{say("notices.apply")}</button>
          <a className="t" href={paths.users}>
            {say("notices.clear")}
          </a>
        </div>
      </form>
      {officials.length === 0 ? (
        <p className="soft gap1">{say("notices.none")}</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls sideways must be reachable by keyboard.
        <section className="scroll" aria-label={say("users.title")} tabIndex={0}>
          <table className="list">
            <caption>{say("users.caption")}</caption>
            <thead>
              <tr>
                <th scope="col">{say("account.name")}</th>
                <th scope="col">{say("sign-in.email")}</th>
                <th scope="col">{say("notices.department")}</th>
                <th scope="col">{say("account.roles")}</th>
                <th scope="col">{say("users.state")}</th>
              </tr>
            </thead>
            <tbody>
              {officials.map((official) => (
                <tr key={official.id}>
                  <th scope="row">
                    <a className="t" href={paths.user(official.id)}>
                      {official.name}
                    </a>
                  </th>
                  <td>{official.email}</td>
                  <td>{(lang === "ko" ? official.departmentKo : official.departmentEn) ?? "–"}</td>
                  <td>
                    {official.grants.map((grant) => grantWords(lang, grant)).join("; ") || "–"}
                  </td>
                  <td>{say(official.disabledAt ? "users.locked" : "users.open")}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      {more && last && (
        <p className="row gap1">
          <a
            className="t"
            rel="next"
            href={`${paths.users}?${new URLSearchParams({
              ...(filter.q && { q: filter.q }),
              ...(filter.state && { state: filter.state }),
              after: last.name,
              id: String(last.id),
            })}`}
          >
            {say("pages.next")}
          </a>
        </p>
      )}
    </>
  );
}
