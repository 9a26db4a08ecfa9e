import { AdminForm } from "@/components/desk/admin-form";
import { mayWordSite } from "@/domain/administration/rights";
import { siteTextsNow } from "@/domain/site-texts";
import { hasMessage, langs } from "@/lib/i18n";
import { paths } from "@/lib/paths";
import { isSiteTextKey, siteTextKeys } from "@/lib/site-texts";
import { adminPage, adminTitle, type Search } from "../admin-door";
import { setSiteTexts } from "./actions";

export const generateMetadata = () => adminTitle("site-texts.title");

/** What the site says of itself: ministry, help line, addresses, the accessibility statement's facts. */
export default async function SitePage({ searchParams }: { searchParams: Search }) {
  return adminPage(paths.siteTexts, mayWordSite, searchParams, async ({ context, lang, say }) => {
    const { texts, seen } = await siteTextsNow(context.db);
    const keys = Object.keys(siteTextKeys).filter(isSiteTextKey);
    return {
      title: say("site-texts.title"),
      children: (
        <div className="narrow">
          <p>{say("site-texts.lead")}</p>
          <AdminForm
            key={seen}
            lang={lang}
            action={setSiteTexts}
            page={paths.siteTexts}
            label={say("site-texts.title")}
            hidden={{ seen }}
            fields={keys.flatMap((key) => {
              const name = `site-texts.${key}`;
              return langs.map((textLang) => ({
                name: `${key}-${textLang}`,
                label: say("site-texts.in", {
                  what: hasMessage(name) ? say(name) : key,
                  lang: say(`language.${textLang}`),
                }),
                value: texts[key][textLang],
                textLang,
                ...(siteTextKeys[key] === "text" && { rows: 4 }),
              }));
            })}
            buttons={[{ step: "change", name: say("admin.save") }]}
          />
        </div>
      ),
    };
  });
}
