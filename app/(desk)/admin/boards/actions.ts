"use server";

import type { Route } from "next";
import { redirect } from "next/navigation";
import { z } from "zod";
import { officialSending } from "@/app/context";
import type { FormState } from "@/components/desk/form-state";
import {
  addBoard,
  addCategory,
  addSection,
  changeBoard,
  changeCategory,
  changeSection,
  deleteBoard,
  deleteCategory,
  deleteSection,
} from "@/domain/boards/change";
import { paths } from "@/lib/paths";
import {
  declined,
  fields,
  garbled,
  rowId,
  seenMark,
  signedOut,
  typed,
  typedNumber,
} from "../forms";

const id = { id: rowId };
const names = { nameEn: typed, nameKo: typed, position: typedNumber };
const board = {
  ...names,
  sectionId: rowId,
  slug: typed,
  leadEn: typed,
  leadKo: typed,
  pageSize: typedNumber,
  licence: typedNumber,
  secondPerson: z
    .literal("on")
    .optional()
    .transform((on) => on === "on"),
};
const boardForm = z.discriminatedUnion("step", [
  z.object({ ...board, step: z.literal("add") }),
  z.object({ ...id, ...board, step: z.literal("change"), seen: seenMark }),
  z.object({ ...id, step: z.literal("delete") }),
]);

/** Opens, changes or deletes a board. */
export async function setBoard(before: FormState, form: FormData): Promise<FormState> {
  const context = await officialSending(before, form, setBoard);
  if (!context) return signedOut(before, form);
  const parsed = boardForm.safeParse(fields(form));
  if (!parsed.success) return garbled(before, form);
  const input = parsed.data;
  if (input.step === "add") {
    const added = await addBoard(context, input);
    if (!added.ok) return declined(before, form, added.refusal);
    redirect(`${paths.deskBoard(added.value.id)}?done=board` as Route);
  }
  const outcome =
    input.step === "change" ? await changeBoard(context, input) : await deleteBoard(context, input);
  if (!outcome.ok) return declined(before, form, outcome.refusal);
  const to = input.step === "change" ? paths.deskBoard(input.id) : paths.boards;
  redirect(`${to}?done=${input.step}` as Route);
}

const sectionForm = z.discriminatedUnion("step", [
  z.object({ ...names, step: z.literal("add"), slug: typed }),
  z.object({ ...id, ...names, step: z.literal("change"), seen: seenMark }),
  z.object({ ...id, step: z.literal("delete") }),
]);

/** Opens, changes or deletes a section of the menu. */
export async function setSection(before: FormState, form: FormData): Promise<FormState> {
  const context = await officialSending(before, form, setSection);
  if (!context) return signedOut(before, form);
  const parsed = sectionForm.safeParse(fields(form));
  if (!parsed.success) return garbled(before, form);
  const input = parsed.data;
  const outcome =
    input.step === "add"
      ? await addSection(context, input)
      : input.step === "change"
        ? await changeSection(context, input)
        : await deleteSection(context, input);
  if (!outcome.ok) return declined(before, form, outcome.refusal);
  redirect(`${paths.boards}?done=${input.step}` as Route);
}

const of = { boardId: rowId };
const categoryForm = z.discriminatedUnion("step", [
  z.object({ ...of, ...names, step: z.literal("add"), slug: typed }),
  z.object({ ...of, ...id, ...names, step: z.literal("change"), seen: seenMark }),
  z.object({ ...of, ...id, step: z.literal("delete") }),
]);

/** Opens, changes or deletes a category of a board. */
export async function setCategory(before: FormState, form: FormData): Promise<FormState> {
  const context = await officialSending(before, form, setCategory);
  if (!context) return signedOut(before, form);
  const parsed = categoryForm.safeParse(fields(form));
  if (!parsed.success) return garbled(before, form);
  const input = parsed.data;
  const outcome =
    input.step === "add"
      ? await addCategory(context, input)
      : input.step === "change"
        ? await changeCategory(context, input)
        : await deleteCategory(context, input);
  if (!outcome.ok) return declined(before, form, outcome.refusal);
  redirect(`${paths.deskBoard(input.boardId)}?done=${input.step}` as Route);
}
