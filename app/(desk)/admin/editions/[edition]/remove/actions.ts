"use server";

import { z } from "zod";
import type { FormState } from "@/components/desk/form-state";
import { removeNotice } from "@/domain/notices/remove";
import { takeStep } from "../../../carry-out";
import { editionAsk, publicWords, typed, withPublicWords } from "../../../forms";

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
  return takeStep(before, form, "remove", remove, decision, removeNotice);
}
