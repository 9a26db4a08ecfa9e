"use client";

import { speaker } from "@/lib/i18n";
import type { Lang } from "@/lib/time";
import { Choice } from "./choice";
import { CopyButton } from "./copy-button";
import { ErrorSummary } from "./error-summary";
import { type FormAction, untouched } from "./form-state";
import { useForm } from "./use-form";

type Props = { lang: Lang; editionId: number; page: string; action: FormAction };

/** Asks for how long, and shows the new link this once. */
export function ShareForm({ lang, editionId, page, action }: Props) {
  const say = speaker(lang);
  const { state, form } = useForm(action, untouched, { page: `${page}#share` });
  return (
    <form className="stack" id="share" {...form}>
      <ErrorSummary lang={lang} state={state} />
      <input type="hidden" name="editionId" value={editionId} />
      <Choice
        {...{ lang, state }}
        name="days"
        label={say("share.days")}
        none={say("share.choose")}
        value="7"
        options={[1, 7, 30].map((days) => ({
          value: String(days),
          name: say("share.n-days", { count: days }),
        }))}
      />
      <div>
        <button type="submit" className="plain">
          {say("share.make")}
        </button>
      </div>
      <div aria-live="polite">
        {state.link && (
          <div className="find success stack" key={state.serial}>
            <p id="shared-link-words">
              <b>{say("share.once")}</b>
            </p>
            <output className="line" id="shared-link" aria-labelledby="shared-link-words">
              {state.link}
            </output>
            <CopyButton lang={lang} of="shared-link" label={say("share.copy")} />
          </div>
        )}
      </div>
    </form>
  );
}
