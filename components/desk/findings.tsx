import type { Finding } from "@/domain/gate";
import { speaker } from "@/lib/i18n";
import type { Lang } from "@/lib/time";
import type { FormState } from "./form-state";
import { issueWords } from "./words";

type Props = {
  lang: Lang;
  state: FormState;
  field: string;
  /** Begins the ids, where a page has several forms. */
  prefix?: string;
};

/** What the gate found in a field. */
export const findingsIn = ({ gate }: FormState, field: string): readonly Finding[] =>
  gate?.findings.filter((finding) => finding.field === field) ?? [];

/** Whether something in a field keeps the text from being submitted. */
export const isBarred = (state: FormState, field: string): boolean =>
  findingsIn(state, field).some(({ weight }) => weight === "blocks");

/** What the gate found in a field, in the margin beside it; each sort of warning with the tick it asks for. */
export function Findings({ lang, state, field, prefix = "" }: Props) {
  const say = speaker(lang);
  const found = findingsIn(state, field);
  if (found.length === 0) return null;
  const asks = ({ key, code, weight }: Finding) =>
    weight === "warns" && state.gate?.findings.find((each) => each.code === code)?.key === key;
  return (
    <div className="finds" id={`${prefix}${field}-finds`}>
      {found.map((finding) => (
        <div key={finding.key}>
          <p className={finding.weight === "warns" ? "find warning" : "find"}>
            <b>{say(`gate.${finding.weight}`)}</b>
            <br />
            {issueWords(say, finding)}
          </p>
          {asks(finding) && (
            <label className="pick small">
              <input
                type="checkbox"
                name={`seen-${finding.code}`}
                id={`seen-${finding.code}`}
                value="yes"
                defaultChecked={
                  state.values[`seen-${finding.code}`] === "yes" ||
                  state.gate?.ticked.includes(finding.code)
                }
              />{" "}
              {say("gate.seen")}
            </label>
          )}
        </div>
      ))}
    </div>
  );
}
