"use server";

import type { Route } from "next";
import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import { type DeskContext, officialSending } from "@/app/context";
import type { EditorState } from "@/components/desk/editor-state";
import type { FormState, GateState } from "@/components/desk/form-state";
import { checkText } from "@/domain/notices/check";
import { newEdition } from "@/domain/notices/create";
import { duplicateEdition } from "@/domain/notices/duplicate";
import { type SaveEdition, saveEdition } from "@/domain/notices/edit";
import {
  bringBackEdition,
  discardEdition,
  recallEdition,
  submitEdition,
} from "@/domain/notices/submit";
import { undoPublish } from "@/domain/notices/undo";
import { explainWithdrawal, restoreNotice, withdrawNotice } from "@/domain/notices/withdraw";
import type { Refusal } from "@/domain/outcome";
import { toMarkdown } from "@/lib/body";
import { paths } from "@/lib/paths";
import { carryOut, takeStep } from "../../carry-out";
import {
  declined,
  editionAsk,
  publicWords,
  signedOut,
  typed,
  typedWords,
  withPublicWords,
} from "../../forms";
import { readText } from "./read-text";
import { twoTexts } from "./two-texts";

/**
 * Saves the text; with `then=submit` hands it in at once, so that nothing typed is left behind. With `then=check` it is
 * looked through as it is typed, and nothing is saved.
 */
export async function saveText(before: EditorState, form: FormData): Promise<EditorState> {
  const context = await officialSending(before, form, saveText, "save");
  if (!context) return { ...signedOut(before, form), lockVersion: before.lockVersion };
  const text = readText(form);
  if ("code" in text) return { ...declined(before, form, text), lockVersion: before.lockVersion };
  const answer = (refusal: Refusal | null, lockVersion = text.save.lockVersion): EditorState => ({
    refusal,
    values: { ...typedWords(form), bodyMarkdown: toMarkdown(text.save.body) },
    serial: before.serial + 1,
    lockVersion,
  });

  const checks = text.asks === "check";
  const looked = await checkText(context, text.save);
  const gate: { gate?: GateState } = looked.ok
    ? { gate: { ...looked.value, checked: checks } }
    : {};
  if (checks) return looked.ok ? { ...answer(null), ...gate } : answer(looked.refusal);
  const saved = await saveEdition(context, text.save);
  if (!saved.ok) {
    const state = answer(saved.refusal);
    return saved.refusal.code === "stale" ? bothTexts(context, text.save, state) : state;
  }
  const { lockVersion } = saved.value;
  const here = paths.edition(text.save.editionId);
  if (text.asks === "submit") {
    const ask = { editionId: text.save.editionId, lockVersion, ...text.answers };
    const submitted = await submitEdition(context, ask);
    if (submitted.ok) redirect(`${here}?done=submit` as Route);
    revalidatePath(here);
    return {
      ...answer(submitted.refusal, lockVersion),
      ...gate,
      savedAt: context.now.toISOString(),
    };
  }
  revalidatePath(here);
  return {
    refusal: null,
    values: answersTyped(form),
    serial: before.serial + 1,
    lockVersion,
    ...gate,
    savedAt: context.now.toISOString(),
  };
}

/** Ticks and the reason for an override: no column of the edition keeps them until it is handed in. */
const answersTyped = (form: FormData): Record<string, string> =>
  Object.fromEntries(
    Object.entries(typedWords(form)).filter(([name]) => /^(?:seen-|override$)/.test(name)),
  );

/** Adds what stands in the database to an answer that says stale; saving again is then done knowingly. */
async function bothTexts(
  context: DeskContext,
  typed: SaveEdition,
  state: EditorState,
): Promise<EditorState> {
  const texts = await twoTexts(context, typed);
  if (!texts) return { ...state, refusal: { code: "not_found" } };
  return { ...state, lockVersion: texts.stored.lockVersion, other: texts.other };
}

export async function recall(before: FormState, form: FormData): Promise<FormState> {
  return takeStep(before, form, "recall", recall, editionAsk, recallEdition);
}

export async function discard(before: FormState, form: FormData): Promise<FormState> {
  return takeStep(before, form, "discard", discard, editionAsk, discardEdition);
}

export async function bringBack(before: FormState, form: FormData): Promise<FormState> {
  return takeStep(before, form, "bring_back", bringBack, editionAsk, bringBackEdition);
}

/** Takes a publication back, and goes on with its text. */
export async function undo(before: FormState, form: FormData): Promise<FormState> {
  return carryOut(before, form, {
    ...{ action: undo, step: "undo", schema: editionAsk, command: undoPublish },
    to: ({ editionId }, { draft }) =>
      `${paths.edition(draft ?? editionId)}?done=${draft === null ? "undo_kept" : "undo"}`,
  });
}

const withReason = editionAsk.extend({ reason: typed.catch("") });

export async function restore(before: FormState, form: FormData): Promise<FormState> {
  return takeStep(before, form, "restore", restore, withReason, restoreNotice);
}

const explained = withReason.extend(publicWords).transform(withPublicWords);

export async function withdraw(before: FormState, form: FormData): Promise<FormState> {
  return takeStep(before, form, "withdraw", withdraw, explained, withdrawNotice);
}

export async function explain(before: FormState, form: FormData): Promise<FormState> {
  return takeStep(before, form, "explain", explain, explained, explainWithdrawal);
}

const another = z.object({
  number: z.coerce.number().int().positive().max(999_999_999),
  lang: z.enum(["en", "ko"]),
});

/** A new draft of a notice: its next version, or its first text in the other language. */
export async function beginEdition(before: FormState, form: FormData): Promise<FormState> {
  return carryOut(before, form, {
    ...{ action: beginEdition, schema: another, command: newEdition },
    to: (_, { editionId }) => paths.edition(editionId),
  });
}

/** A copy of an edition as the first draft of a new notice. */
export async function duplicate(before: FormState, form: FormData): Promise<FormState> {
  return carryOut(before, form, {
    ...{ action: duplicate, schema: editionAsk, command: duplicateEdition },
    to: (_, { editionId }) => `${paths.edition(editionId)}?done=duplicate`,
  });
}
