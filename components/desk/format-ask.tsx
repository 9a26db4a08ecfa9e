"use client";

import type { Editor } from "@tiptap/core";
import { useState } from "react";
import { isSafeHref } from "@/lib/body";
import { speaker } from "@/lib/i18n";
import type { Lang } from "@/lib/time";

export const barId = "format-bar";

/** Into the text at once: Tiptap's own `focus` waits for the next frame, and what is typed until then would be lost. */
export const intoText = (editor: Editor) => editor.view.focus();

type Props = { lang: Lang; editor: Editor; close: () => void };

/** Where the marked words lead. */
export function LinkAddress({ lang, editor, close }: Props) {
  const say = speaker(lang);
  const set = (address: string) => {
    if (address !== "" && !isSafeHref(address)) return say("tool.link-wrong");
    intoText(editor);
    const chain = editor.chain().focus().extendMarkRange("link");
    (address === "" ? chain.unsetLink() : chain.setLink({ href: address })).run();
    return null;
  };
  const value = String(editor.getAttributes("link")["href"] ?? "");
  return (
    <Ask
      lang={lang}
      name="link"
      title={say("tool.link")}
      label={say("tool.link-address")}
      {...{ value, set, close }}
    />
  );
}

/** What the table at the caret shows, in words above it. */
export function TableCaption({ lang, textLang, editor, close }: Props & { textLang: Lang }) {
  const say = speaker(lang);
  const set = (caption: string) => {
    intoText(editor);
    editor.chain().focus().updateAttributes("table", { caption }).run();
    return null;
  };
  const value = String(editor.getAttributes("table")["caption"] ?? "");
  return (
    <Ask
      lang={lang}
      name="caption"
      title={say("tool.caption")}
      label={say("tool.caption-words")}
      textLang={textLang}
      {...{ value, set, close }}
    />
  );
}

type AskProps = {
  lang: Lang;
  name: string;
  title: string;
  label: string;
  value: string;
  /** The language of the words, where they are the notice's. */
  textLang?: Lang;
  /** Answers why it declines. */
  set: (words: string) => string | null;
  close: () => void;
};

/** A field in the page, no dialogue of the browser's. Enter sets, Escape leaves all as it was. */
function Ask({ lang, name, title, label, value, textLang, set, close }: AskProps) {
  const say = speaker(lang);
  const [words, setWords] = useState(value);
  const [wrong, setWrong] = useState<string | null>(null);
  const send = () => {
    const why = set(words.trim());
    setWrong(why);
    if (why === null) close();
  };
  return (
    <fieldset className="bar2">
      <legend className="vh">{title}</legend>
      <div>
        <label htmlFor={`ask-${name}`}>{label}</label>
        {wrong && (
          <p className="msg" id={`ask-${name}-wrong`}>
            {wrong}
          </p>
        )}
        <input
          id={`ask-${name}`}
          value={words}
          lang={textLang}
          maxLength={2000}
          ref={(element) => {
            if (element && document.activeElement?.closest(`#${barId}`)) element.focus();
          }}
          aria-invalid={wrong ? true : undefined}
          aria-describedby={wrong ? `ask-${name}-wrong` : undefined}
          onChange={(event) => setWords(event.target.value)}
          onKeyDown={(event) => {
            if (event.nativeEvent.isComposing) return; // This Enter ends a syllable.
            if (event.key === "Enter") event.preventDefault();
            if (event.key === "Enter") send();
            if (event.key === "Escape") close();
          }}
        />
      </div>
      <button type="button" onClick={send}>
        {say("tool.link-set")}
      </button>
      <button type="button" className="plain" onClick={close}>
        {say("tool.link-cancel")}
      </button>
    </fieldset>
  );
}
