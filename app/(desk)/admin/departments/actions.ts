"use server";

import { z } from "zod";
import type { FormState } from "@/components/desk/form-state";
import { addDepartment, changeDepartment, deleteDepartment } from "@/domain/departments/change";
import { paths } from "@/lib/paths";
import { carryOut } from "../carry-out";
import { rowId, seenMark, typed } from "../forms";

const words = { nameEn: typed, nameKo: typed, phone: typed, email: typed, formatsEmail: typed };
const departmentForm = z.discriminatedUnion("step", [
  z.object({ ...words, step: z.literal("add"), slug: typed }),
  z.object({ ...words, step: z.literal("change"), id: rowId, seen: seenMark }),
  z.object({ step: z.literal("delete"), id: rowId }),
]);

/** Adds, changes or deletes a department. */
export async function setDepartment(before: FormState, form: FormData): Promise<FormState> {
  return carryOut(before, form, {
    ...{ action: setDepartment, schema: departmentForm },
    command: (context, input) =>
      input.step === "add"
        ? addDepartment(context, input)
        : input.step === "change"
          ? changeDepartment(context, input)
          : deleteDepartment(context, input),
    to: ({ step }) => `${paths.departments}?done=${step}`,
  });
}
