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
import { carryOut } from "../carry-out";
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

/** Adds, changes or deletes a board. */
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

/** Adds, changes or deletes a section of the menu. */
export async function setSection(before: FormState, form: FormData): Promise<FormState> {
  return carryOut(before, form, {
    ...{ action: setSection, schema: sectionForm },
    command: (context, input) =>
      input.step === "add"
        ? addSection(context, input)
        : input.step === "change"
          ? changeSection(context, input)
          : deleteSection(context, input),
    to: ({ step }) => `${paths.boards}?done=${step}`,
  });
}

const of = { boardId: rowId };
const categoryForm = z.discriminatedUnion("step", [
  z.object({ ...of, ...names, step: z.literal("add"), slug: typed }),
  z.object({ ...of, ...id, ...names, step: z.literal("change"), seen: seenMark }),
  z.object({ ...of, ...id, step: z.literal("delete") }),
]);

/** Adds, changes or deletes a category of a board. */
export async function setCategory(before: FormState, form: FormData): Promise<FormState> {
  return carryOut(before, form, {
    ...{ action: setCategory, schema: categoryForm },
    command: (context, input) =>
      input.step === "add"
        ? addCategory(context, input)
        : input.step === "change"
          ? changeCategory(context, input)
          : deleteCategory(context, input),
    to: ({ boardId, step }) => `${paths.deskBoard(boardId)}?done=${step}`,
  });
}
