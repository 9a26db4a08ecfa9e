"use client";

import { EditorContent, useEditor } from "@tiptap/react";
import { memo, useEffect, useRef, useState } from "react";
import type { Body } from "@/lib/body";
import { speaker } from "@/lib/i18n";
import type { Lang } from "@/lib/time";
import { useEditorImages } from "./editor-images";
import { extensions } from "./extensions";
import { FormatBar, focusBar } from "./format-bar";
import { cleanPaste, type Paste, PasteNote } from "./pasted";

type Props = { lang: Lang; textLang: Lang; body: Body; onTouched: () => void };

/**
 * The editor. Whoever reads the form gets the structure as it stands; Tab leaves it, Alt+F10 goes to its bar.
 * Drawn anew only for another text: that would end a syllable that is being composed.
 */
export const RichText = memo(function RichText({ lang, textLang, body, onTouched }: Props) {
  const say = speaker(lang);
  const place = useRef<HTMLDivElement>(null);
  const [paste, setPaste] = useState<Paste | null>(null);
  const noted = (losses: Paste["losses"]) =>
    setPaste((before) => ({ losses, serial: (before?.serial ?? 0) + 1 }));
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
      // What is dropped comes the same way.
      transformPastedHTML: (html) => {
        const cleaned = cleanPaste(html);
        noted(cleaned.losses);
        return cleaned.html;
      },
      // A picture from the clipboard is a file: it comes in below, where it is drawn anew and given its words.
      handlePaste: (_, event) => {
        const data = event.clipboardData;
        if (!data?.files.length || data.types.includes("text/html")) return false;
        noted({ images: data.files.length });
        return true;
      },
      handleKeyDown: (_, event) => {
        if (!event.altKey || event.key !== "F10") return false;
        focusBar();
        return true;
      },
    },
    onUpdate: onTouched,
  });
  useEditorImages(editor);
  useEffect(() => {
    const form = place.current?.closest("form");
    const complete = ({ formData }: FormDataEvent) =>
      formData.set("bodyJson", JSON.stringify(editor.getJSON()));
    form?.addEventListener("formdata", complete);
    return () => form?.removeEventListener("formdata", complete);
  }, [editor]);
  return (
    <div ref={place}>
      <FormatBar lang={lang} textLang={textLang} editor={editor} />
      <PasteNote lang={lang} paste={paste} />
      <EditorContent editor={editor} />
    </div>
  );
});
