"use client";

import { langs, speaker } from "@/lib/i18n";
import { paths } from "@/lib/paths";
import type { Lang } from "@/lib/time";
import { Choice } from "./choice";
import { ErrorSummary } from "./error-summary";
import { type FormAction, untouched } from "./form-state";
import { useForm } from "./use-form";

type Props = { lang: Lang; boards: { slug: string; name: string }[]; action: FormAction };

/** Board and language of a new notice: all that must be known before its first word. */
export function NewNoticeForm({ lang, boards, action }: Props) {
  const say = speaker(lang);
  const { state, form } = useForm(action, untouched, { page: paths.newNotice });
  return (
    <div className="narrow">
      <ErrorSummary lang={lang} state={state} />
      <form className="stack" {...form} aria-labelledby="h">
        <Choice
          lang={lang}
          state={state}
          name="board"
          label={say("notices.board")}
          none={say("new.choose")}
          options={boards.map(({ slug, name }) => ({ value: slug, name }))}
        />
        <Choice
          lang={lang}
          state={state}
          name="lang"
          label={say("notices.lang")}
          none={say("new.choose")}
          options={langs.map((each) => ({ value: each, name: say(`language.${each}`) }))}
        />
        <p className="hint">{say("new.hint")}</p>
        <p className="row">
          <button type="submit">{say("new.button")}</button>
        </p>
      </form>
    </div>
  );
}
