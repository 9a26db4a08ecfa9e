import type { DifferingPart } from "@/components/ui/differing";
import type { History } from "@/domain/notices/history";
import type { Refusal } from "@/domain/outcome";
import { speaker } from "@/lib/i18n";
import type { Lang } from "@/lib/time";
import { ChangedParts } from "./changed-parts";
import { EditionText, type ReadText } from "./edition-text";
import type { FormAction } from "./form-state";
import { pastsOf } from "./history-list";
import { StepForm } from "./step-form";
import { refusalWords } from "./words";

type Props = {
  lang: Lang;
  page: string;
  edition: { id: number };
  history: History;
  /** The text that is shown, and the one it is held against. */
  to: string;
  from: string;
  text: ReadText;
  parts: DifferingPart[];
  /** Why it may not be taken up; null where it may. */
  refusal: Refusal | null;
  /** An edition is under way, which it would go into. */
  underWay: boolean;
  lockVersion: number;
  action: FormAction;
};

/** One past text: what differs, the whole of it, and the way to take it up again. */
export function PastText(props: Props) {
  const { lang, history, parts, text, to, from, refusal, underWay } = props;
  const say = speaker(lang);
  const names = new Map(pastsOf(lang, history).map(({ value, words }) => [value, words]));
  const name = (past: string) => names.get(past) ?? past;
  return (
    <div className="write">
      <div>
        <p className="lead">{name(to)}</p>
        <p className="soft">
          {say(parts.length === 0 ? "history.same" : "history.differs", {
            count: parts.length,
            name: name(from),
          })}
        </p>
        {parts.length > 0 && (
          <ChangedParts
            lang={lang}
            textLang={text.lang}
            told="review"
            was={name(from)}
            will={name(to)}
            parts={parts}
          />
        )}
        <section className="whole" aria-labelledby="whole">
          <h2 className="h3" id="whole">
            {say("history.whole")}
          </h2>
          <EditionText edition={text} level={3} />
        </section>
      </div>
      <section className="panel" aria-labelledby="take-up">
        <h2 id="take-up">{say("history.take-up")}</h2>
        {refusal ? (
          <p className="find">{refusalWords(say, refusal)}</p>
        ) : (
          <StepForm
            lang={lang}
            page={props.page}
            editionId={props.edition.id}
            lockVersion={props.lockVersion}
            hidden={{ past: to }}
            label={say("history.take-up")}
            hint={say(underWay ? "history.into" : "history.new-draft")}
            action={props.action}
            fields={[]}
          />
        )}
      </section>
    </div>
  );
}
