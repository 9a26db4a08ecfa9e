"use server";

import { z } from "zod";
import type { FormState } from "@/components/desk/form-state";
import { addRedirect, removeRedirect } from "@/domain/redirects/redirects";
import { paths } from "@/lib/paths";
import { carryOut } from "../carry-out";
import { rowId, typed } from "../forms";

const redirectForm = z.discriminatedUnion("step", [
  z.object({ step: z.literal("add"), from: typed, to: typed }),
  z.object({ step: z.literal("delete"), id: rowId }),
]);

/** Adds a redirect or takes one away. */
export async function setRedirect(before: FormState, form: FormData): Promise<FormState> {
  return carryOut(before, form, {
    ...{ action: setRedirect, schema: redirectForm },
    command: (context, input) =>
      input.step === "add" ? addRedirect(context, input) : removeRedirect(context, input),
    to: ({ step }) => `${paths.redirects}?done=${step}`,
  });
}
