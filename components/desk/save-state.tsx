"use client";

import { useSyncExternalStore } from "react";
import { type Say, speaker } from "@/lib/i18n";
import { paths } from "@/lib/paths";
import { dateTimeAttribute, formatTime, type Lang } from "@/lib/time";
import type { Autosave, Saving } from "./autosave";
import type { EditorState } from "./editor-state";
import { ErrorSummary } from "./error-summary";
import { issueWords, refusalWords } from "./words";

const quiet: Saving = { is: "quiet", byHand: 0 };
type Props = { lang: Lang; state: EditorState; autosave: Autosave };

/**
 * What became of the words so far: when they were saved (to the minute, so it is said once a minute), and at once why
 * they were not. Draws itself alone: the text beside it may be in the middle of a syllable.
 */
export function SaveState({ lang, state, autosave }: Props) {
  const say = speaker(lang);
  const saving = useSyncExternalStore(autosave.subscribe, autosave.state, () => quiet);
  const savedAt = [saving.savedAt, state.savedAt].filter(Boolean).sort().at(-1);
  const at = savedAt && new Date(savedAt);
  const passing = ["unreachable", "signed_out"].includes(state.refusal?.code ?? "");
  const over = passing && saving.is === "saved"; // It has been saved by itself since.
  const checked = state.gate?.checked === true && state.refusal === null;
  return (
    <>
      {!over && <ErrorSummary lang={lang} state={state} />}
      <p className="status" role="status">
        {checked && <b key={state.serial}>{say(at ? "gate.checked" : "gate.checked-only")} </b>}
        {saving.is === "saving"
          ? say("editor.saving")
          : at && (
              <b key={`${state.serial} ${saving.byHand}`}>
                {say("editor.saved")} <time dateTime={dateTimeAttribute(at)}>{formatTime(at)}</time>
              </b>
            )}
      </p>
      {saving.refusal && <NotSaved lang={lang} saving={saving} />}
    </>
  );
}

function NotSaved({ lang, saving }: { lang: Lang; saving: Saving }) {
  const say = speaker(lang);
  const { refusal, other } = saving;
  return (
    <div className="find warning" role="alert">
      <p>
        <b>{say("autosave.not")}</b>
      </p>
      <p>
        {reason(say, saving)}{" "}
        {refusal?.code === "signed_out" && (
          <a className="t" href={paths.signIn} target="_blank" rel="noopener">
            {say("unsent.sign-in")}
          </a>
        )}
      </p>
      {other && (
        <p className="row">
          <button type="submit" form="edit" className="plain">
            {say("autosave.both")}
          </button>
        </p>
      )}
    </div>
  );
}

function reason(say: Say, { refusal, offline, other }: Saving): string {
  if (!refusal) return "";
  if (offline) return say("autosave.offline");
  if (refusal.code === "unreachable") return say("autosave.unreachable");
  if (refusal.code === "signed_out") return say("autosave.signed-out");
  if (other) return metWords(say, other);
  const issues = "issues" in refusal ? refusal.issues : [];
  if (issues.length > 0) return issues.map((issue) => issueWords(say, issue)).join(". ");
  return `${refusalWords(say, refusal)} ${say("autosave.stands")}`;
}

/** Who saved meanwhile, and when, in a sentence. */
export function metWords(say: Say, other: { by: string | null; own: boolean; savedAt: string }) {
  const time = formatTime(new Date(other.savedAt));
  if (other.own) return say("conflict.own", { time });
  return other.by ? say("conflict.by", { name: other.by, time }) : say("conflict.moved", { time });
}
