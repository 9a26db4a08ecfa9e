"use server";

import type { Route } from "next";
import { redirect } from "next/navigation";
import { z } from "zod";
import { officialSending } from "@/app/context";
import type { FormState } from "@/components/desk/form-state";
import { addRedirect, removeRedirect } from "@/domain/redirects/redirects";
import { paths } from "@/lib/paths";
import { declined, fields, garbled, rowId, signedOut, typed } from "../forms";

const redirectForm = z.discriminatedUnion("step", [
  z.object({ step: z.literal("add"), from: typed, to: typed }),
  z.object({ step: z.literal("delete"), id: rowId }),
]);

/** Adds a redirect or takes one away. */
export async function setRedirect(before: FormState, form: FormData): Promise<FormState> {
  const context = await officialSending(before, form, setRedirect);
  if (!context) return signedOut(before, form);
  const parsed = redirectForm.safeParse(fields(form));
  if (!parsed.success) return garbled(before, form);
  const input = parsed.data;
  const outcome =
    input.step === "add" ? await addRedirect(context, input) : await removeRedirect(context, input);
  if (!outcome.ok) return declined(before, form, outcome.refusal);
  redirect(`${paths.redirects}?done=${input.step}` as Route);
}
