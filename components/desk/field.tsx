import { speaker } from "@/lib/i18n";
import type { Lang } from "@/lib/time";
import { findingsIn, isBarred } from "./findings";
import type { FormState } from "./form-state";
import { issueWords } from "./words";

type Props = {
  lang: Lang;
  state: FormState;
  name: string;
  label: string;
  hint?: string;
  /** What stands there before anybody types. */
  value?: string;
  /** Lines; a field of one line where it is left out. */
  rows?: number;
  type?: "text" | "password" | "email" | "date" | "datetime-local";
  autoComplete?: string;
  prefix?: string;
  /** Language of the text in it, where it is not the desk's. */
  textLang?: Lang;
};

/** A label, what is wrong, the field, a hint. What was typed stands there again after a refusal. */
export function Field(props: Props) {
  const { lang, state, name, label, hint, rows, type = "text", prefix = "" } = props;
  const id = prefix + name;
  const issue = issueOf(state, name);
  const described = [
    issue && `${id}-issue`,
    findingsIn(state, name).length > 0 && `${id}-finds`,
    hint && `${id}-hint`,
  ]
    .filter(Boolean)
    .join(" ");
  const shared = {
    id,
    name,
    defaultValue: type === "password" ? "" : (state.values[name] ?? props.value ?? ""),
    lang: props.textLang,
    "aria-invalid": issue || isBarred(state, name) ? (true as const) : undefined,
    "aria-describedby": described || undefined,
  };
  return (
    <div>
      <label htmlFor={id}>{label}</label>
      {issue && (
        <p className="msg" id={`${id}-issue`}>
          {issueWords(speaker(lang), issue)}
        </p>
      )}
      {rows ? (
        <textarea {...shared} rows={rows} />
      ) : (
        <input {...shared} type={type} autoComplete={props.autoComplete ?? "off"} />
      )}
      {hint && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}

/** What the answer found wrong with this field; what the gate found stands beside it. */
export function issueOf(state: FormState, name: string) {
  const { refusal } = state;
  if (!refusal || !("issues" in refusal)) return undefined;
  return refusal.issues.find((issue) => issue.field === name && !("weight" in issue));
}
