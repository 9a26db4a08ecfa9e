"use client";

import type { Editor } from "@tiptap/react";
import { useEffect } from "react";

export type ImageAttrs = {
  sha256: string;
  alt: string;
  decorative: boolean;
  width: number | null;
  height: number | null;
};

/** Where the edition's images are, by their SHA-256: the editor draws them from here. */
export const imageAddresses = new Map<string, string>();

const place = "gongji:place-image";
const words = "gongji:image-words";

/** Asks the open editor to put an image where the cursor is; false where no editor is open. */
export const placeInEditor = (attrs: ImageAttrs): boolean =>
  !window.dispatchEvent(new CustomEvent(place, { detail: attrs, cancelable: true }));

/** Tells the open editor what an image shows from now on. */
export const tellEditor = (attrs: ImageAttrs): boolean =>
  window.dispatchEvent(new CustomEvent(words, { detail: attrs }));

/** The editor's side of the two above. */
export function useEditorImages(editor: Editor | null): void {
  useEffect(() => {
    if (!editor) return;
    const put = (event: Event) => {
      event.preventDefault();
      const { detail } = event as CustomEvent<ImageAttrs>;
      editor.chain().focus().insertContent({ type: "image", attrs: detail }).run();
    };
    const reword = (event: Event) => {
      const { sha256, alt, decorative } = (event as CustomEvent<ImageAttrs>).detail;
      const { state, view } = editor;
      const { tr } = state;
      state.doc.descendants((node, position) => {
        if (node.type.name === "image" && node.attrs["sha256"] === sha256)
          tr.setNodeMarkup(position, undefined, { ...node.attrs, alt, decorative });
      });
      if (tr.docChanged) view.dispatch(tr);
    };
    window.addEventListener(place, put);
    window.addEventListener(words, reword);
    return () => {
      window.removeEventListener(place, put);
      window.removeEventListener(words, reword);
    };
  }, [editor]);
}
