"use client";

import { useEffect, useId, useRef } from "react";
import type { Refusal } from "@/domain/outcome";
import { speaker } from "@/lib/i18n";
import { formatDateTime, formatZoned, homeZone, type Lang } from "@/lib/time";
import { Choice } from "./choice";
import { ErrorSummary } from "./error-summary";
import { Field } from "./field";
import { type FormAction, untouched } from "./form-state";
import { useForm } from "./use-form";

type Props = {
  lang: Lang;
  /** The page it stands on. */
  page: string;
  step: "schedule" | "force_schedule";
  edition: { id: number; lockVersion: number; endsAt: Date | null };
  /** Of the text the page shows. */
  contentHash: string;
  zones: readonly string[];
  action: FormAction;
};

type Unconfirmed = Extract<Refusal, { code: "unconfirmed" }>;

/**
 * The hour at which a text is to become public: asked, then shown with its zone, and set only once it is confirmed.
 * An hour that was changed after it was shown is shown again.
 */
export function ScheduleForm({ lang, page, step, edition, contentHash, zones, action }: Props) {
  const say = speaker(lang);
  const { state, form } = useForm(action, untouched, { page: `${page}#${step}` });
  const prefix = `${useId().replaceAll(/\W/g, "")}-`;
  const shown = state.refusal?.code === "unconfirmed" ? state.refusal : null;
  const carried = {
    editionId: edition.id,
    lockVersion: edition.lockVersion,
    contentHash,
    confirmed: shown?.at ?? "",
  };
  return (
    <form className="stack" {...form}>
      {!shown && <ErrorSummary lang={lang} state={state} prefix={prefix} />}
      <Field
        lang={lang}
        state={state}
        name="at"
        type="datetime-local"
        label={say("schedule.at")}
        prefix={prefix}
      />
      <Choice
        lang={lang}
        state={state}
        name="zone"
        label={say("schedule.zone")}
        value={homeZone}
        options={zones.map((zone) => ({ value: zone, name: zone }))}
        prefix={prefix}
      />
      {step === "force_schedule" && (
        <Field
          lang={lang}
          state={state}
          name="reason"
          label={say("step.reason")}
          rows={3}
          prefix={prefix}
        />
      )}
      {shown && <Shown key={state.serial} lang={lang} shown={shown} endsAt={edition.endsAt} />}
      <div>
        {Object.entries(carried).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <button type="submit" className={shown ? undefined : "plain"}>
          {say(shown ? "schedule.confirm" : `step.${step}`)}
        </button>
        {!shown && <p className="small">{say(`step.${step}-hint`)}</p>}
      </div>
    </form>
  );
}

/** The hour in words, and what comes of it; takes the focus, for it is what is to be read before the button. */
function Shown({ lang, shown, endsAt }: { lang: Lang; shown: Unconfirmed; endsAt: Date | null }) {
  const say = speaker(lang);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  const at = new Date(shown.at);
  return (
    // biome-ignore lint/a11y/noAutofocus: without script nothing else brings the focus to what is to be confirmed.
    <div className="find info" role="status" tabIndex={-1} ref={box} autoFocus>
      <p>
        <b>{say("schedule.check")}</b>
      </p>
      <p>{say("schedule.when", { time: formatZoned(at, shown.zone, lang) })}</p>
      {shown.zone !== homeZone && <p>{say("schedule.here", { time: formatDateTime(at, lang) })}</p>}
      <p>
        {endsAt
          ? say("schedule.ends", { time: formatZoned(endsAt, homeZone, lang) })
          : say("schedule.no-end")}
      </p>
      <p>{say("schedule.by-itself")}</p>
    </div>
  );
}
