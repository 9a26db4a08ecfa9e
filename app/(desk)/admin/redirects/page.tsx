import { AdminForm } from "@/components/desk/admin-form";
import { RedirectsTable } from "@/components/desk/redirects-table";
import { mayAdminister } from "@/domain/administration/rights";
import { listRedirects } from "@/domain/redirects/redirects";
import { withoutNul } from "@/lib/nul";
import { paths } from "@/lib/paths";
import { adminPage, adminTitle, type Search } from "../admin-door";
import { setRedirect } from "./actions";

export const generateMetadata = () => adminTitle("redirects.title");

/** Addresses that lead to others, and a new one. */
export default async function RedirectsPage({ searchParams }: { searchParams: Search }) {
  return adminPage(paths.redirects, mayAdminister, searchParams, async ({ context, lang, say }) => {
    const given = (await searchParams)["q"];
    const q = typeof given === "string" ? withoutNul(given).trim().slice(0, 200) : "";
    return {
      title: say("redirects.title"),
      children: (
        <>
          <div className="narrow">
            <p>{say("redirects.lead")}</p>
            <AdminForm
              lang={lang}
              action={setRedirect}
              page={paths.redirects}
              label={say("redirects.new")}
              fields={[
                {
                  name: "from",
                  label: say("redirects.from"),
                  hint: say("redirects.from-hint"),
                },
                { name: "to", label: say("redirects.to"), hint: say("redirects.to-hint") },
              ]}
              buttons={[{ step: "add", name: say("redirects.add") }]}
            />
          </div>
          <RedirectsTable
            lang={lang}
            q={q}
            redirects={await listRedirects(context.db, q)}
            action={setRedirect}
          />
        </>
      ),
    };
  });
}
