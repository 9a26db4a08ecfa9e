import type { DeskEdition } from "@/domain/notices/desk-rows";
import { isUnderWay } from "@/domain/notices/workflow";
import { speaker } from "@/lib/i18n";
import { paths } from "@/lib/paths";
import type { Lang } from "@/lib/time";
import type { FormAction } from "./form-state";
import { StepForm } from "./step-form";

type Props = {
  lang: Lang;
  edition: { id: number; number: number; lockVersion: number };
  siblings: readonly DeskEdition[];
  /** The language it would be in. */
  of: Lang;
  action: FormAction;
};

/** A next version, or the first text in the other language; a link where one is being written already. */
export function AnotherEdition({ lang, edition, siblings, of, action }: Props) {
  const say = speaker(lang);
  const begun = siblings.find((each) => each.lang === of && isUnderWay(each.state));
  const words = { lang: say(`language.${of}`) };
  if (begun)
    return (
      <li>
        <a className="btn plain" href={paths.edition(begun.id)}>
          {say("step.go-on", words)}
        </a>
      </li>
    );
  const exists = siblings.some((each) => each.lang === of && each.version !== null);
  return (
    <li>
      <StepForm
        lang={lang}
        page={paths.edition(edition.id)}
        editionId={edition.id}
        lockVersion={edition.lockVersion}
        hidden={{ number: edition.number, lang: of }}
        label={say(exists ? "step.new-edition" : "step.other-language", words)}
        hint={say(exists ? "step.new-edition-hint" : "step.other-language-hint")}
        action={action}
        fields={[]}
      />
    </li>
  );
}
