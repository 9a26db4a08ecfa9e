"use client";

import { speaker } from "@/lib/i18n";
import { paths } from "@/lib/paths";
import type { Lang } from "@/lib/time";
import { ErrorSummary } from "./error-summary";
import { Field } from "./field";
import { type FormAction, untouched } from "./form-state";
import { useForm } from "./use-form";

type Props = {
  lang: Lang;
  action: FormAction;
  /** Id of the banner that stands there now. */
  seen: number | null;
  values: { textEn: string; textKo: string; notice: string; endsAt: string };
};

/** The words of the banner in both languages, where more is said, and when it goes by itself. */
export function BannerForm({ lang, action, seen, values }: Props) {
  const say = speaker(lang);
  const up = seen !== null;
  const { state, form } = useForm(action, untouched, { page: paths.banner });
  return (
    <>
      <ErrorSummary lang={lang} state={state} />
      <form className="stack" {...form} aria-labelledby="h">
        {(["textEn", "textKo"] as const).map((name) => (
          <Field
            key={name}
            lang={lang}
            state={state}
            name={name}
            label={say(`banner.${name}`)}
            value={values[name]}
            rows={3}
            textLang={name === "textKo" ? "ko" : "en"}
          />
        ))}
        <Field
          lang={lang}
          state={state}
          name="notice"
          label={say("banner.notice")}
          hint={say("banner.notice-hint")}
          value={values.notice}
        />
        <Field
          lang={lang}
          state={state}
          name="endsAt"
          type="datetime-local"
          label={say("banner.ends")}
          hint={say("banner.ends-hint")}
          value={values.endsAt}
        />
        <input type="hidden" name="seen" value={seen ?? ""} />
        <p className="row">
          <button type="submit" name="step" value="raise">
            {say(up ? "banner.replace" : "banner.raise")}
          </button>
          {up ? (
            <button type="submit" name="step" value="lower" className="plain">
              {say("banner.lower")}
            </button>
          ) : null}
        </p>
        <p className="small">{say("banner.at-once")}</p>
      </form>
    </>
  );
}
