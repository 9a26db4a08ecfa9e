"use client";

import { useId } from "react";
import type { Lang } from "@/lib/time";
import { ErrorSummary } from "./error-summary";
import { Field } from "./field";
import { type FormAction, untouched } from "./form-state";
import { useLockVersion } from "./lock-version";
import { useForm } from "./use-form";

type StepField = {
  name: string;
  label: string;
  hint?: string;
  /** What stands there before anybody types. */
  value?: string;
  textLang?: Lang;
  /** One line rather than three. */
  short?: boolean;
};
type Props = {
  lang: Lang;
  editionId: number;
  lockVersion: number;
  label: string;
  hint: string;
  action: FormAction;
  fields: readonly StepField[];
  hidden?: Readonly<Record<string, string | number>>;
  /** The page it stands on. */
  page: string;
  /** The step this page is there for. */
  main?: boolean;
};

/** One step of the workflow as a form: its words, what it asks, and why it was declined. */
export function StepForm(props: Props) {
  const { lang, label, hint, action, fields, hidden = {} } = props;
  const { state, form } = useForm(action, untouched, {
    // Two forms of one page may have one action: the language tells them apart.
    page: props.page + ("lang" in hidden ? `#${hidden["lang"]}` : ""),
  });
  const prefix = `${useId().replaceAll(/\W/g, "")}-`;
  const lockVersion = useLockVersion(props.editionId, props.lockVersion);
  const carried = { editionId: props.editionId, lockVersion, ...hidden };
  return (
    <form className="stack" {...form}>
      <ErrorSummary lang={lang} state={state} prefix={prefix} />
      {fields.map(({ short, ...field }) => (
        <Field
          {...field}
          key={field.name}
          lang={lang}
          state={state}
          prefix={prefix}
          {...(!short && { rows: 3 })}
        />
      ))}
      <div>
        {Object.entries(carried).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <button type="submit" className={props.main ? undefined : "plain"}>
          {label}
        </button>
        <p className="small">{hint}</p>
      </div>
    </form>
  );
}
