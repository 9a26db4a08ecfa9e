"use server";

import type { Route } from "next";
import { redirect } from "next/navigation";
import { z } from "zod";
import { officialSending } from "@/app/context";
import type { FormState } from "@/components/desk/form-state";
import { readPast } from "@/domain/notices/history";
import { restoreText } from "@/domain/notices/restore-text";
import { paths } from "@/lib/paths";
import { declined, fields, garbled, rowId, signedOut } from "../../../forms";

const restoring = z.object({
  editionId: rowId,
  /** Of the edition under way; 0 where there was none. */
  lockVersion: z.coerce.number().int().nonnegative().max(Number.MAX_SAFE_INTEGER),
  past: z.string().max(20),
});

/** Takes an old text up again: into the edition under way, or as a new draft. */
export async function takeUp(before: FormState, form: FormData): Promise<FormState> {
  const context = await officialSending(before, form, takeUp);
  if (!context) return signedOut(before, form);
  const parsed = restoring.safeParse(fields(form));
  const past = readPast(parsed.data?.past);
  if (!parsed.success || !past) return garbled(before, form);
  const outcome = await restoreText(context, { ...parsed.data, past });
  if (!outcome.ok) return declined(before, form, outcome.refusal);
  redirect(`${paths.edition(outcome.value.editionId)}?done=take_up` as Route);
}
