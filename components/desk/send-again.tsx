"use client";

import { useActionState, useEffect } from "react";
import { speaker } from "@/lib/i18n";
import { paths } from "@/lib/paths";
import type { Lang } from "@/lib/time";
import { ErrorSummary } from "./error-summary";
import { type FormAction, statusOf, untouched, wordFields } from "./form-state";

type Props = {
  lang: Lang;
  fields: readonly { name: string; value: string }[];
  action: FormAction;
  /** The page the form belongs to; a refusal is told there, in the form itself. */
  page: string;
};

/**
 * A form that came without a session, given back whole: what was typed to read and change, all else hidden.
 * Sent again after signing in it is the very form it was. Nothing here comes from the database: nobody is signed in.
 */
export function SendAgain({ lang, fields, action, page }: Props) {
  const say = speaker(lang);
  const [state, send] = useActionState(action, untouched, page);
  const taken = state.serial > 0 && state.refusal === null;
  useEffect(() => {
    if (taken) window.location.assign(page);
  }, [taken, page]);
  return (
    <div className="front split">
      <meta name="gongji-status" content={String(statusOf({ code: "signed_out" }))} />
      <h1 id="h">{say("unsent.title")}</h1>
      <div className="narrow">
        <div className="note warning">
          <p>
            <a className="t" href={paths.signIn} target="_blank" rel="noopener">
              {say("unsent.sign-in")}
            </a>
          </p>
          <p>{say("unsent.then")}</p>
        </div>
        <ErrorSummary lang={lang} state={state} />
        <form className="stack" action={send} aria-labelledby="h">
          {fields.map(({ name, value }) => {
            const label = wordFields[name];
            if (!label)
              return <input key={`${name} ${value}`} type="hidden" name={name} value={value} />;
            return (
              <div key={name}>
                <label htmlFor={`sent-${name}`}>{say(label)}</label>
                <textarea
                  id={`sent-${name}`}
                  name={name}
                  defaultValue={value}
                  rows={name === "bodyMarkdown" ? 18 : 3}
                />
              </div>
            );
          })}
          <p className="row">
            <button type="submit">{say("unsent.button")}</button>
          </p>
        </form>
      </div>
    </div>
  );
}
