"use client";

import type { Finding } from "@/domain/gate";
import { speaker } from "@/lib/i18n";
import type { Lang } from "@/lib/time";
import { ErrorSummary } from "./error-summary";
import { Field, issueOf } from "./field";
import { type FormAction, untouched } from "./form-state";
import { useForm } from "./use-form";
import { issueWords } from "./words";

type Props = {
  lang: Lang;
  editionId: number;
  lockVersion: number;
  contentHash: string;
  barred: readonly Finding[];
  action: FormAction;
  page: string;
};

const prefix = "override-";

/** A manager's override: a reason, and for each thing that looks like personal data the word that it is none. */
export function OverrideForm(props: Props) {
  const { lang, barred, action, page } = props;
  const say = speaker(lang);
  const { state, form } = useForm(action, untouched, { page });
  const { editionId, lockVersion, contentHash } = props;
  return (
    <form className="stack" {...form} aria-label={say("step.grant_override")}>
      <ErrorSummary lang={lang} state={state} prefix={prefix} />
      {barred
        .filter(({ kind }) => kind === "personal")
        .map(({ key, values }) => {
          const name = `named-${key}`;
          const issue = issueOf(state, name);
          return (
            <div key={key}>
              {issue && (
                <p className="msg" id={`${prefix}${name}-issue`}>
                  {issueWords(say, issue)}
                </p>
              )}
              <label className="pick small">
                <input
                  type="checkbox"
                  name={name}
                  id={prefix + name}
                  value="yes"
                  defaultChecked={state.values[name] === "yes"}
                  aria-invalid={issue ? true : undefined}
                  aria-describedby={issue ? `${prefix}${name}-issue` : undefined}
                />{" "}
                {say("gate.named", { masked: values?.["masked"] ?? "" })}
              </label>
            </div>
          );
        })}
      <Field
        lang={lang}
        state={state}
        name="reason"
        rows={3}
        label={say("gate.reason")}
        prefix={prefix}
      />
      <div>
        {Object.entries({ editionId, lockVersion, contentHash }).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <button type="submit" className="plain">
          {say("step.grant_override")}
        </button>
        <p className="small">{say("step.grant_override-hint")}</p>
      </div>
    </form>
  );
}
