"use client";

import { speaker } from "@/lib/i18n";
import { paths } from "@/lib/paths";
import type { Lang } from "@/lib/time";
import { ErrorSummary } from "./error-summary";
import { Field } from "./field";
import { type FormAction, untouched } from "./form-state";
import { useForm } from "./use-form";

/** The door of the desk. Paste and password managers work; nothing is asked twice. */
export function SignInForm({ lang, to, action }: { lang: Lang; to: string; action: FormAction }) {
  const say = speaker(lang);
  const { state, form } = useForm(action, untouched, { page: paths.signIn });
  return (
    <div className="front split">
      <h1 id="h">{say("sign-in.title")}</h1>
      <div className="narrow">
        <ErrorSummary lang={lang} state={state} />
        <p className="soft">{say("sign-in.lead")}</p>
        <form className="stack" {...form} aria-labelledby="h">
          <input type="hidden" name="to" value={to} />
          <Field
            lang={lang}
            state={state}
            name="email"
            type="email"
            label={say("sign-in.email")}
            autoComplete="username"
          />
          <Field
            lang={lang}
            state={state}
            name="password"
            type="password"
            label={say("sign-in.password")}
            autoComplete="current-password"
          />
          <p className="row">
            <button type="submit">{say("sign-in.button")}</button>
          </p>
        </form>
      </div>
    </div>
  );
}
