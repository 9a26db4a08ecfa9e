"use client";

import { EditorContent, useEditor } from "@tiptap/react";
import { useRef } from "react";
import type { Body } from "@/lib/body";
import { speaker } from "@/lib/i18n";
import type { Lang } from "@/lib/time";
import { extensions } from "./extensions";
import { FormatBar, focusBar } from "./format-bar";

type Props = { lang: Lang; textLang: Lang; body: Body; onTouched: () => void };

/** The editor. Its structure goes into a hidden field at each change; Tab leaves it, Alt+F10 goes to its bar. */
export function RichText({ lang, textLang, body, onTouched }: Props) {
  const say = speaker(lang);
  const field = useRef<HTMLInputElement>(null);
  const editor = useEditor({
    extensions,
    content: body,
    immediatelyRender: true, // Drawn in the browser alone; a gap would be a form without a body.
    injectCSS: false, // Its rules stand in desk.css: the policy allows no style element of a script's making.
    editorProps: {
      attributes: {
        id: "body-text",
        class: "paper-in prose",
        role: "textbox",
        lang: textLang,
        "aria-multiline": "true",
        "aria-label": say("editor.body"),
        "aria-describedby": "body-hint",
      },
      // Tab leaves the text from a list and a table too: their own keys for it never see it. Arrows go from cell to cell.
      handleDOMEvents: { keydown: (_, event) => event.key === "Tab" },
      handleKeyDown: (_, event) => {
        if (!event.altKey || event.key !== "F10") return false;
        focusBar();
        return true;
      },
    },
    onUpdate: ({ editor: now }) => {
      if (field.current) field.current.value = JSON.stringify(now.getJSON());
      onTouched();
    },
  });
  return (
    <>
      <input type="hidden" name="bodyJson" ref={field} defaultValue={JSON.stringify(body)} />
      <FormatBar lang={lang} editor={editor} />
      <EditorContent editor={editor} />
    </>
  );
}
