"use client";

import { generateHTML } from "@tiptap/core";
import { bodyFromPaste, type PasteLosses, pasteLosses } from "@/lib/body";
import { speaker } from "@/lib/i18n";
import type { Lang } from "@/lib/time";
import { extensions } from "./extensions";

/** A paste that was cleaned, counted so that the same note twice is said twice. */
export type Paste = { losses: PasteLosses; serial: number };

/** HTML of the clipboard as the editor's own; what this editor copied itself is that already. */
export function cleanPaste(html: string): { html: string; losses: PasteLosses } {
  if (/\sdata-pm-slice=/.test(html)) return { html, losses: {} };
  const { body, losses } = bodyFromPaste(html);
  return { html: generateHTML(body, extensions), losses };
}

/** What a paste has lost, in words under the bar. */
export function PasteNote({ lang, paste }: { lang: Lang; paste: Paste | null }) {
  const say = speaker(lang);
  const losses = paste?.losses ?? {};
  const gone = pasteLosses.flatMap((loss) => {
    const count = losses[loss];
    return count === undefined ? [] : [say(`paste.${loss}`, { count })];
  });
  return (
    <div aria-live="polite">
      {gone.length > 0 && (
        <p className="find info" key={paste?.serial}>
          <b>{say("paste.note")}</b> {gone.join(", ")}.
          {losses.images !== undefined && ` ${say("paste.images-how")}`}
        </p>
      )}
    </div>
  );
}
