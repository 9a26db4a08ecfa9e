"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { paths } from "@/lib/paths";
import { type Answer, type Autosave, openAutosave } from "./autosave";
import type { EditorState } from "./editor-state";
import { lockVersionNow, tellLockVersion } from "./lock-version";
import { noteTyping } from "./page-state";
import { type Copy, dropCopy, holdOpen, keepCopy, type Place } from "./typed-copy";

const patienceMs = 20_000; // The porch gives up on a silent database long before.
/** What a copy in the browser keeps; the rest of the form says where it belongs. */
const typedFields = [
  "title",
  "summary",
  "bodyJson",
  "bodyMarkdown",
  "bodyBase",
  "departmentId",
  "contact",
  "licence",
  "endsAt",
  "changeNote",
  "changeType",
];

/** The words of images, by the hash of each. */
const imageFields = (form: FormData) =>
  [...form.keys()].filter((name) => /^(?:alt|decorative)-/.test(name));

/**
 * Lets the editor's form save itself, keeps what it holds in the browser until that is acknowledged, and asks before a
 * tab with unsaved words is left. Nothing of it draws the form anew: that would end a syllable that is being composed.
 */
export function useWriting(place: Place, lockVersion: number, putBack: Copy | null) {
  const element = useRef<HTMLFormElement>(null);
  const ownReading = useRef(false);
  const { writer, editionId } = place;
  // A file attached on this page has raised it too: that is nobody else's text.
  const lockNow = ({ lockVersion }: { lockVersion: number }) =>
    lockVersionNow(editionId, lockVersion);
  const [autosave] = useState((): Autosave => {
    const begun = putBack
      ? { form: putBack.form, turn: putBack.turn - 1, lockVersion: putBack.lockVersion }
      : { form: newName(), turn: 0, lockVersion };
    const read = () => {
      ownReading.current = true;
      const form = new FormData(element.current ?? undefined);
      ownReading.current = false;
      return form;
    };
    return openAutosave({
      begun,
      send: (carried) => {
        const form = read();
        if (form.has("bodyJson")) form.delete("bodyBase"); // The whole structure comes along already.
        carryIn(form, { ...carried, lockVersion: lockNow(carried), writer });
        return post(paths.autosave(editionId), form);
      },
      keep: (next) => {
        const form = read();
        const values = Object.fromEntries(
          [...typedFields, ...imageFields(form)].flatMap((name) => {
            const value = form.get(name);
            const spare = name === "bodyBase" && form.has("bodyJson");
            return typeof value === "string" && !spare ? [[name, value]] : [];
          }),
        );
        keepCopy({ writer, editionId }, { ...next, at: new Date().toISOString(), values });
      },
      drop: () => dropCopy({ writer, editionId }, begun.form),
      online: () => navigator.onLine,
      moved: (lock) => tellLockVersion(editionId, lock),
    });
  });
  const touched = useCallback(() => {
    noteTyping(editionId);
    autosave.touched();
  }, [autosave, editionId]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a form is put back once, when it is drawn.
  useEffect(() => {
    const form = element.current;
    // Whoever reads the form to send it gets what it carries: the save by hand too.
    const complete = ({ formData }: FormDataEvent) => {
      if (ownReading.current) return;
      const carried = autosave.carry();
      carryIn(formData, { ...carried, lockVersion: lockNow(carried), writer });
    };
    const warn = (event: BeforeUnloadEvent) => {
      if (autosave.isUnsaved()) event.preventDefault();
    };
    const again = () => autosave.again();
    const close = holdOpen(autosave.form);
    form?.addEventListener("formdata", complete);
    window.addEventListener("beforeunload", warn);
    window.addEventListener("online", again);
    window.addEventListener("focus", again);
    if (putBack) autosave.touched();
    return () => {
      form?.removeEventListener("formdata", complete);
      window.removeEventListener("beforeunload", warn);
      window.removeEventListener("online", again);
      window.removeEventListener("focus", again);
      autosave.close();
      close();
    };
  }, [autosave, writer]);

  const answered = useCallback(
    (state: EditorState) => {
      if (state.serial === 0) return;
      autosave.answered(answerOf(state), state.lockVersion);
    },
    [autosave],
  );
  return { element, autosave, touched, answered };
}

function answerOf({ refusal, savedAt, lockVersion }: EditorState): Answer {
  if (savedAt) return { ok: true, lockVersion, savedAt };
  return { ok: false, refusal: refusal ?? { code: "unreachable" } };
}

function carryIn(form: FormData, carried: Record<string, string | number>): void {
  for (const [name, value] of Object.entries(carried)) form.set(name, String(value));
}

/** Sends a form to a stable address. What is no answer of ours (a lost line, a board that restarts) is tried again. */
async function post(address: string, form: FormData): Promise<Answer> {
  try {
    const signal = AbortSignal.timeout(patienceMs);
    const answer = await fetch(address, { method: "POST", body: form, signal });
    if (answer.status === 413) return { ok: false, refusal: { code: "malformed", issues: [] } };
    const said = await answer.json();
    if (answer.ok) return { ok: true, lockVersion: said.lockVersion, savedAt: said.savedAt };
    if (said.refusal) return { ok: false, refusal: said.refusal, other: said.other };
  } catch {
    // Nothing came, or nothing of ours.
  }
  return { ok: false, refusal: { code: "unreachable" } };
}

/** A name for this open form, 16 bytes; not `randomUUID`, which a plain http address does not offer. */
const newName = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, "0"),
  ).join("");
