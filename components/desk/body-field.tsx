"use client";

import { type ComponentType, useEffect, useRef, useState } from "react";
import { flushSync } from "react-dom";
import type { Body } from "@/lib/body";
import { speaker } from "@/lib/i18n";
import type { Lang } from "@/lib/time";
import type { EditorState } from "./editor-state";
import { issueOf } from "./field";
import { Findings, findingsIn, isBarred } from "./findings";
import { issueWords } from "./words";

type RichText = ComponentType<Pick<Props, "lang" | "textLang" | "body" | "onTouched">>;

type Props = {
  lang: Lang;
  textLang: Lang;
  state: EditorState;
  body: Body;
  markdown: string;
  onTouched: () => void;
};

/**
 * The body. The page arrives with Markdown in a textarea, which is all a browser without script needs;
 * the editor takes its place unless somebody has begun to write there, or a refused text stands in it.
 */
export function BodyField({ lang, textLang, state, body, markdown, onTouched }: Props) {
  const say = speaker(lang);
  const area = useRef<HTMLTextAreaElement>(null);
  const [Rich, setRich] = useState<RichText>();
  const standing = state.values["bodyMarkdown"] ?? markdown;
  // biome-ignore lint/correctness/useExhaustiveDependencies: decided once, when the page wakes up.
  useEffect(() => {
    const show = (RichText: RichText) => {
      const element = area.current;
      const begun = element && (element.value !== markdown || document.activeElement === element);
      // At once: what is typed between the look and the change would be gone with the textarea.
      if (!begun) flushSync(() => setRich(() => RichText));
    };
    // Where the editor cannot be fetched the textarea stays, and all works as without script.
    import("./rich-text").then(
      (module) => show(module.RichText),
      () => undefined,
    );
  }, []);
  const issue = issueOf(state, "body");
  return (
    <div className="field">
      <div>
        {Rich ? (
          <p id="body-label">
            <b>{say("editor.body")}</b>
          </p>
        ) : (
          <label htmlFor="body-text">{say("editor.body")}</label>
        )}
        {issue && (
          <p className="msg" id="body-issue">
            {issueWords(say, issue)}
          </p>
        )}
        {Rich ? (
          <Rich lang={lang} textLang={textLang} body={body} onTouched={onTouched} />
        ) : (
          <textarea
            id="body-text"
            name="bodyMarkdown"
            ref={area}
            rows={18}
            lang={textLang}
            defaultValue={standing}
            aria-invalid={issue || isBarred(state, "body") ? true : undefined}
            aria-describedby={
              findingsIn(state, "body").length > 0 ? "body-hint body-finds" : "body-hint"
            }
          />
        )}
        <input
          type="hidden"
          name="bodyBase"
          value={state.values["bodyBase"] ?? JSON.stringify(body)}
        />
        <p className="hint" id="body-hint">
          {say(Rich ? "editor.keys" : "editor.markdown")}
        </p>
      </div>
      <Findings lang={lang} state={state} field="body" />
    </div>
  );
}
