import { FixedPage, type FixedProps, FixedSection, fixedHead } from "@/app/fixed-page";
import { openDoor } from "@/app/public-door";
import { givenUpJournals } from "@/domain/reads/journals";
import { listsVersion, ruleVersion } from "@/domain/reads/rule";
import { readEnv } from "@/lib/env";
import { isLang, speaker } from "@/lib/i18n";
import { formatDate } from "@/lib/time";

const page = {
  name: "transparency",
  sections: [
    {
      id: "rule",
      words: [
        "page.transparency.1",
        "page.transparency.2",
        "page.transparency.3",
        "page.transparency.4",
      ],
    },
  ],
} as const;

export const generateMetadata = (props: FixedProps) => fixedHead(page, props);

/** The rule in words, what of it this site was set to, and each reason for which a day was closed without a journal. */
export default async function TransparencyPage(props: FixedProps) {
  const { lang: segment } = await props.params;
  const lang = isLang(segment) ? segment : "en";
  const say = speaker(lang);
  const givenUp = await givenUpJournals((await openDoor()).db);
  return (
    <FixedPage page={page} {...props}>
      <FixedSection title={say("reads.here")}>
        <p>{say(readEnv().readsAutomation === "allow" ? "reads.allowed" : "reads.denied")}</p>
        <p>{say("reads.versions", { rule: ruleVersion, lists: listsVersion })}</p>
      </FixedSection>
      {givenUp.length > 0 ? (
        <FixedSection title={say("reads.given-up")}>
          <ul>
            {givenUp.map(({ id, at, because }) => (
              <li key={id}>
                {at ? formatDate(at, lang) : null}: {because}
              </li>
            ))}
          </ul>
        </FixedSection>
      ) : null}
    </FixedPage>
  );
}
