import { speaker } from "@/lib/i18n";
import { paths } from "@/lib/paths";
import { formatDate, type Lang } from "@/lib/time";
import { AdminForm } from "./admin-form";
import type { FormAction } from "./form-state";

type Props = {
  lang: Lang;
  q: string;
  redirects: readonly { id: number; fromPath: string; toPath: string; source: string; at: Date }[];
  action: FormAction;
};

/** Redirects by their address, each with the button that takes it away. */
export function RedirectsTable({ lang, q, redirects, action }: Props) {
  const say = speaker(lang);
  return (
    <>
      <form
        className="sift"
        action={paths.redirects}
        method="get"
        aria-label={say("notices.filter")}
      >
        <div>
          <label htmlFor="q">{say("redirects.q")}</label>
          <input id="q" name="q" type="search" autoComplete="off" defaultValue={q} />
        </div>
        <div className="row">
          <button type="submit">{say("notices.apply")}</button>
        </div>
      </form>
      {redirects.length === 0 ? (
        <p className="soft gap1">{say("redirects.none")}</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls sideways must be reachable by keyboard.
        <section className="scroll" aria-label={say("redirects.title")} tabIndex={0}>
          <table className="list">
            <caption>{say("redirects.caption")}</caption>
            <thead>
              <tr>
                <th scope="col">{say("redirects.from")}</th>
                <th scope="col">{say("redirects.to")}</th>
                <th scope="col">{say("redirects.source")}</th>
                <th scope="col">{say("redirects.remove")}</th>
              </tr>
            </thead>
            <tbody>
              {redirects.map(({ id, fromPath, toPath, source, at }) => (
                <tr key={id}>
                  <th scope="row">{fromPath}</th>
                  <td>
                    <a className="t" href={toPath}>
                      {toPath}
                    </a>
                  </td>
                  <td>
                    {say(source === "renamed" ? "redirects.renamed" : "redirects.hand")},{" "}
                    {formatDate(at, lang)}
                  </td>
                  <td>
                    <AdminForm
                      lang={lang}
                      action={action}
                      page={paths.redirects}
                      prefix={`redirect-${id}-`}
                      label={fromPath}
                      hidden={{ id: String(id) }}
                      buttons={[
                        {
                          step: "delete",
                          name: say("redirects.remove-one", { from: fromPath }),
                          plain: true,
                        },
                      ]}
                    />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </>
  );
}
