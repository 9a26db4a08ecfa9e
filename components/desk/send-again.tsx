import { type MessageKey, speaker } from "@/lib/i18n";
import { paths } from "@/lib/paths";
import type { Lang } from "@/lib/time";
import { statusOf } from "./form-state";

const shown: Readonly<Record<string, MessageKey>> = {
  title: "editor.title",
  summary: "editor.summary",
  bodyMarkdown: "editor.body",
  contact: "editor.contact",
  changeNote: "editor.note",
  remark: "review.remark",
  "explanation-en": "unsent.explanation-en",
  "explanation-ko": "unsent.explanation-ko",
  reason: "step.reason",
};

/**
 * A form that came without a session, given back whole: what was typed to read and change, all else hidden.
 * Sent again after signing in it is the very form it was. Nothing here comes from the database: nobody is signed in.
 */
export function SendAgain({ lang, form }: { lang: Lang; form: FormData }) {
  const say = speaker(lang);
  const fields = [...form].flatMap(([name, value]) =>
    typeof value === "string" ? [{ name, value, label: shown[name] }] : [],
  );
  return (
    <div className="front split">
      <meta name="gongji-status" content={String(statusOf({ code: "signed_out" }))} />
      <h1 id="h">{say("unsent.title")}</h1>
      <div className="narrow">
        <section className="note warning">
          <ol>
            <li>
              <a className="t" href={paths.signIn} target="_blank" rel="noopener">
                {say("unsent.sign-in")}
              </a>
            </li>
            <li>{say("unsent.then")}</li>
          </ol>
        </section>
        <form className="stack" method="post" encType="multipart/form-data" aria-labelledby="h">
          {fields.map(({ name, value, label }) =>
            label ? (
              <div key={name}>
                <label htmlFor={`sent-${name}`}>{say(label)}</label>
                <textarea
                  id={`sent-${name}`}
                  name={name}
                  defaultValue={value}
                  rows={name === "bodyMarkdown" ? 18 : 3}
                />
              </div>
            ) : (
              <input key={name} type="hidden" name={name} value={value} />
            ),
          )}
          <p className="row">
            <button type="submit">{say("unsent.button")}</button>
          </p>
        </form>
      </div>
    </div>
  );
}
