"use client";

import { speaker } from "@/lib/i18n";
import { paths } from "@/lib/paths";
import type { Lang } from "@/lib/time";
import { ErrorSummary } from "./error-summary";
import { Field } from "./field";
import { type FormAction, untouched } from "./form-state";
import { useForm } from "./use-form";

type Props = { lang: Lang; email: string; action: FormAction };

/** Changes the own password: the one that holds now, and the new one. */
export function PasswordForm({ lang, email, action }: Props) {
  const say = speaker(lang);
  const { state, form } = useForm(action, untouched, { page: paths.account });
  return (
    <div className="narrow">
      <ErrorSummary lang={lang} state={state} />
      <form className="stack" {...form} aria-labelledby="change">
        {/* For password managers: whose password it is. */}
        <input type="text" autoComplete="username" value={email} readOnly hidden />
        <Field
          lang={lang}
          state={state}
          name="current"
          type="password"
          label={say("account.current")}
          autoComplete="current-password"
        />
        <Field
          lang={lang}
          state={state}
          name="next"
          type="password"
          label={say("account.next")}
          hint={say("account.next-hint")}
          autoComplete="new-password"
        />
        <p className="row">
          <button type="submit">{say("account.button")}</button>
        </p>
      </form>
    </div>
  );
}
