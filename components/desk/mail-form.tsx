"use client";

import { speaker } from "@/lib/i18n";
import { paths } from "@/lib/paths";
import type { Lang } from "@/lib/time";
import { ErrorSummary } from "./error-summary";
import { type FormAction, untouched } from "./form-state";
import { useForm } from "./use-form";

type Props = { lang: Lang; mail: boolean; action: FormAction };

/** Whether the board may write to the own address. */
export function MailForm({ lang, mail, action }: Props) {
  const say = speaker(lang);
  const { state, form } = useForm(action, untouched, { page: paths.account });
  return (
    <div className="narrow">
      <ErrorSummary lang={lang} state={state} />
      <form className="stack" {...form} aria-labelledby="mail">
        <label className="pick">
          <input type="checkbox" name="mail" defaultChecked={mail} />
          <span>{say("account.mail-label")}</span>
        </label>
        <p className="row">
          <button type="submit">{say("account.mail-button")}</button>
        </p>
      </form>
    </div>
  );
}
