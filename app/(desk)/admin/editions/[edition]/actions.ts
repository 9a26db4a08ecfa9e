"use server";

import type { Route } from "next";
import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import { officialSending } from "@/app/context";
import type { EditorState } from "@/components/desk/editor-state";
import type { FormState } from "@/components/desk/form-state";
import type { Context } from "@/domain/context";
import { newEdition } from "@/domain/notices/create";
import { saveEdition } from "@/domain/notices/edit";
import { discardEdition, recallEdition, submitEdition } from "@/domain/notices/submit";
import { restoreNotice, withdrawNotice } from "@/domain/notices/withdraw";
import type { Outcome, Refusal } from "@/domain/outcome";
import { toMarkdown } from "@/lib/body";
import { paths } from "@/lib/paths";
import { declined, editionAsk, fields, garbled, signedOut, typed, typedWords } from "../../forms";
import { findEdition } from "./find-edition";
import { readText } from "./read-text";

/** Saves the text; with `then=submit` hands it in at once, so that nothing typed is left behind. */
export async function saveText(before: EditorState, form: FormData): Promise<EditorState> {
  const context = await officialSending(form, saveText, "save");
  if (!context) return { ...signedOut(before, form), lockVersion: before.lockVersion };
  const text = readText(form);
  if ("code" in text) return { ...declined(before, form, text), lockVersion: before.lockVersion };
  const answer = (refusal: Refusal, lockVersion = text.save.lockVersion): EditorState => ({
    refusal,
    values: { ...typedWords(form), bodyMarkdown: toMarkdown(text.save.body) },
    serial: before.serial + 1,
    lockVersion,
  });

  const saved = await saveEdition(context, text.save);
  if (!saved.ok) {
    const state = answer(saved.refusal);
    return saved.refusal.code === "stale" ? bothTexts(context, text.save.editionId, state) : state;
  }
  const { lockVersion } = saved.value;
  const here = paths.edition(text.save.editionId);
  if (text.submits) {
    const submitted = await submitEdition(context, { ...text.save, lockVersion });
    if (submitted.ok) redirect(`${here}?done=submit` as Route);
    revalidatePath(here);
    return { ...answer(submitted.refusal, lockVersion), savedAt: context.now.toISOString() };
  }
  revalidatePath(here);
  return {
    refusal: null,
    values: {},
    serial: before.serial + 1,
    lockVersion,
    savedAt: context.now.toISOString(),
  };
}

/** Adds what stands in the database to an answer that says stale; saving again is then done knowingly. */
async function bothTexts(
  context: Parameters<typeof findEdition>[0],
  id: number,
  state: EditorState,
): Promise<EditorState> {
  const found = await findEdition(context, String(id));
  if (!found) return { ...state, refusal: { code: "not_found" } };
  const { edition } = found;
  return {
    ...state,
    lockVersion: edition.lockVersion,
    stored: {
      title: edition.title,
      summary: edition.summary,
      bodyMarkdown: toMarkdown(found.body),
      contact: edition.contact,
      changeNote: edition.changeNote ?? "",
      savedAt: edition.updatedAt.toISOString(),
    },
  };
}

export async function recall(before: FormState, form: FormData): Promise<FormState> {
  return takeStep(before, form, "recall", editionAsk, recallEdition);
}

export async function discard(before: FormState, form: FormData): Promise<FormState> {
  return takeStep(before, form, "discard", editionAsk, discardEdition);
}

const withReason = editionAsk.extend({ reason: typed.catch("") });

export async function restore(before: FormState, form: FormData): Promise<FormState> {
  return takeStep(before, form, "restore", withReason, restoreNotice);
}

const explained = withReason
  .extend({
    "explanation-en": typed.optional(),
    "explanation-ko": typed.optional(),
  })
  .transform(({ "explanation-en": en, "explanation-ko": ko, ...ask }) => ({
    ...ask,
    explanations: { ...(en && { en }), ...(ko && { ko }) },
  }));

export async function withdraw(before: FormState, form: FormData): Promise<FormState> {
  return takeStep(before, form, "withdraw", explained, withdrawNotice);
}

const another = z.object({
  number: z.coerce.number().int().positive().max(999_999_999),
  lang: z.enum(["en", "ko"]),
});

/** A new draft of a notice: its next version, or its first text in the other language. */
export async function beginEdition(before: FormState, form: FormData): Promise<FormState> {
  const context = await officialSending(form, beginEdition);
  if (!context) return signedOut(before, form);
  const parsed = another.safeParse(fields(form));
  if (!parsed.success) return garbled(before, form);
  const outcome = await newEdition(context, parsed.data);
  if (!outcome.ok) return declined(before, form, outcome.refusal);
  redirect(paths.edition(outcome.value.editionId));
}

const actions = { recall, discard, restore, withdraw };

/** The common course of a step: who asks, what they ask, the command, and back to the edition. */
async function takeStep<Ask extends { editionId: number }>(
  before: FormState,
  form: FormData,
  name: "recall" | "discard" | "restore" | "withdraw",
  schema: z.ZodType<Ask>,
  command: (context: Context, ask: Ask) => Promise<Outcome<unknown>>,
): Promise<FormState> {
  const context = await officialSending(form, actions[name], name);
  if (!context) return signedOut(before, form);
  const parsed = schema.safeParse(fields(form));
  if (!parsed.success) return garbled(before, form);
  const outcome = await command(context, parsed.data);
  if (!outcome.ok) return declined(before, form, outcome.refusal);
  redirect(`${paths.edition(parsed.data.editionId)}?done=${name}` as Route);
}
