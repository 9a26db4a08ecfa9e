"use server";

import type { Route } from "next";
import { redirect } from "next/navigation";
import { z } from "zod";
import { officialSending } from "@/app/context";
import type { FormState } from "@/components/desk/form-state";
import { removeNotice } from "@/domain/notices/remove";
import { paths } from "@/lib/paths";
import {
  declined,
  editionAsk,
  fields,
  garbled,
  publicWords,
  signedOut,
  typed,
  withPublicWords,
} from "../../../forms";

const noSuchNumber = 0;
const decision = editionAsk
  .extend({
    ...publicWords,
    instead: typed
      .catch("")
      .transform((words) => words.trim())
      .transform((words) =>
        words === "" ? null : /^\d{1,9}$/.test(words) ? Number(words) : noSuchNumber,
      ),
    seen: z
      .string()
      .regex(/^\d{1,15}(?: \d{1,15}){0,5000}$/)
      .transform((ids) => ids.split(" ").map(Number)),
  })
  .transform(withPublicWords);

/** Removes what this page showed, and nothing that was published since. */
export async function remove(before: FormState, form: FormData): Promise<FormState> {
  const context = await officialSending(before, form, remove, "remove");
  if (!context) return signedOut(before, form);
  const parsed = decision.safeParse(fields(form));
  if (!parsed.success) return garbled(before, form);
  const outcome = await removeNotice(context, parsed.data);
  if (!outcome.ok) return declined(before, form, outcome.refusal);
  redirect(`${paths.edition(parsed.data.editionId)}?done=remove` as Route);
}
