"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { officialSending } from "@/app/context";
import type { FormState } from "@/components/desk/form-state";
import { createNotice } from "@/domain/notices/create";
import type { Issue } from "@/domain/outcome";
import { paths } from "@/lib/paths";
import { declined, fields, signedOut } from "../../forms";

const words = z.object({
  board: z
    .string()
    .regex(/^[a-z0-9-]{1,80}$/)
    .optional()
    .catch(undefined),
  lang: z.enum(["en", "ko"]).optional().catch(undefined),
});

/** Begins a notice: its number is drawn, its first draft opens. */
export async function beginNotice(before: FormState, form: FormData): Promise<FormState> {
  const context = await officialSending(before, form, beginNotice);
  if (!context) return signedOut(before, form);
  const { board, lang } = words.parse(fields(form));
  if (!board || !lang) {
    const issues: Issue[] = [];
    if (!board) issues.push({ field: "board", code: "board_missing" });
    if (!lang) issues.push({ field: "lang", code: "lang_missing" });
    return declined(before, form, { code: "malformed", issues });
  }
  const outcome = await createNotice(context, { board, lang });
  if (!outcome.ok) return declined(before, form, outcome.refusal);
  redirect(paths.edition(outcome.value.editionId));
}
