"use client";

import { useEffect, useRef } from "react";
import { speaker } from "@/lib/i18n";
import { paths } from "@/lib/paths";
import type { Lang } from "@/lib/time";
import { type FormState, statusOf } from "./form-state";
import { issueWords, refusalWords } from "./words";

/** Why a form was declined, above it, with a link to each field at fault; takes the focus. */
export function ErrorSummary({ lang, state, prefix = "" }: Props) {
  const say = speaker(lang);
  const box = useRef<HTMLElement>(null);
  const { refusal, serial } = state;
  const refused = refusal !== null;
  useEffect(() => {
    if (serial === 0 || !refused) return;
    box.current?.focus();
    const error = speaker(lang)("form.error-title", { page: "" });
    if (!document.title.startsWith(error)) document.title = error + document.title;
  }, [serial, refused, lang]);
  if (!refusal) return null;
  const issues = "issues" in refusal ? refusal.issues : [];
  return (
    // biome-ignore lint/a11y/noAutofocus: without script nothing else brings the focus to what went wrong.
    <section className="note danger" role="alert" tabIndex={-1} ref={box} autoFocus>
      <meta name="gongji-status" content={String(statusOf(refusal))} />
      <h2>{say("form.problem")}</h2>
      {issues.length === 0 ? (
        <p>
          {refusalWords(say, refusal)}{" "}
          {refusal.code === "signed_out" && (
            <a className="t" href={paths.signIn} target="_blank" rel="noopener">
              {say("unsent.sign-in")}
            </a>
          )}
        </p>
      ) : (
        <ul>
          {issues.map((issue, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: one field may have two of a kind, and the list never moves.
            <li key={issue.field + issue.code + index}>
              <a className="t" href={`#${anchorOf(issue.field, prefix)}`}>
                {issueWords(say, issue)}
              </a>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** The id of the control for a field; the body's is that of the text within it. */
export const anchorOf = (field: string, prefix = ""): string =>
  field === "body" ? "body-text" : field === "attachments" ? field : prefix + field;

type Props = {
  lang: Lang;
  state: FormState;
  /** What the ids of this form's fields begin with, where a page has several forms. */
  prefix?: string;
};
