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
  /** Words of the entry that chooses nothing; left out where one of the options always counts. */
  none?: string | undefined;
  options: readonly { value: string; name: string }[];
  value?: string;
  /** What ids begin with, where a page has several forms. */
  prefix?: string;
};

/** A select with its label and what is wrong with it. */
export function Choice(props: Props) {
  const { lang, state, name, label, none, options, value = "", prefix = "" } = props;
  const id = prefix + name;
  const issue = issueOf(state, name);
  const offered = [...(none === undefined ? [] : [""]), ...options.map((option) => option.value)];
  const sent = state.values[name]; // What nobody could choose is not shown as chosen.
  return (
    <div>
      <label htmlFor={id}>{label}</label>
      {issue && (
        <p className="msg" id={`${id}-issue`}>
          {issueWords(speaker(lang), issue)}
        </p>
      )}
      <select
        id={id}
        name={name}
        defaultValue={sent !== undefined && offered.includes(sent) ? sent : value}
        aria-invalid={issue ? true : undefined}
        aria-describedby={issue ? `${id}-issue` : undefined}
      >
        {none !== undefined && <option value="">{none}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.name}
          </option>
        ))}
      </select>
    </div>
  );
}
