"use server";

import type { Route } from "next";
import { redirect } from "next/navigation";
import { z } from "zod";
import { officialSending } from "@/app/context";
import type { FormState } from "@/components/desk/form-state";
import { addDepartment, changeDepartment, deleteDepartment } from "@/domain/departments/change";
import { paths } from "@/lib/paths";
import { declined, fields, garbled, rowId, seenMark, signedOut, typed } from "../forms";

const words = { nameEn: typed, nameKo: typed, phone: typed, email: typed, formatsEmail: typed };
const departmentForm = z.discriminatedUnion("step", [
  z.object({ ...words, step: z.literal("add"), slug: typed }),
  z.object({ ...words, step: z.literal("change"), id: rowId, seen: seenMark }),
  z.object({ step: z.literal("delete"), id: rowId }),
]);

/** Opens, changes or deletes a department. */
export async function setDepartment(before: FormState, form: FormData): Promise<FormState> {
  const context = await officialSending(before, form, setDepartment);
  if (!context) return signedOut(before, form);
  const parsed = departmentForm.safeParse(fields(form));
  if (!parsed.success) return garbled(before, form);
  const input = parsed.data;
  const outcome =
    input.step === "add"
      ? await addDepartment(context, input)
      : input.step === "change"
        ? await changeDepartment(context, input)
        : await deleteDepartment(context, input);
  if (!outcome.ok) return declined(before, form, outcome.refusal);
  redirect(`${paths.departments}?done=${input.step}` as Route);
}
