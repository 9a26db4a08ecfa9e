import { FixedPage, type FixedProps, FixedSection, fixedHead } from "@/app/fixed-page";
import { isLang, speaker } from "@/lib/i18n";

const page = {
  name: "licence",
  sections: [{ words: ["page.licence.1", "page.licence.2"] }],
} as const;
const types = [1, 2, 3, 4] as const;

export const generateMetadata = (props: FixedProps) => fixedHead(page, props);

/** The four types of the Korea Open Government Licence and what each allows; whose work the site itself is. */
export default async function LicencePage(props: FixedProps) {
  const { lang: segment } = await props.params;
  const say = speaker(isLang(segment) ? segment : "en");
  return (
    <FixedPage page={page} {...props}>
      {types.map((type) => (
        <FixedSection key={type} id={`type-${type}`} title={say("kogl.name", { type })}>
          <p>{say(`kogl.${type}`)}</p>
          <ul>
            <li>{say("page.licence.source")}</li>
            <li>
              {say(type === 1 || type === 3 ? "page.licence.trade" : "page.licence.no-trade")}
            </li>
            <li>{say(type <= 2 ? "page.licence.change" : "page.licence.no-change")}</li>
          </ul>
        </FixedSection>
      ))}
      <FixedSection title={say("page.licence.credits")}>
        <p>{say("page.licence.credits.1")}</p>
        <p>{say("page.licence.credits.2")}</p>
      </FixedSection>
    </FixedPage>
  );
}
