import { speaker } from "@/lib/i18n";
import type { Lang } from "@/lib/time";
import { issueOf } from "./field";
import type { FormState } from "./form-state";
import { issueWords } from "./words";

type Props = {
  lang: Lang;
  state: FormState;
  name: string;
  label: string;
  /** Words of the entry that chooses nothing. */
  none: string;
  options: readonly { value: string; name: string }[];
  value?: string;
};

/** A select with its label and what is wrong with it. */
export function Choice({ lang, state, name, label, none, options, value = "" }: Props) {
  const issue = issueOf(state, name);
  const chosen = state.values[name] ?? value;
  return (
    <div>
      <label htmlFor={name}>{label}</label>
      {issue && (
        <p className="msg" id={`${name}-issue`}>
          {issueWords(speaker(lang), issue)}
        </p>
      )}
      <select
        id={name}
        name={name}
        defaultValue={chosen}
        aria-invalid={issue ? true : undefined}
        aria-describedby={issue ? `${name}-issue` : undefined}
      >
        <option value="">{none}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.name}
          </option>
        ))}
      </select>
    </div>
  );
}
