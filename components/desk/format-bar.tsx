"use client";

import type { Editor } from "@tiptap/core";
import { useEditorState } from "@tiptap/react";
import { type KeyboardEvent, useState } from "react";
import { otherLang, speaker } from "@/lib/i18n";
import type { Lang } from "@/lib/time";
import { barId, intoText, LinkAddress, TableCaption } from "./format-ask";

const tools = [
  "heading",
  "subheading",
  "bold",
  "link",
  "lang",
  "list",
  "numbers",
  "quote",
  "table",
] as const;
/** Offered while the caret stands in a table. */
const tableTools = [
  ...(["caption", "row", "column", "heading-row", "heading-column"] as const),
  ...(["row-away", "column-away", "table-away"] as const),
];
/** Those that ask for words first. */
type Asked = "link" | "caption";
const isAsked = (tool: Tool): tool is Asked => tool === "link" || tool === "caption";
type Tool = (typeof tools)[number] | (typeof tableTools)[number];

/** Moves the focus to the bar's one Tab stop. */
export const focusBar = () =>
  document.querySelector<HTMLElement>(`#${barId} [tabindex="0"]`)?.focus();

type Props = { lang: Lang; textLang: Lang; editor: Editor };

/** The bar over the text: one Tab stop, arrows within, each tool a word. */
export function FormatBar({ lang, textLang, editor }: Props) {
  const say = speaker(lang);
  const [stopped, setStop] = useState(0);
  const [asking, setAsking] = useState<Asked | null>(null);
  const on = useEditorState({ editor, selector: ({ editor: now }) => pressed(now) });
  const offered: readonly Tool[] = on.table ? [...tools, ...tableTools] : tools;
  const other = otherLang(textLang); // What the tool for a foreign stretch marks it as.
  const stop = Math.min(stopped, offered.length - 1);
  const close = () => setAsking(null);

  const move = (event: KeyboardEvent<HTMLDivElement>) => {
    const last = offered.length - 1;
    const to = {
      ArrowRight: stop === last ? 0 : stop + 1,
      ArrowLeft: stop === 0 ? last : stop - 1,
      Home: 0,
      End: last,
    }[event.key];
    if (event.key === "Escape") intoText(editor);
    if (to === undefined) return;
    event.preventDefault();
    setStop(to);
    event.currentTarget.querySelectorAll("button")[to]?.focus();
  };

  return (
    <>
      <div
        className="bar2"
        id={barId}
        role="toolbar"
        aria-label={say("tool.bar")}
        aria-controls="body-text"
        onKeyDown={move}
      >
        {offered.map((tool, index) => (
          <button
            key={tool}
            type="button"
            tabIndex={index === stop ? 0 : -1}
            aria-pressed={on[tool]}
            onFocus={() => setStop(index)}
            onClick={() => (isAsked(tool) ? setAsking(tool) : use(editor, tool, other))}
          >
            {say(tool === "lang" ? `tool.lang-${other}` : `tool.${tool}`)}
          </button>
        ))}
      </div>
      {asking === "link" && <LinkAddress lang={lang} editor={editor} close={close} />}
      {asking === "caption" && on.table && (
        <TableCaption lang={lang} textLang={textLang} editor={editor} close={close} />
      )}
    </>
  );
}

type Pressed = Partial<Record<Tool, boolean>>;

function pressed(editor: Editor): Pressed {
  return {
    heading: editor.isActive("heading", { level: 2 }),
    subheading: editor.isActive("heading", { level: 3 }),
    bold: editor.isActive("bold"),
    link: editor.isActive("link"),
    list: editor.isActive("bulletList"),
    numbers: editor.isActive("orderedList"),
    quote: editor.isActive("blockquote"),
    table: editor.isActive("table"),
    lang: editor.isActive("lang"),
  };
}

function use(editor: Editor, tool: Exclude<Tool, Asked>, other: Lang): void {
  intoText(editor);
  const chain = editor.chain().focus();
  const commands = {
    heading: () => chain.toggleHeading({ level: 2 }),
    subheading: () => chain.toggleHeading({ level: 3 }),
    bold: () => chain.toggleBold(),
    list: () => chain.toggleBulletList(),
    numbers: () => chain.toggleOrderedList(),
    quote: () => chain.toggleBlockquote(),
    table: () => chain.insertTable({ rows: 3, cols: 2, withHeaderRow: true }),
    lang: () => chain.toggleMark("lang", { lang: other }),
    "heading-row": () => chain.toggleHeaderRow(),
    "heading-column": () => chain.toggleHeaderColumn(),
    row: () => chain.addRowAfter(),
    column: () => chain.addColumnAfter(),
    "row-away": () => chain.deleteRow(),
    "column-away": () => chain.deleteColumn(),
    "table-away": () => chain.deleteTable(),
  };
  commands[tool]().run();
}
