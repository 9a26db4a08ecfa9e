"use client";

import { speaker } from "@/lib/i18n";
import { paths } from "@/lib/paths";
import type { Lang } from "@/lib/time";
import { Choice } from "./choice";
import { ErrorSummary } from "./error-summary";
import { Field } from "./field";
import { type FormAction, type FormState, untouched } from "./form-state";
import { useForm } from "./use-form";

export type AdminField = {
  name: string;
  label: string;
  hint?: string;
  value?: string;
  rows?: number;
  textLang?: Lang;
  type?: "text" | "email" | "date";
  /** A choice of these; `none` is the words of the entry that chooses nothing. */
  options?: readonly { value: string; name: string }[];
  none?: string;
  /** A tick; on where `value` is "on". */
  tick?: boolean;
};

type Props = {
  lang: Lang;
  action: FormAction;
  /** The page it belongs to: an answer finds its form again there. */
  page: string;
  /** Names the form for those who hear it. */
  label: string;
  /** What ids of its fields begin with, where a page has several forms. */
  prefix?: string;
  hidden?: Readonly<Record<string, string>>;
  fields?: readonly AdminField[];
  /** What the buttons are called; each sends its `step`. The first is the form's own. */
  buttons: readonly { step: string; name: string; plain?: boolean }[];
};

/** A form of administration: fields by what they are, words back where it is declined, buttons that say their step. */
export function AdminForm({ prefix = "", fields = [], hidden = {}, ...props }: Props) {
  const { lang, action, page, label, buttons } = props;
  const { state: answered, form } = useForm(action, untouched, { page });
  // One page holds many forms of one action; without script each would show an answer meant for another.
  const ownName = prefix || "form";
  const own = answered.serial === 0 || (answered.values["form"] ?? ownName) === ownName;
  const state = own ? labelled(answered, fields) : untouched;
  return (
    <div className="stack">
      <ErrorSummary lang={lang} state={state} prefix={prefix} />
      <Once lang={lang} state={state} />
      {/* What was made is made: the next one begins with empty fields. */}
      <form key={state.once ? state.serial : 0} className="stack" {...form} aria-label={label}>
        <input type="hidden" name="form" value={ownName} />
        {Object.entries(hidden).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        {fields.map((field) => (
          <AnyField key={field.name} lang={lang} state={state} prefix={prefix} field={field} />
        ))}
        <p className="row">
          {buttons.map(({ step, name, plain }) => (
            <button
              key={step}
              type="submit"
              name="step"
              value={step}
              className={plain ? "plain" : undefined}
            >
              {name}
            </button>
          ))}
        </p>
      </form>
    </div>
  );
}

/** Issues with the label of their field, for the summary names each. */
function labelled(state: FormState, fields: readonly AdminField[]): FormState {
  const { refusal } = state;
  if (refusal?.code !== "malformed") return state;
  const issues = refusal.issues.map((issue) => ({
    ...issue,
    values: {
      ...issue.values,
      label: fields.find(({ name }) => name === issue.field)?.label ?? issue.field,
    },
  }));
  return { ...state, refusal: { code: "malformed", issues } };
}

type Part = { lang: Lang; state: FormState; prefix: string; field: AdminField };

function AnyField({ lang, state, prefix, field }: Part) {
  const { name, label, value = "", options, none, tick, ...rest } = field;
  if (tick)
    return (
      <label className="pick">
        <input
          type="checkbox"
          name={name}
          id={prefix + name}
          defaultChecked={state.serial > 0 ? state.values[name] === "on" : value === "on"}
        />
        <span>{label}</span>
      </label>
    );
  const shared = { lang, state, prefix, name, label, value };
  return options ? (
    <Choice {...shared} options={options} none={none} />
  ) : (
    <Field {...shared} {...rest} />
  );
}

/** A password that is told here and nowhere else. */
function Once({ lang, state }: { lang: Lang; state: FormState }) {
  const say = speaker(lang);
  const { once } = state;
  if (!once) return null;
  return (
    <section className="note" role="status">
      <h2>{say("users.password-once")}</h2>
      <p>
        {once.email}: <code>{once.password}</code>
      </p>
      <p>{say("users.password-once-note")}</p>
      {once.id !== undefined && (
        <p>
          <a className="t" href={paths.user(once.id)}>
            {say("users.password-once-next")}
          </a>
        </p>
      )}
    </section>
  );
}
